// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * R4.1, R9.2: attributes hear when their session leaves an instance and when it arrives, with their application around them. What they heard is in their own
 * state: that it can be read elsewhere shows that they heard it before the state was taken.
 */
@OfContainer
class ActivationIT {

    /** A stay of fewer requests makes a session wander. */
    private static final int LONG_STAY = 3;

    private final HttpSessionClient browser = new HttpSessionClient();
    private String application = "moves";
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().moves(), "moves");
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy(application);
    }

    private void begin(Map<String, String> form) {
        assertThat(browser.post(moves(bench.a()), form).status()).isEqualTo(200);
        stay(bench.a());
    }

    private URI moves(GlassFishInstance instance) {
        return instance.url("/" + application + "/moves");
    }

    private void stay(GlassFishInstance instance) {
        for (int i = 0; i < LONG_STAY; i++) {
            look(instance);
        }
    }

    private List<String> look(GlassFishInstance instance) {
        Reply reply = browser.get(moves(instance));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body().lines().skip(2).filter(line -> !line.isEmpty()).toList();
    }

    private static boolean isOwned(StoredSession session) {
        ByteBuffer owned = Objects.requireNonNull(session.fields().get("u"));
        return US_ASCII.decode(owned.duplicate()).toString().equals("1");
    }

    private static String leaves(GlassFishInstance instance) {
        return "leaves " + instance.name();
    }

    private static String isAt(GlassFishInstance instance) {
        return "is at " + instance.name();
    }

    @Test
    void onAHandOverThereAndBack() {
        begin(Map.of());
        assertThat(look(bench.a())).isEmpty();

        assertThat(look(bench.b())).containsExactly(leaves(bench.a()), isAt(bench.b()));
        stay(bench.b());
        assertThat(browser.get(moves(bench.b())).body())
                .as("what the witness set while it was told")
                .contains(
                        "farewell from " + bench.a().name(),
                        "welcome at " + bench.b().name());

        assertThat(look(bench.a()))
                .containsExactly(leaves(bench.a()), isAt(bench.b()), leaves(bench.b()), isAt(bench.a()));
    }

    @Test
    void atTheEndOfEachRequestOfASessionThatWanders() {
        browser.post(moves(bench.a()), Map.of());
        List<String> heard = new ArrayList<>(List.of(leaves(bench.a())));
        for (int turn = 0; turn < 8; turn++) {
            GlassFishInstance here = turn % 2 == 0 ? bench.b() : bench.a();
            heard.add(isAt(here));
            assertThat(look(here)).isEqualTo(heard);
            heard.add(leaves(here));
        }

        heard.add(isAt(bench.a()));
        assertThat(look(bench.a())).as("and when nobody else had it meanwhile").isEqualTo(heard);
    }

    @Test
    void onAnOrderlyStop() {
        begin(Map.of());

        bench.a().stopOrderly();
        try {
            assertThat(look(bench.b())).containsExactly(leaves(bench.a()), isAt(bench.b()));
        } finally {
            bench.a().start();
        }
    }

    @Test
    void afterACrashThereIsNoFarewell() {
        begin(Map.of());

        bench.a().kill9();
        try {
            assertThat(look(bench.b())).containsExactly(isAt(bench.b()));
        } finally {
            bench.a().start();
        }
    }

    @Test
    void whenNobodyUsedItForAWhile() {
        bench.cluster().undeploy("moves");
        application = "resting";
        bench.cluster().deploy(bench.archives().movesToRest(), "resting");
        StoredSession session = StoredSession.begunBy(bench.redis(), "resting", () -> begin(Map.of()));

        await().atMost(Duration.ofSeconds(20)).until(() -> !isOwned(session.now()));

        // Once if nobody kept the client waiting between its first requests.
        List<String> heard = look(bench.a());
        assertThat(heard)
                .isNotEmpty()
                .isEqualTo(Collections.nCopies(heard.size() / 2, List.of(leaves(bench.a()), isAt(bench.a()))).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void oneThatFailsLosesNeitherTheSessionNorWhatOthersHear() {
        begin(Map.of("grumblers", "two"));
        long markOfA = bench.a().serverLog().mark();
        long markOfB = bench.b().serverLog().mark();

        assertThat(look(bench.b())).containsExactly(leaves(bench.a()), isAt(bench.b()));

        bench.a()
                .serverLog()
                .await(
                        markOfA,
                        log -> assertThat(log)
                                .contains("BATON3009 Attribute 'a-grumbler' of session /moves#")
                                .contains("BATON3009 Attribute 'z-grumbler' of session /moves#")
                                .contains("a io.baton.it.cluster.moves.Grumbler, failed"));
        bench.b()
                .serverLog()
                .await(markOfB, log -> assertThat(log).contains("BATON3009 Attribute 'a-grumbler' of session /moves#"));
    }
}
