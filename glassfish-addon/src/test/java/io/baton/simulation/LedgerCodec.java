package io.baton.simulation;

import io.baton.codec.AttributeCodec;
import io.baton.codec.Encoded;

/** Ledgers as bytes. */
final class LedgerCodec implements AttributeCodec {

    static final int ID = 7;

    @Override
    public Encoded encode(Object value) {
        return new Encoded(ID, ((Ledger) value).toBytes());
    }

    @Override
    public Object decode(Encoded encoded) {
        return Ledger.parse(encoded.payload());
    }
}
