// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import java.time.Duration;

/** An implementation of {@link SessionIndex}, and what a contract must be able to do to it that its port does not offer. */
public interface IndexUnderTest {

    /** The implementation, connected. */
    SessionIndex index();

    /** Returns when the store's clock has moved on by at least that much. */
    void pass(Duration duration);
}
