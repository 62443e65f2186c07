// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

/** The outcome of opening sealed bytes. */
sealed interface Opened {

    /** Which outcome this is. */
    Kind kind();

    /** The outcomes, for switching. */
    enum Kind {
        FITS,
        FOREIGN,
        BROKEN
    }

    /**
     * They are what a holder of the key sealed for that place.
     *
     * @param content what was sealed; not copied
     * @param latest whether the key is the one that this instance writes with
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Fits(byte[] content, boolean latest) implements Opened {
        @Override
        public Kind kind() {
            return Kind.FITS;
        }
    }

    /**
     * They say that they were sealed with a key that this instance does not have.
     *
     * @param key its name as operators see it
     */
    record Foreign(String key) implements Opened {
        @Override
        public Kind kind() {
            return Kind.FOREIGN;
        }
    }

    /** Nobody who holds a key sealed them for that place. */
    record Broken() implements Opened {
        @Override
        public Kind kind() {
            return Kind.BROKEN;
        }
    }
}
