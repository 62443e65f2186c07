// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What an application itself says in its {@code web.xml}. The container's merged descriptor will not do: any jar in {@code WEB-INF/lib} makes it
 * forget {@code <distributable/>}, and annotations are no part of this question.
 */
final class WebXml {

    private static final int CHILD_OF_ROOT = 2;

    private WebXml() {}

    /**
     * Whether the file has {@code <distributable/>} directly under its root element.
     *
     * @param application the exploded web application
     * @throws IOException if the file cannot be read or is not XML
     */
    static boolean saysDistributable(Path application) throws IOException {
        Path file = application.resolve("WEB-INF").resolve("web.xml");
        if (!Files.isRegularFile(file)) {
            return false;
        }
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    if (depth == CHILD_OF_ROOT && reader.getLocalName().equals("distributable")) {
                        return true;
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
            return false;
        } catch (XMLStreamException damaged) {
            throw new IOException(file + " is not well-formed XML: " + damaged.getMessage(), damaged);
        }
    }
}
