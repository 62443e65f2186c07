// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.Reply;
import io.baton.it.process.WorkDirectory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * R7.1: the life of one session, each step of which is told by each channel: by MBeans and by {@code asadmin get -m} as
 * exactly the figures that it moves, by the trace log and the flight recorder as its events. None tells a secret.
 */
@OfContainer
@Order(Turn.STORE_OUTAGE)
class StoryIT {

    private static final String NAME = "story";
    private static final String APPLICATION = "/story";

    /** The name of a bean's attribute. */
    private static final String TALLY = "WELD_S#WELD%ManagedBean%story||io.baton.it.cluster.app.Tally|null|0";

    private static final String LOCKS = "org.jboss.weld.context.beanstore.http.LockStore";

    private static final List<String> REQUEST = Stream.of(
                    "TOTAL", "WAITING", "FRAMEWORK", "APPLICATION", "SESSION_READ", "SESSION_WRITE")
            .map("RequestTimes %s +1"::formatted)
            .toList();

    private final String needle = UUID.randomUUID().toString();
    private final String mail = "ada." + needle.substring(0, 8) + "@example.org";
    private final Counter counter = new Counter(NAME);
    private final StringBuilder told = new StringBuilder();
    private Bench bench;
    private WorkDirectory directory;
    private ServerMonitoring monitoring;
    private Channels a;
    private Channels b;

    @BeforeEach
    void listen() {
        bench = Bench.with(Bench.ATTENTIVE);
        directory = WorkDirectory.take(bench.workbench().directory(NAME));
        bench.cluster().deploy(bench.archives().counterOftenSwept(), NAME);
        monitoring = ServerMonitoring.on(bench.cluster());
        TraceLog.switchOn(bench.cluster());
        bench.cluster().instances().forEach(StoryIT::awaitTrace);
        a = listenTo(bench.a());
        b = listenTo(bench.b());
    }

    /** A lease is renewed every second, which is told. */
    private static void awaitTrace(GlassFishInstance instance) {
        TraceLog log = new TraceLog(instance);
        String before = log.lines();
        await("trace log of " + instance.name()).until(() -> !log.lines().equals(before));
    }

    private Channels listenTo(GlassFishInstance instance) {
        return new Channels(
                bench, instance, APPLICATION, monitoring, directory.path().resolve(instance.pid() + ".jfr"));
    }

    @AfterEach
    void repair() {
        a.close();
        b.close();
        bench.endOutage();
        bench.cluster().start();
        TraceLog.switchOff(bench.cluster());
        monitoring.close();
        bench.cluster().undeploy(NAME);
        directory.close();
    }

    @Test
    void eachStepOfASessionsLifeIsToldByEachChannelAndNoSecretIs() {
        StoredSession stored = StoredSession.begunBy(bench.redis(), NAME, this::create);
        read();
        change();
        handOver();
        kill();
        takeOver();
        revive();
        loseStore();
        changeWithoutStore();
        getStoreBack();
        shorten();
        expire();
        told.append(a.end()).append(b.end());

        String digest = stored.key().substring(stored.key().indexOf('/') + 1).replace("}", "");
        assertThat(List.of(APPLICATION, counter.browser().sessionId().orElseThrow(), digest, needle, mail))
                .as("what any channel tells")
                .filteredOn(told.toString()::contains)
                .containsExactly(APPLICATION);
    }

    private static String[] request(String... more) {
        return Stream.concat(REQUEST.stream(), Stream.of(more)).toArray(String[]::new);
    }

