// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How instances share sessions.
 *
 * @param lockWaitTime how long a request waits for a session that another instance is using
 * @param lockTtl how long one request may hold a session against a waiting instance
 * @param nodeLease how long an instance counts as alive after the last renewal of its lease
 * @param lockScope who shares a session at one time
 * @param onSessionUnavailable what a request gets whose session cannot be had
 * @param maxWaiting how many requests may wait for sessions, if the operator says so
 * @param consistency what becomes of a session in memory that the store cannot confirm
 */
public record OwnershipSettings(
        Duration lockWaitTime,
        Duration lockTtl,
        Duration nodeLease,
        SessionLockScope lockScope,
        OnSessionUnavailable onSessionUnavailable,
        Optional<Integer> maxWaiting,
        Consistency consistency) {}
