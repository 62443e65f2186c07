// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * R1.4: the README shows the settings as they are. To bring it up to date, put what {@code SettingsCheck --list} prints
 * between the two markers.
 */
class ReadmeSettingsTableTest {

    private static final String BEGIN = "<!-- settings:begin -->\n";
    private static final String END = "<!-- settings:end -->";

    @Test
    void theReadmeHasTheTableOfTheSettingsList() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        assertThat(readme).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        String table = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
        assertThat(table).isEqualTo(SettingsTable.markdown());
    }
}
