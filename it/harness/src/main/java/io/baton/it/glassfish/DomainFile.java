// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The {@code domain.xml} of a domain that has never run, which is the moment to give it its ports and heap: before the
 * first start a file edit does in no time what several asadmin calls and a restart would do later.
 */
final class DomainFile {
    private static final String ADMIN_SERVER = "//config[@name='server-config']";

    /** The configuration that each new cluster gets a copy of. */
    private static final String CLUSTERS = "//config[@name='default-config']";

    private static final Pattern HEAP = Pattern.compile("-Xmx.*");
    private static final Pattern TELNET = Pattern.compile("-Dosgi\\.shell\\.telnet\\.port=.*");

    private final Path file;
    private final Document document;
    private final XPath xpath = XPathFactory.newInstance().newXPath();

    DomainFile(Path file) {
        this.file = file;
        try {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the admin server's listeners these ports; the first one is the admin port. */
    void setAdminServerPorts(List<Integer> ports) {
        Iterator<Integer> free = ports.iterator();
        String adminPort = free.next().toString();
        for (Node port : nodes(ADMIN_SERVER + "//*[@name='admin-listener']/@port")) {
            port.setNodeValue(adminPort);
        }
        for (Node port : nodes(ADMIN_SERVER + "//*[not(@name='admin-listener')]/@port[number(.) = number(.)]")) {
            port.setNodeValue(free.next().toString());
        }
        for (Node port : nodes("//server[@name='server']/system-property[@name='JMS_PROVIDER_PORT']/@value")) {
            port.setNodeValue(free.next().toString());
        }
        replaceOptions(ADMIN_SERVER, TELNET, List.of("-Dosgi.shell.telnet.port=" + free.next()));
    }

    void setAdminServerOptions(List<String> options) {
        replaceOptions(ADMIN_SERVER, HEAP, options);
    }

    /** Sets the heap and further JVM options of all instances to come. */
    void setInstanceOptions(List<String> options) {
        replaceOptions(CLUSTERS, HEAP, options);
    }

    /**
     * Lets no server look for unfinished transactions when it starts: only for that, each would start a JMS broker, which takes a second of processor time.
     * No test has transactions that could be unfinished.
     */
    void leaveTransactionsAlone() {
        for (Node service : nodes("//transaction-service")) {
            ((Element) service).setAttribute("automatic-recovery", "false");
        }
    }

    void write() {
        try {
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(file.toFile()));
        } catch (TransformerException e) {
            throw new IllegalStateException("Cannot write " + file, e);
        }
    }

    private void replaceOptions(String config, Pattern replaced, List<String> options) {
        Element javaConfig = (Element) nodes(config + "/java-config").get(0);
        for (Node option : nodes(config + "/java-config/jvm-options")) {
            if (replaced.matcher(option.getTextContent()).matches()) {
                javaConfig.removeChild(option);
            }
        }
        for (String option : options) {
            Element added = document.createElement("jvm-options");
            added.setTextContent(option);
            javaConfig.appendChild(added);
        }
    }

    private List<Node> nodes(String path) {
        try {
            NodeList found = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
            List<Node> nodes = new ArrayList<>(found.getLength());
            for (int i = 0; i < found.getLength(); i++) {
                nodes.add(found.item(i));
            }
            return nodes;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
