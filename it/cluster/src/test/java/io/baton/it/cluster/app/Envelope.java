// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** A record, which cannot be changed, around something that can. */
record Envelope(AtomicInteger content) implements Serializable {

    private static final long serialVersionUID = 1L;
}
