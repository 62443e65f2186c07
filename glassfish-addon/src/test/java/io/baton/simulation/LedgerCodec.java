// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.codec.AttributeCodec;
import io.baton.codec.Encoded;
import io.baton.codec.Trait;
import java.util.Set;

/** Ledgers as bytes. */
final class LedgerCodec implements AttributeCodec {

    static final int ID = 7;

    private final boolean listening;

    /** @param listening whether ledgers hear when their session moves */
    LedgerCodec(boolean listening) {
        this.listening = listening;
    }

    @Override
    public Encoded encode(Object value) {
        int traits = listening ? Trait.bits(Set.of(Trait.HEARS_ACTIVATION)) : 0;
        return new Encoded(ID, traits, ((Ledger) value).toBytes());
    }

    @Override
    public boolean hearsActivation(Object value) {
        return listening;
    }

    @Override
    public Object decode(Encoded encoded) {
        return Ledger.parse(encoded.payload());
    }
}
