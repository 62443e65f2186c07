// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The keys that GlassFish itself keeps among a lifecycle module's properties
 * ({@code org.glassfish.deployment.admin.CreateLifecycleModuleCommand}).
 */
public final class GlassFishKeys {

    /** The names, exactly as GlassFish writes them. */
    public static final Set<String> NAMES = Set.of(
            "directory-deployed",
            "isLifecycle",
            "load-order",
            "class-name",
            "classpath",
            "is-failure-fatal",
            "object-type");

    private GlassFishKeys() {}

    /** A copy of {@code properties} without GlassFish's own, in the same order. */
    public static Map<String, String> removedFrom(Map<String, String> properties) {
        Map<String, String> rest = new LinkedHashMap<>(properties);
        rest.keySet().removeAll(NAMES);
        return rest;
    }
}
