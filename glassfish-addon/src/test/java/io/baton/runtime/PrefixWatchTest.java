// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.PrefixOwner;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PrefixWatchTest {

    private final PrefixOwner other = new PrefixOwner("office", "other");
    private final ManualTime time = new ManualTime();
    private final List<PrefixOwner> told = new ArrayList<>();
    private Supplier<Optional<PrefixOwner>> store = Optional::empty;
    private int looks;
    private final PrefixWatch watch = new PrefixWatch(
            () -> {
                looks++;
                return store.get();
            },
            told::add,
            time);

    private void second() {
        time.pass(Duration.ofSeconds(1));
        watch.lookIfDue();
    }

    @Test
    void aForeignerIsToldOnce() {
        store = () -> Optional.of(other);
        second();
        time.pass(Duration.ofMinutes(10));
        second();
        assertThat(told).containsExactly(other);
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void aPrefixOfOnesOwnIsKeptWithoutAWord() {
        for (int i = 0; i < 1200; i++) {
            second();
        }
        assertThat(told).isEmpty();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void aStoreThatIsAwayIsAskedUntilItAnswers() {
        store = () -> {
            throw new StoreUnavailableException(Kind.NO_ANSWER, "away", null);
        };
        second();
        second();
        store = () -> Optional.of(other);
        second();
        second();
        assertThat(told).containsExactly(other);
        assertThat(looks).isEqualTo(3);
    }

    @Test
    void aMarkThatIsNoneIsNobodys() {
        store = () -> {
            throw new IllegalArgumentException("no mark");
        };
        second();
        second();
        assertThat(told).isEmpty();
        assertThat(looks).isEqualTo(1);
    }
}
