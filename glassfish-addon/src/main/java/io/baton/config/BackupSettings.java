// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.time.Duration;

/**
 * When changed sessions are written to the store.
 *
 * @param mode when: in intervals, soon after the request, or before it ends
 * @param interval the period of {@link BackupMode#INTERVAL}
 */
public record BackupSettings(BackupMode mode, Duration interval) {}
