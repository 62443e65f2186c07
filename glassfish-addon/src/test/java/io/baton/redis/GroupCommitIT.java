// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RScript;
import org.redisson.client.codec.StringCodec;

/** Calls that travel together, on a redis-server of their own. */
class GroupCommitIT {

    private static final int CALLS = 500;

    private RedisProcess redis;
    private GroupCommit group;

    @BeforeEach
    void connect() {
        redis = RedisProcess.start();
        group = new GroupCommit(redis.client());
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }

    private static String lease(int number) {
        return "lease-" + number;
    }

    /** Begins leases with an even number only, so that answers differ. */
    private void beginEvenLeases() {
        IntStream.range(0, CALLS)
                .filter(number -> number % 2 == 0)
                .forEach(number -> redis.client()
                        .getBucket(lease(number), StringCodec.INSTANCE)
                        .set("0"));
    }

    private static List<byte[]> renewal() {
        return new Arguments().add(1).add(Duration.ofMinutes(1)).list();
    }

    private List<CompletableFuture<List<Object>>> renewAll() {
        return IntStream.range(0, CALLS)
                .mapToObj(number -> group.send(Lua.RENEW, lease(number), renewal()))
                .toList();
    }

    private List<String> words(List<CompletableFuture<List<Object>>> sent) {
        return sent.stream().map(this::word).toList();
    }

    private static List<String> expected() {
        return IntStream.range(0, CALLS)
                .mapToObj(number -> number % 2 == 0 ? "RENEWED" : "OVER")
                .toList();
    }

    /** The client library connects again by itself. */
    private void awaitConnection() {
        await().ignoreExceptions().untilAsserted(() -> word(group.send(Lua.RENEW, lease(0), renewal())));
    }

    private String word(CompletableFuture<List<Object>> sent) {
        return Lua.RENEW.answer(sent, Answers.LOST_AFTER).text();
    }

    @Test
    void eachCallGetsItsOwnAnswer() {
        beginEvenLeases();
        assertThat(words(renewAll())).isEqualTo(expected());
    }

    @Test
    void callsOfManyThreadsTravelTogether() {
        beginEvenLeases();
        words(renewAll());
        long before = reads();

        // Calls wait for each other for certain while the server answers none.
        redis.pause();
        List<CompletableFuture<List<Object>>> sent;
        try {
            sent = renewAll();
        } finally {
            redis.goOn();
        }
        words(sent);

        // The server reads a group at once, unless it is cut where one buffer ends.
        assertThat(reads() - before).isLessThan(CALLS / 4);
    }

    private long reads() {
        String info = redis.client()
                .getScript(StringCodec.INSTANCE)
                .eval(RScript.Mode.READ_ONLY, "return redis.call('INFO', 'stats')", RScript.ReturnType.STRING);
        return info.lines()
                .filter(line -> line.startsWith("total_reads_processed:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCallThatFailsFailsForItselfOnly() {
        beginEvenLeases();
        redis.client().getList(lease(11), StringCodec.INSTANCE).add("not a lease");

        List<CompletableFuture<List<Object>>> sent = renewAll();

        assertThatThrownBy(() -> word(sent.get(11)))
                .hasMessageContaining("WRONGTYPE")
                .asInstanceOf(InstanceOfAssertFactories.type(StoreUnavailableException.class))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.CALL_FAILED));
        List<String> others = new ArrayList<>(expected());
        others.remove(11);
        assertThat(sent.stream()
                        .filter(answer -> !answer.isCompletedExceptionally())
                        .map(this::word))
                .containsExactlyElementsOf(others);
    }

    @Test
    void aServerThatForgotTheScriptsGetsThemAgain() {
        beginEvenLeases();
        redis.client().getScript().scriptFlush();
        assertThat(words(renewAll())).isEqualTo(expected());
    }

    @Test
    void longAndShortCallsMayBeSentSideBySide() {
        List<CompletableFuture<List<Object>>> sent = new ArrayList<>();
        for (int number = 0; number < CALLS; number++) {
            Arguments arguments = new Arguments().add(1).add(Duration.ofMinutes(1));
            // The script looks at two arguments only.
            arguments.add("x".repeat(number % 7 == 0 ? 20_000 : 2_000).getBytes(UTF_8));
            sent.add(group.send(Lua.RENEW, lease(number), arguments.list()));
        }
        assertThat(sent).allSatisfy(answer -> assertThat(word(answer)).isEqualTo("OVER"));
    }

    @Test
    void ifTheServerIsGoneAllCallsFailAndNoneWaitsForEver() {
        word(group.send(Lua.RENEW, lease(0), renewal()));
        redis.stop();

        assertThat(renewAll())
                .allSatisfy(sent -> assertThatThrownBy(() -> word(sent))
                        .asInstanceOf(InstanceOfAssertFactories.type(StoreUnavailableException.class))
                        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER)));
    }

    @Test
    void afterAnOutageCallsAreAnsweredAgain() {
        word(group.send(Lua.RENEW, lease(0), renewal()));
        redis.stop();
        assertThat(renewAll())
                .allSatisfy(sent -> assertThatThrownBy(() -> word(sent)).isInstanceOf(StoreUnavailableException.class));
        redis.startAgain();
        awaitConnection();

        assertThat(words(renewAll())).containsOnly("OVER");
    }

    @Test
    void whatIsUnderWayWhenTheClientIsShutDownFails() {
        redis.pause();
        try {
            List<CompletableFuture<List<Object>>> sent = renewAll();
            redis.client().shutdown();
            group.close();

            assertThat(sent)
                    .allSatisfy(answer ->
                            assertThatThrownBy(() -> word(answer)).isInstanceOf(StoreUnavailableException.class));
            assertThatThrownBy(() -> group.run(Lua.RENEW, Answers.LOST_AFTER, lease(0), renewal()))
                    .isInstanceOf(StoreUnavailableException.class);
        } finally {
            redis.goOn();
        }
    }

    /**
     * Long before the library's own limits, as if those had failed; and long enough for all calls that a busy machine
     * answers.
     */
    @Test
    void callsWhoseAnswersAreLostFailAndThoseAfterThemAreAnswered() {
        group = new GroupCommit(redis.client(), Duration.ofSeconds(2));
        beginEvenLeases();
        redis.pause();
        try {
            assertThat(renewAll())
                    .allSatisfy(sent -> assertThatThrownBy(() -> word(sent))
                            .asInstanceOf(InstanceOfAssertFactories.type(StoreUnavailableException.class))
                            .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER)));
        } finally {
            redis.goOn();
        }
        // Those that were lost are answered first, to nobody.
        awaitConnection();

        assertThat(words(renewAll())).isEqualTo(expected());
    }

    @Test
    void aThreadThatIsInterruptedStopsWaiting() {
        redis.pause();
        try {
            CompletableFuture<List<Object>> sent = group.send(Lua.RENEW, lease(0), renewal());
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> word(sent))
                    .asInstanceOf(InstanceOfAssertFactories.type(StoreUnavailableException.class))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.CALL_FAILED));
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            redis.goOn();
        }
    }
}
