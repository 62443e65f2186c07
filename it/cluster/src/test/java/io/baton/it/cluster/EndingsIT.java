// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R2.1, R2.2: however a request ends, and wherever in it the session was changed, the change is in the store when the client has the end of the response, it
 * is written once, and nobody waits for the session afterwards.
 */
@OfContainer
class EndingsIT {

    /** What comes after the response by a hair comes before it once in a while. */
    private static final int ROUNDS = 5;

    /** A hundredth of how long a request may keep another instance waiting. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private static Bench bench;

    private final HttpSessionClient browser = new HttpSessionClient();

    @BeforeAll
    static void deploy() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().endings(), "endings");
        // Classes and connections: what is measured later is the wait.
        HttpSessionClient first = new HttpSessionClient();
        ask(first, bench.a(), "plain", "begin", "first");
        first.get(bench.b().url("/endings/look"));
    }

    @AfterAll
    static void undeploy() {
        bench.cluster().undeploy("endings");
    }

    /** Each way to end a request, as {@code EndingServlet} knows them. */
    static List<String> ways() {
        return List.of(
                "plain",
                "exception",
                "error",
                "sendError",
                "forward",
                "include",
                "redirect",
                "flush",
                "close",
                "pageOfException",
                "pageOfError",
                "inForward",
                "inInclude",
                "afterInclude",
                "afterFlush",
                "filter",
                "destroyed",
                "async",
                "asyncAfterFlush",
                "asyncHere",
                "dispatch",
                "dispatchOnTimeout",
                "dispatchAndFail",
                "onTimeout",
                "timeout",
                "onComplete");
    }

    /** Those in which a session can begin: not when the response is on its way. */
    static List<String> waysToBegin() {
        List<String> ways = new ArrayList<>(ways());
        ways.removeAll(List.of("afterFlush", "asyncAfterFlush", "onComplete"));
        return ways;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aChangeIsInTheStoreOnceBeforeTheClientSeesTheEnd(String by) {
        StoredSession begun = begun();

        StoredSession changed = begun;
        for (int i = 1; i <= ROUNDS; i++) {
            ask(browser, bench.a(), by, "set", by + i);
            changed = begun.now();
            assertThat(changed.text("mark")).contains(by + i);
            assertThat(changed.version()).isEqualTo(begun.version() + i);
        }

        assertMarkedAtOnce(by + ROUNDS);
        assertThat(begun.now().frame("mark")).isEqualTo(changed.frame("mark"));
    }

    @ParameterizedTest
    @MethodSource("waysToBegin")
    void aSessionThatBeginsIsInTheStoreOnceBeforeTheClientSeesTheEnd(String by) {
        StoredSession begun = StoredSession.begunBy(bench.redis(), "endings", () -> end(by, "begin"));

        assertThat(begun.text("mark")).contains(by);
        assertMarkedAtOnce(by);
        assertThat(begun.now().frame("mark")).isEqualTo(begun.frame("mark"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aSessionThatEndsIsOverInTheStoreBeforeTheClientSeesTheEnd(String by) {
        StoredSession begun = begun();

        end(by, "end");

        assertThat(begun.now().isOver()).isTrue();
        assertMarkedAtOnce("no session");
        assertThat(begun.now().isOver()).isTrue();
    }

    @Test
    void aRequestForTheHeadAloneIsNoException() {
        StoredSession begun = begun();

        browser.send(HttpRequest.newBuilder(bench.a().url("/endings/end?by=plain&deed=set&mark=head"))
                .method("HEAD", BodyPublishers.noBody()));

        assertThat(begun.now().text("mark")).contains("head");
        assertMarkedAtOnce("head");
    }

    /** The client has the last byte already, and the container allows nobody to hold back what is gone. */
    @ParameterizedTest
    @ValueSource(strings = {"afterClose", "afterForward", "afterLength"})
    void aChangeAfterTheLastByteIsStoredSoonAfterwards(String by) {
        StoredSession begun = begun();

        end(by, "set");

        await().untilAsserted(() -> assertThat(begun.now().text("mark")).contains(by));
        assertMarkedAtOnce(by);
    }

    @Test
    void aSessionThatBeginsWithNothingInItOnAnApplicationsThreadIsInTheStoreAsWell() {
        for (int i = 1; i <= ROUNDS; i++) {
            HttpSessionClient user = new HttpSessionClient();
            StoredSession begun = StoredSession.begunBy(
                    bench.redis(), "endings", () -> ask(user, bench.a(), "async", "beginEmpty", "none"));

            assertThat(begun.attributes()).isEmpty();
        }
    }

    @Test
    void aSessionThatBeginsOnAnApplicationsThreadIsInTheStoreAndSoonWhatIsChangedInPlace() {
        for (int i = 1; i <= ROUNDS; i++) {
            HttpSessionClient user = new HttpSessionClient();
            StoredSession begun = StoredSession.begunBy(
                    bench.redis(), "endings", () -> ask(user, bench.a(), "async", "beginList", "listed"));

            await().untilAsserted(() -> assertThat(begun.now().text("mark")).contains("listed"));
        }
    }

    @Test
    void aClientThatGoesAwayInTheMiddleLeavesItsSessionStoredAndFree() throws IOException {
        StoredSession begun = begun();

        try (Socket socket = new Socket("localhost", bench.a().baseUrl().getPort())) {
            String request = "GET /endings/end?by=gone&deed=set&mark=gone HTTP/1.1\r\nHost: localhost\r\nCookie: "
                    + HttpSessionClient.SESSION_COOKIE + "="
                    + browser.cookie(HttpSessionClient.SESSION_COOKIE).orElseThrow() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            assertThat(answer.read()).isPositive();
        }

        assertThat(begun.now().text("mark")).contains("gone");
        assertMarkedAtOnce("gone");
    }

    @Test
    void anInstanceThatIsKilledAfterTheEndOfAResponseTakesNothingAlong() {
        Map<String, HttpSessionClient> users = new HashMap<>();
        for (String by : new String[] {"async", "exception", "forward", "close"}) {
            HttpSessionClient user = new HttpSessionClient();
            ask(user, bench.a(), "plain", "begin", "begun");
            ask(user, bench.a(), by, "set", by);
            users.put(by, user);
        }

        bench.a().kill9();

        try {
            users.forEach((by, user) -> assertThat(
                            user.get(bench.b().url("/endings/look")).json("mark"))
                    .isEqualTo(by));
        } finally {
            bench.cluster().start();
        }
    }

    private StoredSession begun() {
        return StoredSession.begunBy(
                bench.redis(), "endings", () -> ask(browser, bench.a(), "plain", "begin", "begun"));
    }

    private void end(String by, String deed) {
        ask(browser, bench.a(), by, deed, by);
    }

    private static void ask(HttpSessionClient user, GlassFishInstance instance, String by, String deed, String mark) {
        user.get(instance.url("/endings/end?by=%s&deed=%s&mark=%s".formatted(by, deed, mark)));
    }

    private void assertMarkedAtOnce(String mark) {
        Reply elsewhere = browser.get(bench.b().url("/endings/look"));
        assertThat(elsewhere.json("mark")).isEqualTo(mark);
        assertThat(elsewhere.took()).isLessThan(AT_ONCE);
    }
}
