// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

/**
 * The answer to a call that was sent, for its caller to wait for, once.
 *
 * @param <T> what the store says
 */
@FunctionalInterface
public interface Pending<T> {

    /**
     * Waits for the answer, no longer than for that of any other call.
     *
     * @throws StoreUnavailableException if there is none; what was sent may or may not have happened
     */
    T await();

    /**
     * Waits for the answer, and has it there for whoever asks for it next: what it is, that there is none, or what else
     * went wrong.
     */
    default Pending<T> awaited() {
        try {
            T answer = await();
            return () -> answer;
        } catch (RuntimeException | Error failure) {
            return () -> {
                throw failure;
            };
        }
    }
}
