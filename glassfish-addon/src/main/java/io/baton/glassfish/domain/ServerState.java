// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.domain;

import io.baton.runtime.BatonRuntime;

/** What Baton is on this server. */
public sealed interface ServerState {

    /** The jar is here, but this server has no enabled lifecycle module of ours. */
    record NotInstalled() implements ServerState {}

    /** The module is here, but cannot work; why was said. */
    record Refused() implements ServerState {}

    /**
     * Working.
     *
     * @param runtime of this server
     */
    record Running(BatonRuntime runtime) implements ServerState {}
}
