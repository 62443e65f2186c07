// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.cluster.injected.InjectedServlet;
import io.baton.it.cluster.order.OrderForm;
import io.baton.it.cluster.rules.RulesServlet;
import io.baton.it.cluster.session.SessionServlet;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The applications of tests about CDI and Faces, packed. */
final class BeanArchives {

    /** Half of it works with requests of scripts, which change parts of the page. */
    private static final String ORDER_PAGE = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html" xmlns:f="jakarta.faces.core">
              <h:head><title>Order</title></h:head>
              <h:body><h:form id="f">
                <h:outputText id="number" value="#{order.number}"/>
                <h:outputText id="server" value="#{order.server}"/>
                <h:inputText id="name" value="#{order.name}"><f:ajax render="greeting server"/></h:inputText>
                <h:outputText id="greeting" value="#{order.greeting}"/>
                <h:inputText id="item" value="#{order.item}"/>
                <h:commandButton id="add" value="add" action="#{order.add}">
                  <f:ajax execute="@this item" render="item items server"/>
                </h:commandButton>
                <h:outputText id="items" value="#{order.items}"/>
                <h:inputText id="note" value="#{order.note}"/>
                <h:commandButton id="send" value="send" action="#{order.send}"/>
                <h:outputText id="receipt" value="#{order.receipt}"/>
              </h:form></h:body>
            </html>
            """;

    private static final String SERVER_STATE = """
            <context-param><param-name>jakarta.faces.STATE_SAVING_METHOD</param-name><param-value>server</param-value></context-param>
            """;

    private static final String LEAVING_PAGE = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html" xmlns:f="jakarta.faces.core">
              <f:metadata><f:viewAction action="#{flash.put('word', 'bread')}"/><f:viewAction action="find?faces-redirect=true"/></f:metadata>
              <h:body/>
            </html>
            """;
    private static final String FINDING_PAGE = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html">
              <h:body><h:outputText id="word" value="found: #{flash.word}"/></h:body>
            </html>
            """;
    private static final String FACES_KEYS = """
            <context-param><param-name>com.sun.faces.enableDistributable</param-name><param-value>true</param-value></context-param>
            <env-entry><env-entry-name>faces/FlashSecretKey</env-entry-name><env-entry-type>java.lang.String</env-entry-type>
              <env-entry-value>MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=</env-entry-value></env-entry>
            """;

    private static final String TWO_MODULES = """
            <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
              <module><web><web-uri>one.war</web-uri><context-root>one</context-root></web></module>
              <module><web><web-uri>two.war</web-uri><context-root>two</context-root></web></module>
            </application>
            """;

    private static final String ENTRIES = """
            <env-entry><env-entry-name>word</env-entry-name><env-entry-type>java.lang.String</env-entry-type>
              <env-entry-value>entry</env-entry-value></env-entry>
            <env-entry><env-entry-name>number</env-entry-name><env-entry-type>java.lang.Integer</env-entry-type>
              <env-entry-value>7</env-entry-value></env-entry>
            """;

    private static final String PERSISTENCE = """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
              <persistence-unit name="own" transaction-type="JTA"><jta-data-source>java:app/jdbc/own</jta-data-source></persistence-unit>
            </persistence>
            """;

    private final Path directory;

    BeanArchives(Path directory) {
        this.directory = directory;
    }

    /** A form that is filled bit by bit, and a page for the health check of a balancer. */
    Path order() {
        return Archives.written(
                directory,
                distributable("order.war", Archives.FACES + SERVER_STATE)
                        .addPackage(OrderForm.class.getPackage())
                        .addAsWebResource(new StringAsset(ORDER_PAGE), "order.xhtml")
                        .addAsWebResource(new StringAsset("static"), "static.txt"));
    }

    /** The same, in which one instance can read what another one's Faces gave the browser, and a page that leaves a word in the flash for the next one. */
    Path orderWithKeys() {
        return Archives.written(directory, withFlash("keys.war", Archives.FACES + SERVER_STATE + FACES_KEYS));
    }

    /** The same without keys. */
    Path orderWithoutKeys() {
        return Archives.written(directory, withFlash("no-keys.war", Archives.FACES + SERVER_STATE));
    }

    private static WebArchive withFlash(String name, String more) {
        return distributable(name, more)
                .addPackage(OrderForm.class.getPackage())
                .addAsWebResource(new StringAsset(LEAVING_PAGE), "leave.xhtml")
                .addAsWebResource(new StringAsset(FINDING_PAGE), "find.xhtml");
    }

    /** What CDI's rules speak of. */
    Path rules() {
        return Archives.written(directory, distributable("rules.war", "").addPackage(RulesServlet.class.getPackage()));
    }

    /** A bean for each kind of object that the container injects. */
    Path injected() {
        return Archives.written(
                directory,
                distributable("injected.war", Archives.FACES + ENTRIES)
                        .addPackage(InjectedServlet.class.getPackage())
                        .addAsLibrary(Archives.jar(org.h2.Driver.class).toFile())
                        .addAsResource(
                                new StringAsset("word=configured\nnumber=7\n"),
                                "META-INF/microprofile-config.properties")
                        .addAsResource(new StringAsset(PERSISTENCE), "META-INF/persistence.xml"));
    }

    /** Two web applications that are the same, in an EAR. */
    Path twins() {
        return Archives.written(
                directory,
                Archives.create(EnterpriseArchive.class, "twins.ear")
                        .setApplicationXML(new StringAsset(TWO_MODULES))
                        .addAsModule(twin("one.war"))
                        .addAsModule(twin("two.war")));
    }

    private static WebArchive twin(String name) {
        return distributable(name, "").addPackage(SessionServlet.class.getPackage());
    }

    private static WebArchive distributable(String name, String more) {
        return Archives.create(WebArchive.class, name)
                .addAsWebInfResource(new StringAsset(Archives.BEANS_XML), "beans.xml")
                .addAsWebInfResource(new StringAsset(Archives.OFTEN_SWEPT), "glassfish-web.xml")
                .setWebXML(Archives.webXml("<distributable/>" + more));
    }
}
