// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

/** The view of session beans. */
public interface Clock {

    /** Says what time it is. */
    String tell();
}
