// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

/** What must surround a look-up: the application's class loader and its naming environment. */
@FunctionalInterface
public interface Surroundings {

    /**
     * Lets a thread be in the application until the result is closed.
     *
     * @return what takes it out again
     */
    Left enter();

    /** The way out. */
    @FunctionalInterface
    interface Left extends AutoCloseable {

        @Override
        void close();
    }
}
