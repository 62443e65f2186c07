// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.time.Duration;

/**
 * What an application may decide for itself, in the manager-properties of its {@code glassfish-web.xml}; where it does not, the module decides.
 *
 * @param reapInterval how often its sessions are swept
 * @param lockScope who shares one of its sessions at one time
 * @param sessionModel each attribute for itself or all in one
 * @param nonSerializable what becomes of values that are not serializable
 * @param memory how many of its sessions are kept in memory, and for how long
 */
public record ApplicationSettings(
        Duration reapInterval,
        SessionLockScope lockScope,
        SessionModel sessionModel,
        NonSerializableAttributes nonSerializable,
        MemorySettings memory) {}
