// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link NodeLeases} does. */
public abstract class NodeLeasesContract {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);

    /** Over soon, but not before the next call has reached a real store from a busy machine. */
    private static final Duration TWO_CALLS = Duration.ofSeconds(2);

    private final NodeId node = NodeId.incarnate("a");

    /** The implementation, connected. */
    protected abstract NodeLeases leases();

    /** Returns when the store's clock has moved on by at least that much. */
    protected abstract void pass(Duration duration);

    private LeaseMark look() {
        return leases().look(node);
    }

    @Test
    void anUnknownNodeHasNoLeaseAndCannotRenewIt() {
        assertThat(look()).isEqualTo(LeaseMark.NONE);
        assertThat(leases().renew(node, 1, LONG)).isFalse();
        assertThat(look()).isEqualTo(LeaseMark.NONE);
    }

    @Test
    void aLeaseBegins() {
        leases().begin(node, LONG);
        assertThat(look()).isEqualTo(new LeaseMark(0));
    }

    @Test
    void eachRenewalIsSeen() {
        leases().begin(node, LONG);
        assertThat(leases().renew(node, 1, LONG)).isTrue();
        assertThat(leases().renew(node, 17, LONG)).isTrue();
        assertThat(look()).isEqualTo(new LeaseMark(17));
    }

    @Test
    void aRenewalThatWasOvertakenDoesNotTurnTheMarkBack() {
        leases().begin(node, LONG);
        leases().renew(node, 2, LONG);
        assertThat(leases().renew(node, 1, LONG)).isTrue();
        assertThat(look()).isEqualTo(new LeaseMark(2));
    }

    @Test
    void aLeaseRunsOutByItselfAndNeverComesBack() {
        leases().begin(node, SHORT);
        pass(SHORT);
        assertThat(look()).isEqualTo(LeaseMark.NONE);
        assertThat(leases().renew(node, 1, LONG)).isFalse();
    }

    @Test
    void aRenewalCountsFromItsOwnMoment() {
        leases().begin(node, LONG);
        leases().renew(node, 1, TWO_CALLS);
        leases().renew(node, 2, LONG);
        pass(TWO_CALLS);
        assertThat(look()).isEqualTo(new LeaseMark(2));
    }

    @Test
    void aRenewalIsForNoLongerThanItSaysWhateverTheOneBeforeItSaid() {
        leases().begin(node, LONG);
        leases().renew(node, 1, LONG);
        leases().renew(node, 2, SHORT);
        pass(SHORT);
        assertThat(look()).isEqualTo(LeaseMark.NONE);
    }

    @Test
    void aBeginningSentTwiceIsOne() {
        leases().begin(node, LONG);
        leases().renew(node, 3, LONG);
        leases().begin(node, LONG);
        assertThat(look()).isEqualTo(new LeaseMark(3));
    }

    @Test
    void aLeaseGivenUpIsGoneAtOnce() {
        leases().begin(node, LONG);
        leases().giveUp(node);
        assertThat(look()).isEqualTo(LeaseMark.NONE);
        assertThat(leases().renew(node, 1, LONG)).isFalse();
    }

    @Test
    void givingUpTwiceIsGivingUp() {
        leases().giveUp(node);
        leases().giveUp(node);
        assertThat(look()).isEqualTo(LeaseMark.NONE);
    }

    @Test
    void theNextIncarnationIsAnotherNode() {
        leases().begin(node, LONG);
        assertThat(leases().look(NodeId.incarnate("a"))).isEqualTo(LeaseMark.NONE);
    }

    @Test
    void aNodeThatGaveNoOtherSignOfLifeIsBuriedAndItsLateRenewalFails() {
        leases().begin(node, LONG);
        leases().renew(node, 1, LONG);
        assertThat(leases().bury(node, new LeaseMark(1))).isTrue();
        assertThat(look()).isEqualTo(LeaseMark.NONE);
        assertThat(leases().renew(node, 2, LONG)).isFalse();
        assertThat(look()).isEqualTo(LeaseMark.NONE);
    }

    @Test
    void aNodeThatGaveAnotherSignOfLifeIsNotBuried() {
        leases().begin(node, LONG);
        leases().renew(node, 2, LONG);
        assertThat(leases().bury(node, new LeaseMark(1))).isFalse();
        assertThat(leases().bury(node, LeaseMark.NONE)).isFalse();
        assertThat(leases().renew(node, 3, LONG)).isTrue();
    }

    @Test
    void whatHasNoLeaseIsBuriedAgainstALateBeginning() {
        assertThat(leases().bury(node, LeaseMark.NONE)).isTrue();
        assertThat(leases().bury(node, LeaseMark.NONE)).as("twice").isTrue();
        leases().begin(node, LONG);
        assertThat(look()).isEqualTo(LeaseMark.NONE);
        assertThat(leases().renew(node, 1, LONG)).isFalse();
    }
}
