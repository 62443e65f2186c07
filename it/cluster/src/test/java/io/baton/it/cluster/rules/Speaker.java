// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

/** Speaks. */
public interface Speaker {

    /** Something, with all that it went through. */
    String speak();
}
