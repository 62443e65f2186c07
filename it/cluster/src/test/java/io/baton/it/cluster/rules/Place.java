// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

/** One on each instance. */
@ApplicationScoped
public class Place {

    /** The process in which it is. */
    public long process() {
        return ProcessHandle.current().pid();
    }

    void later(@ObservesAsync Word word) {
        Journal.write("asynchronous observer: " + Scopes.session());
    }
}
