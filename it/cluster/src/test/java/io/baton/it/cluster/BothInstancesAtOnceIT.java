// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R3.2, R3.3: one session, many requests in parallel, on both instances. */
class BothInstancesAtOnceIT {

    private static final int CLIENTS = 8;
    private static final int TIMES = 250;

    private final HttpSessionClient browser = new HttpSessionClient();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        browser.send(HttpRequest.newBuilder(bench.a().url("/counter/sum")).PUT(HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void eachOfTwoThousandIncrementsCountsOnce() {
        List<Integer> sums = Crowd.ask(
                CLIENTS,
                TIMES,
                client -> sum(browser.copy().post(instance(client).url("/counter/sum"), Map.of())));

        assertThat(sums)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, CLIENTS * TIMES).boxed().toList());
        for (GlassFishInstance instance : bench.cluster().instances()) {
            assertThat(sum(browser.get(instance.url("/counter/sum")))).isEqualTo(CLIENTS * TIMES);
        }
    }

    private GlassFishInstance instance(int client) {
        return bench.cluster().instance(client % 2);
    }

    private static int sum(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return Integer.parseInt(reply.json("sum"));
    }
}
