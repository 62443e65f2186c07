// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code status.sh} finds in the report about the JVM. */
class ShownStateTest {

    @AfterEach
    void stop() {
        ShownState.stopped();
    }

    @Test
    void settingsAreShownWithoutTheirSecrets() {
        ShownState.replicates(Map.of(
                "redisUser", "a=b: c",
                "redisPassword", "open sesame",
                "redisTrustStorePassword", "${ALIAS=trust}",
                "redisUri", "redis://me:open@a:1"));
        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "[baton] state=replicates",
                        "[baton] setting redisUser=a=b: c",
                        "[baton] setting redisPassword=***",
                        "[baton] setting redisTrustStorePassword=${ALIAS=trust}",
                        "[baton] setting redisUri=redis://***@a:1");
    }

    @Test
    void onlyTheLatestIsShown() {
        ShownState.replicates(Map.of("redisUser", "a", "keyPrefix", "b"));
        ShownState.refused();
        assertThat(shown()).containsExactly("[baton] state=refused");
        ShownState.stopped();
        assertThat(shown()).isEmpty();
    }

    private static List<String> shown() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(ShownState.PROPERTY))
                .map(System::getProperty)
                .toList();
    }
}
