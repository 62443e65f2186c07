// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GlassFishKeysTest {

    @Test
    void whatGlassFishKeepsInTheBagIsNoPropertyOfOurs() {
        Map<String, String> bag = new HashMap<>(Map.of("backupMode", "request", "directory-deployed", "false"));
        GlassFishKeys.NAMES.forEach(name -> bag.put(name, "anything"));

        assertThat(GlassFishKeys.removedFrom(bag)).isEqualTo(Map.of("backupMode", "request"));
        assertThat(bag).as("the given map is left alone").hasSize(8);
    }

    @Test
    void theKeysAreThoseOfALifecycleModule() {
        assertThat(GlassFishKeys.NAMES)
                .isEqualTo(Set.of(
                        "directory-deployed",
                        "isLifecycle",
                        "load-order",
                        "class-name",
                        "classpath",
                        "is-failure-fatal",
                        "object-type"));
    }

    @Test
    void otherSpellingsOfTheKeysAreUnknownProperties() {
        assertThat(Refusal.of(GlassFishKeys.removedFrom(Map.of("islifecycle", "true"))))
                .hasSize(1);
    }
}
