// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R4.6: sessions outlive the application's stay on the cluster, in whatever way it leaves and comes back, and whatever its beans have become. */
@OfContainer
class RedeployIT {

    private static final String APPLICATION = "diary";

    private final Counter counter = new Counter(APPLICATION);
    private final HttpSessionClient browser = counter.browser();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().counterWithDiary(Edition.ONE), APPLICATION);
        counter.countOn(bench.a());
        assertThat(writtenOn(bench.a())).isEqualTo("1");
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy(APPLICATION);
    }

    @Test
    void sessionsAreThereAfterRedeployment() {
        bench.cluster().redeploy(bench.archives().counterWithDiary(Edition.ONE), APPLICATION);
        goesOn();
    }

    @Test
    void sessionsAreThereAfterRedeploymentThatKeepsState() {
        long mark = bench.a().serverLog().mark();
        bench.cluster().redeploy(bench.archives().counterWithDiary(Edition.ONE), APPLICATION, "--keepstate=true");
        goesOn();
        assertThat(bench.a().serverLog().since(mark)).doesNotContain("ClassCastException");
    }

    @Test
    void sessionsAreThereWhenTheApplicationWasDisabledAndEnabled() {
        bench.cluster().asadmin("disable", "--target", "shopping", APPLICATION);
        assertThat(browser.get(bench.a().url("/diary/count")).status()).isEqualTo(404);
        bench.cluster().asadmin("enable", "--target", "shopping", APPLICATION);
        goesOn();
    }

    @Test
    void sessionsAreThereWhenTheApplicationWasUndeployedAndDeployedAgain() {
        bench.cluster().undeploy(APPLICATION);
        bench.cluster().deploy(bench.archives().counterWithDiary(Edition.ONE), APPLICATION);
        goesOn();
    }

    private void goesOn() {
        counter.countOn(bench.b());
        assertThat(writtenOn(bench.b())).isEqualTo("2");
        counter.countOn(bench.a());
        assertThat(writtenOn(bench.a())).isEqualTo("3");
    }

    @Test
    void aBeanOfAnotherClassBeginsAnewWithOneLineAndTheRestOfTheSessionStays() {
        bench.cluster().redeploy(bench.archives().counterWithDiary(Edition.TWO), APPLICATION);
        long mark = bench.a().serverLog().mark();

        counter.countOn(bench.a());
        assertThat(writtenOn(bench.a())).isEqualTo("1");
        assertThat(writtenOn(bench.a())).isEqualTo("2");
        counter.countOn(bench.a());
        bench.a()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log)
                                .containsOnlyOnce("BATON3101 Attribute 'WELD_S#")
                                .contains("io.baton.it.cluster.diary.Diary")
                                .doesNotContain("WELD-0007"));

        long markOfB = bench.b().serverLog().mark();
        counter.countOn(bench.b());
        assertThat(writtenOn(bench.b())).isEqualTo("3");
        counter.countOn(bench.a());
        assertThat(writtenOn(bench.a())).isEqualTo("4");
        // It cannot read the former one either, which is kept.
        bench.b().serverLog().await(markOfB, log -> assertThat(log).containsOnlyOnce("BATON3101 Attribute 'WELD_S#"));

        bench.cluster().redeploy(bench.archives().counterWithDiary(Edition.ONE), APPLICATION);
        assertThat(writtenOn(bench.b()))
                .as("where the former one can be read again")
                .isEqualTo("2");
        assertThat(writtenOn(bench.a())).isEqualTo("3");
    }

    @Test
    void aSessionWithABeanWhoseClassIsGoneGoesOnAndEnds() {
        leavesOutTheDiary(bench.archives().counter());
    }

    @Test
    void aSessionWithABeanThatIsNoneAnyMoreGoesOnAndEnds() {
        long mark = bench.b().serverLog().mark();
        leavesOutTheDiary(bench.archives().counterWithDiaryThatIsNoBean());
        bench.b().serverLog().await(mark, log -> assertThat(log).containsOnlyOnce("BATON3101 Attribute 'WELD_S#"));
    }

    private void leavesOutTheDiary(Path without) {
        bench.cluster().redeploy(without, APPLICATION);
        long markOfA = bench.a().serverLog().mark();
        long markOfB = bench.b().serverLog().mark();
        counter.countOn(bench.a());
        counter.countOn(bench.b());
        counter.countOn(bench.a());

        assertThat(counter.endOn(bench.b()).status()).isEqualTo(200);
        for (GlassFishInstance instance : bench.cluster().instances()) {
            assertThat(browser.get(instance.url("/diary/count")).json("session"))
                    .isEqualTo("none");
        }
        assertThat(bench.a().serverLog().since(markOfA)).doesNotContain("WELD-0007");
        assertThat(bench.b().serverLog().since(markOfB)).doesNotContain("WELD-0007");
    }

    private String writtenOn(GlassFishInstance instance) {
        Reply reply = browser.post(instance.url("/diary/diary"), Map.of());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }
}
