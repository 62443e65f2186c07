// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** The journals that an application keeps on its instances, read line by line. */
final class Journals {

    /** A session's second, a sweep each second, and what a busy machine adds. */
    private static final Duration END_OF_LIFE = Duration.ofSeconds(30);

    private final HttpSessionClient reader = new HttpSessionClient();
    private final Map<GlassFishInstance, Integer> seen = new HashMap<>();
    private final List<GlassFishInstance> instances;
    private final String path;

    /** Begins after what they say already. */
    Journals(List<GlassFishInstance> instances, String application) {
        this.instances = instances;
        this.path = "/" + application + "/journal?since=";
        added();
    }

    /** The lines since the last look. */
    List<String> added() {
        List<String> lines = new ArrayList<>();
        for (GlassFishInstance instance : instances) {
            int from = seen.getOrDefault(instance, 0);
            List<String> added =
                    reader.get(instance.url(path + from)).body().lines().toList();
            seen.put(instance, from + added.size());
            lines.addAll(added);
        }
        return lines;
    }

    /** The lines until there are that many, or the time for it is over: then the difference is the test's to tell. */
    List<String> awaited(int lines) {
        List<String> happened = new ArrayList<>();
        try {
            await().atMost(END_OF_LIFE)
                    .pollDelay(Duration.ZERO)
                    .until(() -> happened.addAll(added()) && happened.size() >= lines);
        } catch (ConditionTimeoutException less) {
            return happened;
        }
        return happened;
    }
}
