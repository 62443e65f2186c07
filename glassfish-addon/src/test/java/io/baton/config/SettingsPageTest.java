// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import io.baton.Documents;
import org.junit.jupiter.api.Test;

/** R1.4: {@code docs/settings.md} has the settings as they are. */
class SettingsPageTest {

    @Test
    void thePageHasTheTableOfTheSettingsList() {
        Documents.assertGenerated(Documents.PROJECT.resolve("docs/settings.md"), "settings", SettingsTable.markdown());
    }
}
