// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.domain;

import io.baton.config.SettingsList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What this process runs with, as system properties, for {@code asadmin generate-jvm-report} shows those of every running instance, whatever its host, and
 * {@code status.sh} compares them with the configuration. The report breaks its lines as it likes, so each value says by itself what it is.
 */
final class ShownState {

    static final String PROPERTY = "io.baton.shown.";
    private static final String MARK = "[baton] ";

    private ShownState() {}

    /**
     * Sessions are replicated.
     *
     * @param written the settings as they stand in the domain configuration
     */
    static void replicates(Map<String, String> written) {
        show(Stream.concat(
                        Stream.of("state=replicates"),
                        written.entrySet().stream()
                                .map(setting -> "setting " + setting.getKey() + "="
                                        + SettingsList.shown(setting.getKey(), setting.getValue()))
                                .sorted())
                .toList());
    }

    /** Baton did not start. */
    static void refused() {
        show(List.of("state=refused"));
    }

    /** Baton is not at work any more. */
    static void stopped() {
        show(List.of());
    }

    private static void show(List<String> lines) {
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PROPERTY))
                .forEach(System::clearProperty);
        for (int i = 0; i < lines.size(); i++) {
            System.setProperty(PROPERTY + i, MARK + lines.get(i));
        }
    }
}
