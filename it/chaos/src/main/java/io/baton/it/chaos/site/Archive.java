// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.site;

import io.baton.it.chaos.app.Register;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application under load, packed. */
final class Archive {
    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0"><distributable/></web-app>
            """;

    private Archive() {}

    /** Writes it to a file, which is also the answer. */
    static Path writtenTo(Path file) {
        ShrinkWrap.create(WebArchive.class)
                .addPackage(Register.class.getPackage())
                .setWebXML(new StringAsset(WEB_XML))
                .as(ZipExporter.class)
                .exportTo(file.toFile(), true);
        return file;
    }
}
