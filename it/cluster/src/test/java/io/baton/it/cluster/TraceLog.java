// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The trace log of an instance.
 *
 * @param instance whose log it is
 */
record TraceLog(GlassFishInstance instance) {

    private static final String LEVEL = "io.baton.trace";

    /** Has both instances write events and calls. Each server looks at its log's settings every second or two. */
    static void switchOn(GlassFishCluster cluster) {
        cluster.asadmin("set-log-levels", "--target", GlassFishCluster.NAME, LEVEL + "=FINER");
    }

    static void switchOff(GlassFishCluster cluster) {
        cluster.asadmin("delete-log-levels", "--target", GlassFishCluster.NAME, LEVEL);
    }

    Path file(String name) {
        return instance.directory().resolve("logs").resolve(name);
    }

    /** Empty as long as there is none. */
    String lines() {
        Path file = file("baton-trace.log");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
