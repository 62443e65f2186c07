// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

/** What a request gets when its session exists but cannot be had (R3.3). */
public enum OnSessionUnavailable {
    /** A new session, or none if it did not ask for one to be made. */
    NEW,
    /** The answer 503; the client keeps its cookie and may try again. */
    FAIL
}
