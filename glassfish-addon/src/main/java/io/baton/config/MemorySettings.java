// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How much of an application's sessions an instance keeps in memory; the others are in the store.
 *
 * @param maxSessions how many, if there is a limit
 * @param maxIdle how long after their last use, if there is a limit
 */
public record MemorySettings(Optional<Integer> maxSessions, Optional<Duration> maxIdle) {}
