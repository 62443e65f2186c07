// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.cluster.app.Form;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R4.5: who logs in with a form gets the page that was asked for, with everything that was sent for it, whatever instances answer meanwhile. */
@OfContainer
class AskedPageIT {

    private static final String APPLICATION = "asked";
    private static final String PAGE = "/" + APPLICATION + "/secret/echo";
    private static final String CREDENTIALS = "Basic YWxpY2U6bm90LWhlciBwYXNzd29yZA==";

    private static Bench bench;

    private final HttpSessionClient browser = new HttpSessionClient();

    /** What is asked for. */
    enum Question {
        PAGE("?a=b&c=%C3%A4") {
            @Override
            HttpRequest.Builder send(HttpRequest.Builder request) {
                return request.header("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT");
            }
        },
        SENT_FORM("") {
            @Override
            HttpRequest.Builder send(HttpRequest.Builder request) {
                return request.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .POST(BodyPublishers.ofString("order=2+breads&order=1+milk&note=" + "%C3%A4".repeat(600)));
            }
        },
        TEXT("?kind=all%20bytes") {
            @Override
            HttpRequest.Builder send(HttpRequest.Builder request) {
                byte[] all = new byte[4000];
                for (int i = 0; i < all.length; i++) {
                    all[i] = (byte) (i % 255 + 1);
                }
                return request.header("Content-Type", "text/plain;charset=ISO-8859-1")
                        .POST(BodyPublishers.ofByteArray(all));
            }
        },
        NOTHING("") {
            @Override
            HttpRequest.Builder send(HttpRequest.Builder request) {
                return request.POST(BodyPublishers.noBody());
            }
        };

        private final String query;

        Question(String query) {
            this.query = query;
        }

        abstract HttpRequest.Builder send(HttpRequest.Builder request);
    }

    @BeforeAll
    static void deploy() {
        bench = Bench.with(Map.of("backupMode", "request"));
        Accounts.make(bench);
        bench.cluster().deploy(bench.archives().counterWithFormLogin(), APPLICATION);
    }

    @AfterAll
    static void undeploy() {
        bench.cluster().undeploy(APPLICATION);
    }

    private void ask(GlassFishInstance instance, Question question) {
        browser.setCookie("taste", "sweet");
        Reply reply = browser.send(question.send(HttpRequest.newBuilder(instance.url(PAGE + question.query))
                .header("X-Question", "one")
                .header("X-Question", "two")
                .header("Accept-Language", "de-CH, en;q=0.5")
                .header("Authorization", CREDENTIALS)));
        assertThat(reply.body()).isEqualTo("log in");
    }

    private void answer(GlassFishInstance instance, Question question) {
        Reply reply = browser.post(
                instance.url("/" + APPLICATION + "/j_security_check"),
                Map.of("j_username", Way.ALICE, "j_password", Way.PASSWORD));
        assertThat(reply.status()).as(reply.body()).isBetween(300, 399);
        assertThat(URI.create(reply.header("Location")).toString()).endsWith(PAGE + question.query);
    }

    private Map<String, String> follow(GlassFishInstance instance, Question question) {
        Reply reply = browser.get(instance.url(PAGE + question.query));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return Form.decode(reply.body());
    }

    private static Map<String, String> onOne(Question question) {
        AskedPageIT user = new AskedPageIT();
        user.ask(bench.a(), question);
        user.answer(bench.a(), question);
        Map<String, String> echo = user.follow(bench.a(), question);
        assertThat(echo)
                .containsEntry("user", Way.ALICE)
                .containsEntry("question", "one and two")
                .containsEntry("cookies", "[taste=sweet]")
                .containsEntry("attributes", "[]");
        return echo;
    }

    @ParameterizedTest
    @EnumSource
    void isGivenByTheInstanceThatIsAnswered(Question question) {
        ask(bench.a(), question);
        answer(bench.b(), question);
        assertThat(follow(bench.b(), question)).isEqualTo(onOne(question));
    }

    @ParameterizedTest
    @EnumSource
    void isGivenByAnInstanceThatNeitherAskedNorWasAnswered(Question question) {
        ask(bench.b(), question);
        answer(bench.a(), question);
        assertThat(follow(bench.b(), question)).isEqualTo(onOne(question));
    }

    @Test
    void isGivenAfterTheInstanceThatAskedWasKilled() {
        Map<String, String> onOne = onOne(Question.SENT_FORM);
        ask(bench.a(), Question.SENT_FORM);

        bench.a().kill9();

        answer(bench.b(), Question.SENT_FORM);
        assertThat(follow(bench.b(), Question.SENT_FORM)).isEqualTo(onOne);
        bench.cluster().start();
    }

    @Test
    void isGivenAfterTheInstanceThatWasAnsweredWasKilled() {
        Map<String, String> onOne = onOne(Question.TEXT);
        ask(bench.b(), Question.TEXT);
        answer(bench.a(), Question.TEXT);

        bench.a().kill9();

        assertThat(follow(bench.b(), Question.TEXT)).isEqualTo(onOne);
        bench.cluster().start();
    }

    @Test
    void leavesNeitherPasswordsNorSessionIdsInTheStore() {
        browser.setCookie(HttpSessionClient.SESSION_COOKIE, "0123456789abcdef0123456789abcdef");
        browser.setCookie("JSESSIONIDSSO", "0123456789abcdef0123456789abcdef");
        ask(bench.a(), Question.SENT_FORM);
        answer(bench.a(), Question.SENT_FORM);

        List<String> kept = bench.redis().keys("baton:{" + APPLICATION + "/*}").stream()
                .map(key -> bench.redis().hash(key).entrySet().stream()
                        .filter(field -> field.getKey().startsWith("a:"))
                        .map(field -> field.getKey() + ISO_8859_1.decode(field.getValue()))
                        .collect(Collectors.joining("\n")))
                .toList();
        assertThat(kept)
                .anySatisfy(session -> assertThat(session).contains("taste=sweet", "2+breads"))
                .allSatisfy(session -> assertThat(session)
                        .doesNotContain(Way.PASSWORD, CREDENTIALS, "0123456789abcdef", "JSESSIONID", "org.apache"));
    }

    @Test
    void isTheFirstPageIfWhatTheStoreSaysCannotHaveBeenAskedFor() {
        ask(bench.a(), Question.PAGE);
        for (String key : bench.redis().keys("baton:{" + APPLICATION + "/*}")) {
            bench.redis()
                    .cli(
                            "EVAL",
                            "local asked = redis.call('HGET', KEYS[1], 'a:\\0form-request')\n"
                                    + "if asked then redis.call('HSET', KEYS[1], 'a:\\0form-request', (string.gsub(asked, '/asked/', '//ask/'))) end",
                            "1",
                            key);
        }
        long mark = bench.b().serverLog().mark();
        Reply reply = browser.post(
                bench.b().url("/" + APPLICATION + "/j_security_check"),
                Map.of("j_username", Way.ALICE, "j_password", Way.PASSWORD));
        assertThat(reply.header("Location")).endsWith("/" + APPLICATION + "/");
        bench.b()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log).containsOnlyOnce("BATON1131 ").doesNotContain("Exception"));
        assertThat(browser.get(bench.b().url("/" + APPLICATION + "/who")).body())
                .contains(Way.ALICE);
    }
}
