// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What watches over one object stream: every class is put to the policy, and nothing is built that is out of proportion to the bytes. It remembers why
 * it refused, which the stream's own exception does not say.
 */
final class StreamGuard implements ObjectInputFilter {

    /** The nesting that is read at all, on a stack with room for it. */
    static final long MAX_DEPTH = 50_000;

    /** The nesting that is read on any thread. */
    static final long SHALLOW = 250;

    private static final long MAX_REFERENCES = 10_000_000;
    private static final long MAX_BYTES = 512L * 1024 * 1024;

    /** A reference takes a byte at least; hash tables of few entries announce more slots than that. */
    private static final long REFERENCES_PER_BYTE = 2;

    private static final long REFERENCES_ANYWAY = 64;

    private final ClassPolicy policy;
    private final StreamOutline outline;
    private final long bytes;
    private final long maxDepth;
    /** The bytes of the arrays of primitives, which are all in the stream. */
    private long primitives;
    /** Of the other arrays, with those that hash tables announce. */
    private long references;

    private boolean tooDeep;
    private @Nullable String refusal;
    private @Nullable Class<?> latest;
    private @Nullable ApplicationInput stream;

    /**
     * @param policy of the application
     * @param outline of the stream
     * @param bytes how many the stream has
     * @param maxDepth {@link #MAX_DEPTH} where the stack has room for it, {@link #SHALLOW} elsewhere
     */
    StreamGuard(ClassPolicy policy, StreamOutline outline, int bytes, long maxDepth) {
        this.policy = policy;
        this.outline = outline;
        this.maxDepth = maxDepth;
        this.bytes = bytes;
    }

    /**
     * Puts itself before the filter that the stream has, which is the JVM's if there is one and would be replaced otherwise.
     *
     * @throws UncodableException if the stream or the JVM's filter factory (JEP 415) will not have it
     */
    void watch(ObjectInputStream in) throws UncodableException {
        stream = in instanceof ApplicationInput ofApplication ? ofApplication : null;
        try {
            ObjectInputFilter before = in.getObjectInputFilter();
            in.setObjectInputFilter(before == null ? this : ObjectInputFilter.merge(this, before));
        } catch (IllegalStateException refused) {
            throw UncodableException.lasting(
                    "Baton's deserialization filter cannot be set: " + refused.getMessage(), refused);
        }
        ObjectInputFilter now = in.getObjectInputFilter();
        if (!asks(now)) {
            throw UncodableException.lasting(
                    "the server's jdk.serialFilterFactory drops Baton's deserialization filter",
                    new IllegalStateException(String.valueOf(now)));
        }
    }

    /** Whether a filter asks a guard, whatever else it does. */
    static boolean asks(@Nullable ObjectInputFilter filter) {
        return filter != null && filter.checkInput(new Question()) == Status.REJECTED;
    }

    /**
     * Says why something was refused, if anything was.
     *
     * @param outcome what came of it
     */
    void throwIfRefused(String outcome) throws UncodableException {
        if (refusal != null) {
            throw UncodableException.lasting(refusal, new SecurityException(outcome));
        }
    }

    /** Whether nothing is known against the stream but that it needs more room than this thread has. */
    boolean isTooDeep() {
        return tooDeep && refusal == null;
    }

    /** The class that was put to the policy last, in words: what a filter after this one refused, if this one did not. */
    String latestClass() {
        return latest == null ? "something" : "class " + latest.getName();
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (info instanceof Question) {
            return Status.REJECTED;
        }
        tooDeep |= info.depth() > maxDepth;
        if (refusal == null) {
            refusal = objection(info).orElse(null);
        }
        if (refusal != null || tooDeep) {
            return Status.REJECTED;
        }
        return info.serialClass() == null ? Status.UNDECIDED : Status.ALLOWED;
    }

    private Optional<String> objection(FilterInfo info) {
        if (info.depth() > MAX_DEPTH) {
            return Optional.of("it is nested more than " + MAX_DEPTH + " deep");
        }
        if (info.references() > MAX_REFERENCES) {
            return Optional.of("it has more than " + MAX_REFERENCES + " references");
        }
        if (info.streamBytes() > MAX_BYTES) {
            return Optional.of("it has more than " + MAX_BYTES + " bytes");
        }
        Class<?> type = info.serialClass();
        if (info.arrayLength() > 0 && isTooLarge(type, info.arrayLength())) {
            return Optional.of("its arrays are larger than its bytes can fill");
        }
        if (type == null) {
            return Optional.empty();
        }
        if (stream != null && stream.takeFromServer(type)) {
            return Optional.empty();
        }
        latest = type;
        Optional<String> objection = policy.objection(type);
        return objection.isPresent() ? objection : PlatformShape.objection(type, outline);
    }

    private boolean isTooLarge(@Nullable Class<?> type, long length) {
        int size = type == null ? 0 : PlatformShape.bytesOfElement(type);
        if (size > 0) {
            primitives += length * size;
            return primitives > bytes;
        }
        references += length;
        return references > REFERENCES_ANYWAY + REFERENCES_PER_BYTE * bytes;
    }

    /** What only this filter refuses: a stream whose filter does not has another one. */
    private record Question() implements FilterInfo {

        @Override
        public @Nullable Class<?> serialClass() {
            return null;
        }

        @Override
        public long arrayLength() {
            return -1;
        }

        @Override
        public long depth() {
            return 1;
        }

        @Override
        public long references() {
            return 0;
        }

        @Override
        public long streamBytes() {
            return 0;
        }
    }
}
