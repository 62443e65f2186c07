// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.signon.SignOn;
import io.baton.signon.SignOnState;
import io.baton.signon.SignOns;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who signed on is known on every node, and who logged out is so for as long as anything could be left of it. */
class SignOnsTest extends EngineTest {

    private static final SignOn ALICE = new SignOn("alice", "file");
    private static final Duration BRIEF = Duration.ofMinutes(1);
    private static final Duration USUAL = Duration.ofMinutes(3);
    private static final Duration LONGER_THAN_A_TOMBSTONE = Duration.ofMinutes(61);
    private static final Duration FOR_EVER = Duration.ofSeconds(-1);

    private final SessionId entry = new SessionIds().next();
    private SignOns onA;
    private SignOns onB;

    @BeforeEach
    void start() {
        onA = signOns(a);
        onB = signOns(b);
    }

    private SignOns signOns(Node node) {
        node.engine().stop(Duration.ZERO);
        SignOns signOns = new SignOns(node.engine());
        signOns.start(cluster.time());
        return signOns;
    }

    private void assertKnown(SignOns node) {
        assertThat(node.find(entry, USUAL)).isEqualTo(new SignOnState.Known(ALICE));
    }

    private void assertLoggedOut(SignOns node) {
        assertThat(node.find(entry, USUAL)).isInstanceOf(SignOnState.LoggedOut.class);
    }

    private void assertUnknown(SignOns node) {
        assertThat(node.find(entry, USUAL)).isInstanceOf(SignOnState.Unknown.class);
    }

    private void pass(Duration time) {
        cluster.time().pass(time);
    }

    @Test
    void whoSignedOnIsKnownOnEveryNode() {
        onA.begin(entry, ALICE, BRIEF);
        assertKnown(onB);
        assertKnown(onA);
        assertKnown(onB);
    }

    @Test
    void aNodeThatIsAskedAgainAsksNobody() {
        onA.begin(entry, ALICE, BRIEF);
        assertKnown(onA);
        int before = a.link().calls().size();
        assertKnown(onA);
        assertKnown(onA);
        assertThat(a.link().callsSince(before)).isEmpty();
    }

    @Test
    void whoNobodyKnowsIsNotAdopted() {
        assertUnknown(onA);
        onA.logOut(entry);
        assertUnknown(onB);
        assertThat(cluster.store().owners()).isEmpty();
    }

    @Test
    void aLogoutIsKnownOnEveryNodeAndForgetsTheUser() {
        onA.begin(entry, ALICE, BRIEF);
        assertKnown(onB);
        onA.logOut(entry);
        assertLoggedOut(onB);
        assertLoggedOut(onA);
        onB.logOut(entry);
        assertLoggedOut(onA);
        assertThat(b.get(entry, "user")).isNull();
    }

    @Test
    void anEntryAndALogoutOutliveTheirNode() {
        onA.begin(entry, ALICE, BRIEF);
        a.die();
        assertKnown(onB);
        Node c = cluster.start("c");
        SignOns onC = signOns(c);
        onB.logOut(entry);
        b.die();
        assertLoggedOut(onC);
    }

    @Test
    void anEntryLivesAsLongAsTheLongestSessionAfterItWasLastUsed() {
        onA.begin(entry, ALICE, BRIEF);
        assertKnown(onA);
        assertThat(onB.find(entry, BRIEF)).isInstanceOf(SignOnState.Known.class);
        pass(USUAL);
        assertKnown(onA);
        pass(USUAL.plusMinutes(2));
        assertUnknown(onA);
        assertUnknown(onB);
        assertThat(cluster.store().owners()).isEmpty();
    }

    @Test
    void anEntryThatNobodyUsesEndsThoughItsNodeIsGone() {
        onA.begin(entry, ALICE, BRIEF);
        a.die();
        pass(Duration.ofMinutes(4));
        assertUnknown(onB);
        assertThat(cluster.store().owners()).isEmpty();
    }

    @Test
    void anEntryOfASessionThatLivesForEverDoesSo() {
        onA.begin(entry, ALICE, BRIEF);
        onA.find(entry, FOR_EVER);
        pass(Duration.ofMinutes(10));
        assertKnown(onB);
    }

    @Test
    void aLogoutIsKnownForAsLongAsAnySessionCanBeLeft() {
        onA.begin(entry, ALICE, BRIEF);
        onB.find(entry, LONGER_THAN_A_TOMBSTONE);
        onA.logOut(entry);
        pass(LONGER_THAN_A_TOMBSTONE);
        assertLoggedOut(onB);
        pass(Duration.ofMinutes(2));
        assertUnknown(onB);
        assertUnknown(onA);
    }

    @Test
    void whileTheStoreIsAwayMemoryGoesOnAndWhatIsNotThereIsUnreachable() {
        expectWarning("BATON3301");
        expectWarning("BATON3301");
        onA.begin(entry, ALICE, BRIEF);
        a.link().cut();
        b.link().cut();
        assertKnown(onA);
        assertThat(onB.find(entry, USUAL)).isInstanceOf(SignOnState.Unreachable.class);
        pass(Duration.ofSeconds(10));
        assertKnown(onA);
        a.reconnect();
        b.reconnect();
        assertKnown(onB);
    }

    @Test
    void aLogoutThatTheStoreDoesNotHearOfCountsHereAndEverywhereWhenItDoes() {
        expectWarning("BATON3301");
        expectWarning("BATON3001");
        onA.begin(entry, ALICE, BRIEF);
        a.link().cut();
        onA.logOut(entry);
        assertLoggedOut(onA);
        assertThat(onB.find(entry, USUAL)).isNotInstanceOf(SignOnState.LoggedOut.class);
        a.reconnect();
        pass(Duration.ofSeconds(3));
        assertLoggedOut(onB);
        assertLoggedOut(onA);
    }

    @Test
    void aLogoutOfANodeThatWasCutOffReachesTheOneThatTookTheEntryOver() {
        expectWarning("BATON3301");
        expectWarning("BATON3001");
        onA.begin(entry, ALICE, BRIEF);
        a.link().cut();
        pass(Duration.ofSeconds(10));
        assertKnown(onB);
        onA.logOut(entry);
        assertKnown(onB);
        a.reconnect();
        pass(Duration.ofSeconds(3));
        assertLoggedOut(onB);
        assertLoggedOut(onA);
    }

    @Test
    void aLogoutOfAnEntryThatIsNotHereIsMadeUpForWhenTheStoreIsBack() {
        expectWarning("BATON3301");
        onA.begin(entry, ALICE, BRIEF);
        b.link().cut();
        onB.logOut(entry);
        assertLoggedOut(onB);
        assertKnown(onA);
        b.reconnect();
        pass(Duration.ofSeconds(3));
        assertLoggedOut(onA);
    }

    @Test
    void aStoreThatComesBackEmptyLogsNobodyOut() {
        onA.begin(entry, ALICE, BRIEF);
        assertKnown(onB);
        Node c = cluster.start("c");
        SignOns onC = signOns(c);
        cluster.restartStore();
        assertUnknown(onC);
        pass(Duration.ofSeconds(5));
        assertKnown(onA);
        assertKnown(onC);
        assertKnown(onB);
    }

    @Test
    void aLogoutIsNotLostWithTheStore() {
        onA.begin(entry, ALICE, BRIEF);
        assertKnown(onB);
        onB.logOut(entry);
        cluster.restartStore();
        pass(Duration.ofSeconds(5));
        assertLoggedOut(onB);
        assertLoggedOut(onA);
    }
}
