// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.glassfish.GlassFishInstance;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The instances that are neither stopped nor being stopped nor being started. */
final class OpenDoors {

    private final List<GlassFishInstance> open;

    OpenDoors(List<GlassFishInstance> open) {
        this.open = new CopyOnWriteArrayList<>(open);
    }

    void opened(GlassFishInstance instance) {
        open.add(instance);
    }

    void closed(GlassFishInstance instance) {
        open.remove(instance);
    }

    boolean isOpen(GlassFishInstance instance) {
        return open.contains(instance);
    }

    /** Where to go instead; the same again if there is no other. */
    GlassFishInstance otherThan(GlassFishInstance instance) {
        return open.stream()
                .filter(candidate -> !candidate.equals(instance))
                .findFirst()
                .orElse(instance);
    }
}
