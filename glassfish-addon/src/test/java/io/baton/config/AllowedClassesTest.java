// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R8.1: {@code allowedClasses}. */
class AllowedClassesTest {

    @Test
    void namesAndPackagesAreTakenAsTheyStand() {
        String text = "java.net.URL,com.acme.model.*,com.acme.shared.**,Loose,com.acme.Outer$Inner";
        assertThat(Settings.parse(Map.of("allowedClasses", text)).attributes().allowedClasses())
                .containsExactly(
                        "java.net.URL", "com.acme.model.*", "com.acme.shared.**", "Loose", "com.acme.Outer$Inner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "**",
                ".*",
                "com.acme.",
                "com.*.acme",
                "com.acme*",
                "com.acme.***",
                "a,,b",
                "a, b",
                "a,",
                "com..acme",
                "!com.acme.*",
                "com/acme",
                "[Ljava.net.URL;",
                "maxdepth=9"
            })
    void whatIsNoClassNorPackageIsRefused(String text) {
        assertThat(Refusal.of("allowedClasses", text))
                .containsExactly(new SettingProblem(
                        "allowedClasses",
                        text,
                        "class names, package.* for one package, package.** for those below it too, comma-separated",
                        null));
    }
}
