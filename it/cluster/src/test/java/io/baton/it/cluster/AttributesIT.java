// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R2.2, R2.5, R8.1, R9.1: what is stored of a request's changes, and what of it is read. */
@Smoke
@OfContainer
class AttributesIT {

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @Test
    void anAttributeThatIsNotSerializableIsRefusedAndTheRestOfTheSessionIsUnharmed() {
        Counter counter = new Counter();
        counter.countOn(bench.a());

        Reply reply = counter.browser().post(bench.a().url("/counter/unserializable"), Map.of());

        assertThat(reply.json("refused")).contains("count");
        counter.lookOn(bench.a());
        counter.countOn(bench.b());
    }

    @Test
    void anAttributeThatOnlySaysItIsSerializableIsNamedInTheLogAndTheOthersAreStored() {
        Counter counter = new Counter();
        counter.countOn(bench.a());
        long mark = bench.a().serverLog().mark();

        Reply reply = counter.browser().post(bench.a().url("/counter/unserializable"), Map.of("liar", "yes"));

        assertThat(reply.status()).isEqualTo(200);
        bench.a()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log)
                                .contains("BATON3102 Attribute 'liar' of session /counter#")
                                .contains("$Liar refers to a java.lang.Object, which is not serializable"));
        counter.countOn(bench.b());
    }

    @Test
    void anAttributeOfAClassThatIsNotAllowedIsNamedInTheLogWhereItIsReadAndIsNotLost() {
        Counter counter = new Counter();
        HttpSessionClient browser = counter.browser();
        counter.countOn(bench.a());
        browser.post(bench.a().url("/counter/link"), Map.of());
        long mark = bench.b().serverLog().mark();

        assertThat(browser.get(bench.b().url("/counter/link")).json("link")).isEqualTo("none");

        bench.b()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log)
                                .contains("BATON3101 Attribute 'link' of session /counter#")
                                .contains("class java.net.URL is neither the application's nor known to be harmless")
                                .contains("name it in property 'allowedClasses'"));
        counter.countOn(bench.b());
        counter.countOn(bench.a());
        assertThat(browser.get(bench.a().url("/counter/link")).json("link")).isEqualTo("http://example.com/");
    }

    @Test
    void anAttributeThatCannotBeReadIsNotAmongTheNamesEither() {
        Counter counter = new Counter();
        counter.countOn(bench.a());
        counter.browser().post(bench.a().url("/counter/link"), Map.of());

        assertThat(new Notes(counter.browser()).allOn(bench.b()))
                .containsKey("count")
                .doesNotContainKey("link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "forward", "redirect", "error", "exception"})
    void aRequestThatLeavesInAnotherWayHasItsChangesStoredBeforeTheClientSeesTheEnd(String by) {
        HttpSessionClient browser = new HttpSessionClient();
        for (int i = 1; i <= 10; i++) {
            browser.post(bench.a().url("/counter/leave"), Map.of("by", by));
            Reply elsewhere = browser.get(bench.b().url("/counter/count"));
            assertThat(elsewhere.json("count")).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void whatAnAsynchronousRequestChangesOnAnotherThreadIsStoredBeforeTheClientSeesTheEnd() {
        HttpSessionClient browser = new HttpSessionClient();
        for (int i = 1; i <= 10; i++) {
            browser.post(bench.a().url("/counter/leave"), Map.of("by", "async"));
            Reply elsewhere = browser.get(bench.b().url("/counter/count"));
            assertThat(elsewhere.json("count")).isEqualTo(Integer.toString(2 * i));
        }
    }

    @Test
    void aSessionThatChangesItsIdKeepsItsDataAndLeavesNoUsableOldId() {
        HttpSessionClient browser = new HttpSessionClient();
        browser.post(bench.a().url("/counter/leave"), Map.of("by", "redirect"));
        HttpSessionClient withOldId = browser.copy();

        browser.post(bench.a().url("/counter/leave"), Map.of("by", "rename"));

        assertThat(browser.sessionId()).isPresent().isNotEqualTo(withOldId.sessionId());
        assertThat(browser.get(bench.b().url("/counter/count")).json("count")).isEqualTo("2");
        assertThat(withOldId.get(bench.a().url("/counter/count")).json("session"))
                .isEqualTo("none");
        assertThat(withOldId.get(bench.b().url("/counter/count")).json("session"))
                .isEqualTo("none");
    }

    @Test
    void anInvalidatedSessionIsGoneEverywhere() {
        Counter counter = new Counter();
        counter.countOn(bench.a());
        counter.countOn(bench.b());

        counter.endOn(bench.a());

        assertThat(counter.browser().get(bench.b().url("/counter/count")).json("session"))
                .isEqualTo("none");
        assertThat(counter.browser().get(bench.a().url("/counter/count")).json("session"))
                .isEqualTo("none");
    }
}
