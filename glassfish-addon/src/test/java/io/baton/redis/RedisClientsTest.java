// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.config.Settings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

/** Clients that nobody has used yet. */
class RedisClientsTest {

    private static final Map<String, String> NOBODY_LISTENS = Map.of("redisUri", "redis://127.0.0.1:1");

    @Test
    void allThreadsAreThereBeforeARequestCouldStartOne() throws IOException {
        try (URLClassLoader mark = new URLClassLoader(new URL[0])) {
            RedissonClient client = RedisClients.create(
                    Settings.parse(NOBODY_LISTENS).store(), new SubscriptionLoss(), work -> makeUnder(mark, work));
            try {
                await().untilAsserted(() -> assertThat(threadsWith(mark))
                        .as("of the library, by their names without numbers")
                        .containsExactly(
                                "redisson",
                                "redisson",
                                "redisson",
                                "redisson",
                                "redisson-netty",
                                "redisson-netty",
                                "redisson-netty",
                                "redisson-netty",
                                "redisson-timer"));
            } finally {
                client.shutdown();
            }
        }
    }

    private static void makeUnder(ClassLoader loader, Runnable work) {
        Thread maker = new Thread(work);
        maker.setContextClassLoader(loader);
        maker.start();
    }

    private static List<String> threadsWith(ClassLoader loader) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getContextClassLoader() == loader)
                .map(Thread::getName)
                .filter(name -> name.startsWith("redisson"))
                .map(name -> name.replaceAll("[-0-9]+$", ""))
                .sorted()
                .toList();
    }
}
