package io.baton.codec;

import java.io.ObjectInputFilter;

/** Bounds on what deserialization may build, whatever the bytes say. Which classes are allowed is the application class loader's word so far. */
final class DeserializationLimits implements ObjectInputFilter {

    static final DeserializationLimits INSTANCE = new DeserializationLimits();

    private static final long MAX_DEPTH = 1_000;
    private static final long MAX_ARRAY_LENGTH = 64L * 1024 * 1024;

    private DeserializationLimits() {}

    @Override
    public Status checkInput(FilterInfo info) {
        boolean excessive = info.depth() > MAX_DEPTH || info.arrayLength() > MAX_ARRAY_LENGTH;
        return excessive ? Status.REJECTED : Status.UNDECIDED;
    }
}
