// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.attributes.Snapshot;

/**
 * The changes of a session, encoded under no lock, to be written.
 *
 * @param step for which it was made
 * @param told whether the session may leave with it: what hears of that has heard of it before
 * @param events {@link Standing#events} before it was made
 * @param generation {@link LocalSession#generation} before it was made
 * @param snapshot what was encoded
 */
record Draft(WriteStep step, boolean told, long events, Object generation, Snapshot snapshot) {}
