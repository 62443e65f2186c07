// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.Ownership;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a look at sessions shows, and that it changes nothing. */
public abstract class SightContract extends SessionStoreScenario {

    protected SightContract(StoreUnderTest tested) {
        super(tested);
    }

    private Sight look() {
        return Objects.requireNonNull(store().look(List.of(key)).get(key));
    }

    @Test
    void aSessionIsSeenWithItsIdItsOwnerAndItsTimes() {
        create(KEEP);
        assertThat(look()).isEqualTo(new Sight.Present(id, new Ownership(a, 1), true, METADATA));
    }

    @Test
    void itIsSeenWhetherASessionIsOwned() {
        create(LET_GO);
        assertThat(look()).isEqualTo(new Sight.Present(id, new Ownership(a, 1), false, METADATA));
        claim(b, 0, 0);
        assertThat(look()).isEqualTo(new Sight.Present(id, new Ownership(b, 2), true, METADATA));
    }

    @Test
    void aWriteOfWhatChangedKeepsTheId() {
        create(KEEP);
        delta(a, 1, 2, LET_GO, Map.of("cart", frame(2, "fig")), java.util.Set.of("user"));
        assertThat(look()).isEqualTo(new Sight.Present(id, new Ownership(a, 1), false, METADATA));
    }

    @Test
    void whatWasNeverThereIsAbsent() {
        assertThat(look()).isEqualTo(new Sight.Absent());
    }

    @Test
    void anEndIsSeen() {
        create(KEEP);
        end(a, 1, End.Cause.EXPIRED, LONG);
        assertThat(look()).isEqualTo(new Sight.Ended(2));
    }

    @Test
    void manyAreSeenAtOnce() {
        create(KEEP);
        SessionKey first = key;
        anotherSession();
        assertThat(store().look(List.of(first, key)))
                .containsOnlyKeys(first, key)
                .containsEntry(key, new Sight.Absent());
    }

    @Test
    void aLookClaimsNothing() {
        create(KEEP);
        look();
        assertThat(delta(a, 1, 2, KEEP, Map.of("cart", frame(2, "fig")), java.util.Set.of()))
                .isEqualTo(SaveResult.SAVED);
    }
}
