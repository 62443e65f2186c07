// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R6.1, R6.2: what beans of every kind hold is there after {@code kill -9}; one kill for all of these, and more of them in the long form. */
@Smoke
@OfContainer
class BeansFailOverIT {

    private static final String APPLICATION = "whole";
    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]*)\"");

    private static final HttpSessionClient ofBeans = new HttpSessionClient();
    private static final HttpSessionClient ofTalk = new HttpSessionClient();
    private static final HttpSessionClient ofForm = new HttpSessionClient();
    private static final HttpSessionClient ofCache = new HttpSessionClient();

    private static Bench bench;
    private static StoredSession storedBefore;
    private static StoredSession storedAfter;
    private static String conversation;
    private static String page;

    @BeforeAll
    static void doHalfOfEverythingAndKillTheInstance() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().whole(), APPLICATION);
        bench.cluster().deploy(bench.archives().session(), "session");

        storedBefore = StoredSession.begunBy(bench.redis(), APPLICATION, () -> {
            assertThat(get(ofBeans, bench.a(), "whole?item=bread"))
                    .isEqualTo(
                            fields("13") + "|bread|dear guest 1 in " + bench.a().name() + " again call 1");
            get(ofBeans, bench.a(), "whole?item=milk");
        });
        assertThat(get(ofBeans, bench.a(), "whole?profile=changed")).isEqualTo(fields("changed"));
        storedAfter = storedBefore.now();

        conversation = get(ofTalk, bench.a(), "talk/begin");
        for (int step = 2; step <= 3; step++) {
            get(ofTalk, step % 2 == 0 ? bench.b() : bench.a(), "talk/say?word=w" + step + "&cid=" + conversation);
        }

        page = get(ofForm, bench.a(), "form.xhtml");
        page = submit(bench.a(), Map.of("f:name", "Ann"));
        assertThat(page).contains("step 2: Ann of ");

        ask(ofCache, bench.a(), "/session/session/begin");
        assertThat(ask(ofCache, bench.a(), "/session/session/cache")).isEqualTo("1 true");
        assertThat(ask(ofCache, bench.a(), "/session/session/cache")).isEqualTo("2 true");

        bench.a().kill9();
    }

    @AfterAll
    static void startItAgain() {
        bench.a().start();
        bench.cluster().undeploy(APPLICATION);
        bench.cluster().undeploy("session");
    }

    private static String get(HttpSessionClient browser, GlassFishInstance instance, String what) {
        return ask(browser, instance, "/" + APPLICATION + "/" + what);
    }

    private static String ask(HttpSessionClient browser, GlassFishInstance instance, String path) {
        Reply reply = browser.get(instance.url(path));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    /** Sends the form as a browser does, with what the page has in it. */
    private static String submit(GlassFishInstance instance, Map<String, String> typed) {
        Matcher state = VIEW_STATE.matcher(page);
        assertThat(state.find()).as(page).isTrue();
        Map<String, String> form = new HashMap<>(typed);
        form.put("f", "f");
        form.put("f:next", "next");
        form.put("jakarta.faces.ViewState", state.group(1));
        Reply reply = ofForm.post(instance.url("/" + APPLICATION + "/form.xhtml"), form);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    private static String fields(String thirteenth) {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(i -> i == 13 ? thirteenth : Integer.toString(i))
                .collect(Collectors.joining(","));
    }

    @Test
    void aBeanOf20FieldsOfWhichOneChangedAndWhatIsInjectedInterceptedDecoratedAndProducedComeBackWhole() {
        assertThat(get(ofBeans, bench.b(), "whole?item=eggs"))
                .isEqualTo(fields("changed") + "|bread+milk+eggs|deardeardear guest 3 in "
                        + bench.b().name() + " again call 3");
    }

    @Test
    void beansThatNobodyTouchedWereNotWrittenAgain() {
        assertThat(storedAfter.writtenSince(storedBefore)).singleElement().satisfies(name -> {
            assertThat(name).startsWith("WELD_S#");
            assertThat(storedAfter.text(name)).contains("Profile");
        });
    }

    @Test
    void aConversationGoesOnAndEndsWithItsSession() {
        assertThat(get(ofTalk, bench.b(), "talk/say?word=w4&cid=" + conversation))
                .isEqualTo("hello,w2,w3,w4");
        assertThat(get(ofTalk, bench.b(), "talk/say?word=w5&cid=" + conversation))
                .isEqualTo("hello,w2,w3,w4,w5");
        get(ofTalk, bench.b(), "talk/leave?cid=" + conversation);
        assertThat(get(new HttpSessionClient(), bench.b(), "talk/ended")).isEqualTo("hello,w2,w3,w4,w5");
        assertThat(ofTalk.get(bench.b().url("/whole/talk/say?word=w6&cid=" + conversation))
                        .status())
                .as("a conversation that is over")
                .isEqualTo(500);
    }

    @Test
    void aFormThatIsHalfFilledIsSubmitted() {
        page = submit(bench.b(), Map.of("f:street", "Elm Street"));
        assertThat(page).contains("step 3: Ann of Elm Street");
    }

    @Test
    void whatIsMeantToStayIsLostAndTheApplicationHearsThatTheSessionWasRecovered() {
        assertThat(ask(ofCache, bench.b(), "/session/session/heard"))
                .isEqualTo("recovered@" + bench.b().name() + ",activated@"
                        + bench.b().name());
        assertThat(ask(ofCache, bench.b(), "/session/session/cache")).isEqualTo("1 false");
    }
}
