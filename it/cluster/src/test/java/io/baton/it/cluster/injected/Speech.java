// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

/** Decorated. */
public interface Speech {

    /** Speaks. */
    String visit() throws Exception;
}
