// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.time.Duration;

/**
 * When ended sessions are cleared away.
 *
 * @param reapInterval the period of the local sweep, unless an application has its own
 * @param invalidSessionTtl how long the store keeps management data of an ended session; longer than the reap interval
 */
public record ExpirySettings(Duration reapInterval, Duration invalidSessionTtl) {}
