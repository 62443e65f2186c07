// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R1.3, R2.5: an application that never said that it is distributable keeps what it may keep on one server, and the rest of its sessions moves. */
@Order(Turn.SHORT_HOLDS)
class AllApplicationsIT {

    private static final String APPLICATION = "undeclared";

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Bench.SHORT_HOLDS);
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy(APPLICATION);
    }

    @Test
    void valuesThatAreNotSerializableStayWhereTheyAre() {
        long mark = bench.a().serverLog().mark();
        bench.cluster().deploy(bench.archives().counterOfOneServer(), APPLICATION);
        Counter counter = new Counter(APPLICATION);
        counter.countOn(bench.a());

        Reply reply = counter.browser().post(bench.a().url("/" + APPLICATION + "/unserializable"), Map.of());

        assertThat(reply.json("refused")).isEqualTo("no");
        bench.a()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log)
                                .contains(
                                        "BATON1109 Application /undeclared: attribute \'count\' is a java.lang.Object"));
    }

    @Test
    void theOthersMove() {
        bench.cluster().deploy(bench.archives().counterOfOneServer(), APPLICATION);
        Counter counter = new Counter(APPLICATION);
        counter.countOn(bench.a());
        counter.countOn(bench.b());
        counter.countOn(bench.a());
    }

    @Test
    void anApplicationThatSaysSoIsHeldToIt() {
        bench.cluster().deploy(bench.archives().counter(), APPLICATION);

        Reply reply = new HttpSessionClient().post(bench.a().url("/" + APPLICATION + "/unserializable"), Map.of());

        assertThat(reply.json("refused")).contains("distributable");
    }
}