    /** Gives the session a life, and the secrets. */
    private void live(long seconds) {
        Reply reply = counter.browser()
                .post(
                        bench.a().url(APPLICATION + "/timeout"),
                        Map.of("mark", "Ada <" + mail + "> " + needle, "seconds", Long.toString(seconds)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private void create() {
        live(600);
        a.figures(request(
                        "Created +1",
                        "SessionsInMemory +1",
                        "SessionsOwned +1",
                        "EncodeTimes +1",
                        "Writes SAVED +1",
                        "BytesWritten +1",
                        "CostliestAttributes mark writes +1"))
                .node()
                .statistics("created +1", "sessionsinmemory +1", "sessionsowned +1", "requests +1", "written +1")
                .trace("created", "SAVE SAVED", "request")
                .recorded("1 Encode", "Request");
        b.nothing();
    }

    /** The first time, the application looks for a bean, which begins with that. */
    private void read() {
        counter.lookOn(bench.a());
        a.figures(request(
                        "Opened MEMORY +1",
                        "EncodeTimes +2",
                        "Writes SAVED +1",
                        "CostliestAttributes " + TALLY + " writes +1",
                        "CostliestAttributes " + LOCKS + " writes +1"))
                .node()
                .statistics("openedfrommemory +1", "requests +1", "written +1")
                .trace("opened MEMORY", "SAVE SAVED", "request")
                .recorded("2 Encode", "Request");
        b.nothing();

        // The bean may have changed in place.
        counter.lookOn(bench.a());
        a.figures(request("Opened MEMORY +1", "EncodeTimes +1"))
                .node()
                .statistics("openedfrommemory +1", "requests +1")
                .trace("opened MEMORY", "request")
                .recorded("1 Encode", "Request");
        b.nothing();
    }

    private void change() {
        counter.countOn(bench.a());
        a.figures(request(
                        "Opened MEMORY +1",
                        "EncodeTimes +3",
                        "Writes SAVED +1",
                        "CostliestAttributes " + TALLY + " writes +1",
                        "CostliestAttributes count writes +1",
                        "CostliestAttributes list writes +1"))
                .node()
                .statistics("openedfrommemory +1", "requests +1", "written +1")
                .trace("opened MEMORY", "SAVE SAVED", "request")
                .recorded("3 Encode", "Request");
        b.nothing();
    }

    private void handOver() {
        counter.countOn(bench.b());
        a.figures("HandedOver +1", "SessionsOwned -1", "Writes SAVED +1")
                .node()
                .statistics("handedover +1", "sessionsowned -1", "written +1")
                .trace("asked", "SAVE SAVED", "handed-over")
                .recorded("HandOver 1");
        b.figures(request(
                        "Opened HANDED_OVER +1",
                        "OpenTimes +1",
                        "HandOverTimes +1",
                        "SessionsInMemory +1",
                        "SessionsOwned +1",
                        "DecodeTimes +5",
                        "EncodeTimes +5",
                        "Writes SAVED +1",
                        "BytesWritten +1",
                        "CostliestAttributes " + TALLY + " writes +1",
                        "CostliestAttributes count writes +1",
                        "CostliestAttributes list writes +1"))
                .node()
                .statistics(
                        "openedbyhandover +1", "sessionsinmemory +1", "sessionsowned +1", "requests +1", "written +1")
                .trace("opened HANDED_OVER", "SAVE SAVED", "request")
                .recorded("SessionOpen HANDED_OVER", "5 Decode", "5 Encode", "Request");
    }

    /** A dead process tells nothing any more: what it has to tell is taken before. */
    private void kill() {
        told.append(b.end());
        b.close();
        bench.b().kill9();
        a.nothing();
        assertThat(monitoring.shown(bench.b())).doesNotContain("baton.applications");
    }

    private void takeOver() {
        counter.lookOn(bench.a());
        a.figures(request(
                        "Opened TAKEN_OVER +1",
                        "OpenTimes +1",
                        "SessionsOwned +1",
                        "DecodeTimes +3",
                        "EncodeTimes +2",
                        "Writes SAVED +1"))
                .node()
                .statistics("openedbytakeover +1", "sessionsowned +1", "requests +1", "written +1")
                .trace("opened TAKEN_OVER", "SAVE SAVED", "request")
                .recorded("SessionOpen TAKEN_OVER", "3 Decode", "2 Encode", "Request");
    }

    /** The instance that was killed comes back without a past. */
    private void revive() {
        bench.b().start();
        b = listenTo(bench.b());
        assertThat(b.all()).containsEntry("Created", 0L).containsEntry("Opened HANDED_OVER", 0L);
        a.nothing();
    }

    private void loseStore() {
        List<Long> marks = bench.cluster().instances().stream()
                .map(instance -> instance.serverLog().mark())
                .toList();
        bench.redis().stop();
        bench.a().serverLog().await(marks.get(0), "BATON3301", ofSeconds(30));
        bench.b().serverLog().await(marks.get(1), "BATON3301", ofSeconds(30));
        for (Channels each : List.of(a, b)) {
            each.figures()
                    .node("StoreUsable -1", "StoreOutages +1", "LeaseDoubts SUBSCRIPTION_LOST +1")
                    .statistics("storeusable -1", "storeoutages +1")
                    .trace("store-unusable")
                    .recorded("StoreState false");
        }
    }

    private void changeWithoutStore() {
        counter.countOn(bench.a());
        a.figures(request("Opened MEMORY +1", "EncodeTimes +3", "SessionsUnsaved +1"))
                .node()
                .statistics("openedfrommemory +1", "requests +1", "sessionsunsaved +1")
                .trace("opened MEMORY", "request")
                .recorded("3 Encode", "Request");
        b.nothing();
    }

    private void getStoreBack() {
        bench.redis().start();
        bench.cluster().instances().forEach(StoreOpinion::awaitGood);
        a.figures(
                        "EncodeTimes +3",
                        "SessionsUnsaved -1",
                        "Writes SAVED +1",
                        "CostliestAttributes " + TALLY + " writes +1",
                        "CostliestAttributes count writes +1",
                        "CostliestAttributes list writes +1")
                .node("StoreUsable +1")
                .statistics("sessionsunsaved -1", "written +1", "storeusable +1")
                .trace("SAVE SAVED", "store-usable")
                .recorded("3 Encode", "StoreState true");
        b.figures()
                .node("StoreUsable +1")
                .statistics("storeusable +1")
                .trace("store-usable")
                .recorded("StoreState true");
    }

    /** The value is the one that the store has: what is written is the shorter life. */
    private void shorten() {
        live(8);
        a.figures(request("Opened MEMORY +1", "EncodeTimes +1", "Writes SAVED +1"))
                .node()
                .statistics("openedfrommemory +1", "requests +1", "written +1")
                .trace("opened MEMORY", "SAVE SAVED", "request")
                .recorded("1 Encode", "Request");
    }

    private void expire() {
        a.figures("Ended EXPIRED +1", "SessionsInMemory -1", "SessionsOwned -1")
                .node()
                .statistics("expired +1", "sessionsinmemory -1", "sessionsowned -1")
                .trace("END ENDED", "ended EXPIRED")
                .recorded("SessionEnd EXPIRED");
        b.nothing();
    }
}
