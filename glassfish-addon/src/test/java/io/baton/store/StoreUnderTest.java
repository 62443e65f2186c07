// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An implementation of {@link SessionStore}, and what a contract must be able to do to it that its port does not offer. */
public interface StoreUnderTest {

    /** The implementation, connected. */
    SessionStore store();

    /** Returns when the store's clock has moved on by at least that much. */
    void pass(Duration duration);

    /** The attribute's bytes as the store has them. */
    byte @Nullable [] bytes(SessionKey session, String name);

    /** Puts bytes in place of an attribute, as a fault or another version would. */
    void replaceBytes(SessionKey session, String name, byte[] bytes);
}
