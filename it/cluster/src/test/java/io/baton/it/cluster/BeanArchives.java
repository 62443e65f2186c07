// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

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

    private static final String TWO_MODULES = """
            <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
              <module><web><web-uri>one.war</web-uri><context-root>one</context-root></web></module>
              <module><web><web-uri>two.war</web-uri><context-root>two</context-root></web></module>
            </application>
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

    /** What CDI's rules speak of. */
    Path rules() {
        return Archives.written(directory, distributable("rules.war", "").addPackage(RulesServlet.class.getPackage()));
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
