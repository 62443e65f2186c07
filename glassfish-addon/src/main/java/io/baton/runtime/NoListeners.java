// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.runtime;

import io.baton.engine.Activation;
import io.baton.engine.LocalSession;

/** For values none of which wants to hear that it moves. */
final class NoListeners implements Activation {

    @Override
    public void willPassivate(LocalSession session, Object value) {}

    @Override
    public void didActivate(LocalSession session, Object value) {}
}
