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
