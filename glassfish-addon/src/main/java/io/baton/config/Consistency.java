// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

/** What an instance does with a session in its memory when nobody can tell whether another one has gone on with it. */
public enum Consistency {
    /** Serves it: what is in memory goes on while the store is away. */
    AVAILABLE,
    /** Answers 503: rather no state than an older one. */
    STRICT
}
