// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

/**
 * What is kept of sessions that began while the store was unusable, on each instance and for each application.
 *
 * @param maxSessions how many
 * @param maxMegabytes of their attributes, in units of 1024 times 1024 bytes
 */
public record UnstoredSettings(int maxSessions, int maxMegabytes) {}
