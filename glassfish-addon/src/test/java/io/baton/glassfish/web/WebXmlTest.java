// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebXmlTest {

    private static final String OPEN = "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">";

    @TempDir
    Path application;

    @Test
    void aDirectChildOfTheRootCounts() throws IOException {
        write(OPEN + "<display-name>x</display-name><distributable/></web-app>");
        assertThat(WebXml.saysDistributable(application)).isTrue();
    }

    @Test
    void aFirstChildWithSpaceInItAndAPrefixCountsToo() throws IOException {
        write("<?xml version=\"1.0\"?><j:web-app xmlns:j=\"x\">\n <j:distributable> </j:distributable></j:web-app>");
        assertThat(WebXml.saysDistributable(application)).isTrue();
    }

    @Test
    void aDescriptorWithoutItDoesNot() throws IOException {
        write(OPEN + "<display-name>distributable</display-name></web-app>");
        assertThat(WebXml.saysDistributable(application)).isFalse();
    }

    @Test
    void aCommentDoesNotCount() throws IOException {
        write(OPEN + "<!-- <distributable/> --></web-app>");
        assertThat(WebXml.saysDistributable(application)).isFalse();
    }

    @Test
    void aCharacterSectionDoesNotCount() throws IOException {
        write(OPEN + "<display-name><![CDATA[<distributable/>]]></display-name></web-app>");
        assertThat(WebXml.saysDistributable(application)).isFalse();
    }

    @Test
    void whatIsNestedElsewhereDoesNotCount() throws IOException {
        write(OPEN + "<session-config><distributable/></session-config></web-app>");
        assertThat(WebXml.saysDistributable(application)).isFalse();
    }

    @Test
    void theRootItselfDoesNotCount() throws IOException {
        write("<distributable/>");
        assertThat(WebXml.saysDistributable(application)).isFalse();
    }

    @Test
    void anApplicationWithoutTheFileDoesNotSayIt() throws IOException {
        assertThat(WebXml.saysDistributable(application)).isFalse();
    }

    @Test
    void aDirectoryInPlaceOfTheFileDoesNotSayIt() throws IOException {
        Files.createDirectories(application.resolve("WEB-INF/web.xml"));
        assertThat(WebXml.saysDistributable(application)).isFalse();
    }

    @Test
    void anOldDescriptorsDoctypeIsReadPastWithoutAskingAnybody() throws IOException {
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            trap.setSoTimeout(1);
            write(
                    "<!DOCTYPE web-app PUBLIC \"-//Sun Microsystems, Inc.//DTD Web Application 2.3//EN\" \"http://127.0.0.1:"
                            + trap.getLocalPort() + "/web-app_2_3.dtd\"><web-app><distributable/></web-app>");
            assertThat(WebXml.saysDistributable(application)).isTrue();
            assertThatThrownBy(trap::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void anExternalEntityIsNotResolved() throws IOException {
        Path secret = Files.writeString(application.resolve("secret.xml"), "<distributable/>");
        write("<!DOCTYPE web-app [<!ENTITY secret SYSTEM \"" + secret.toUri() + "\">]><web-app>&secret;</web-app>");
        assertNeitherDistributableNorResolved();
    }

    @Test
    void anInternalEntityIsNotExpanded() throws IOException {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE web-app [<!ENTITY e0 \"<distributable/>\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY e" + i + " \"&e" + (i - 1) + ";&e" + (i - 1) + ";\">");
        }
        write(laughs + "]><web-app>&e29;</web-app>");
        assertNeitherDistributableNorResolved();
    }

    /** Refusing the file is as good as reading past the entity. */
    private void assertNeitherDistributableNorResolved() {
        try {
            assertThat(WebXml.saysDistributable(application)).isFalse();
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("web.xml");
        }
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        write(OPEN + "<display-name></web-app>");
        assertThatThrownBy(() -> WebXml.saysDistributable(application))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(application.resolve("WEB-INF/web.xml").toString());
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        write("");
        assertThatThrownBy(() -> WebXml.saysDistributable(application))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("web.xml");
    }

    @Test
    void bytesThatAreNoTextAreNamed() throws IOException {
        Files.createDirectories(application.resolve("WEB-INF"));
        Files.write(
                application.resolve("WEB-INF/web.xml"),
                (OPEN + "\u00e4</web-app>").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> WebXml.saysDistributable(application))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("web.xml");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(application.resolve("WEB-INF"));
        Files.writeString(application.resolve("WEB-INF/web.xml"), text);
    }
}
