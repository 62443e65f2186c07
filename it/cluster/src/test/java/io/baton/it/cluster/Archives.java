// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.cluster.across.AcrossServlet;
import io.baton.it.cluster.app.CounterServlet;
import io.baton.it.cluster.beans.OneInstanceOnly;
import io.baton.it.cluster.both.BothServlet;
import io.baton.it.cluster.diary.Diary;
import io.baton.it.cluster.diary.DiaryServlet;
import io.baton.it.cluster.endings.EndingServlet;
import io.baton.it.cluster.entities.EntitiesServlet;
import io.baton.it.cluster.events.Recorder;
import io.baton.it.cluster.identity.Users;
import io.baton.it.cluster.leaving.Guest;
import io.baton.it.cluster.login.WhoServlet;
import io.baton.it.cluster.masses.MassesServlet;
import io.baton.it.cluster.models.SharingServlet;
import io.baton.it.cluster.moves.Witness;
import io.baton.it.cluster.outside.OutsideServlet;
import io.baton.it.cluster.session.SessionServlet;
import io.baton.it.cluster.socket.SessionSocket;
import io.baton.it.cluster.unstorable.Basket;
import io.baton.it.cluster.values.ValuesServlet;
import io.baton.it.cluster.voucher.Voucher;
import io.baton.it.cluster.whole.WholeServlet;
import jakarta.enterprise.inject.spi.Extension;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.Assignable;
import org.jboss.shrinkwrap.api.ConfigurationBuilder;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The applications under test, packed. */
final class Archives {

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">%s</web-app>
            """;
    private static final String GREETING = """
            <env-entry><env-entry-name>greeting</env-entry-name><env-entry-type>java.lang.String</env-entry-type>
              <env-entry-value>hello</env-entry-value></env-entry>
            """;
    private static final String PERSISTENCE_XML = """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
              <persistence-unit name="entities" transaction-type="JTA">
                <jta-data-source>java:app/jdbc/entities</jta-data-source>
              </persistence-unit>
            </persistence>
            """;

    /** GlassFish makes tables on the admin server only. */
    private static final List<String> TABLES = List.of(
            "create table if not exists customer(id bigint primary key, dtype varchar(31), version int,"
                    + " name varchar(99), notes varchar(99), town varchar(99))",
            "create table if not exists firm(id bigint primary key, seats int)",
            "create table if not exists item(id bigint primary key, name varchar(99), customer_id bigint)",
            "create table if not exists customer_tags(customer_id bigint, tags varchar(99))");

    private static final String RESOURCES_XML = """
            <!DOCTYPE resources PUBLIC "-//GlassFish.org//DTD GlassFish Application Server 3.1 Resource Definitions//EN"
              "http://glassfish.org/dtds/glassfish-resources_1_5.dtd">
            <resources>
              <jdbc-connection-pool name="java:app/entities" res-type="javax.sql.DataSource"
                  datasource-classname="org.h2.jdbcx.JdbcDataSource" steady-pool-size="1">
                <property name="URL" value="jdbc:h2:mem:entities;DB_CLOSE_DELAY=-1;INIT=%s"/>
              </jdbc-connection-pool>
              <jdbc-resource jndi-name="java:app/jdbc/entities" pool-name="java:app/entities"/>
            </resources>
            """;

    static final String BEANS_XML = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>
            """;
    static final String FACES = """
            <servlet><servlet-name>faces</servlet-name><servlet-class>jakarta.faces.webapp.FacesServlet</servlet-class></servlet>
            <servlet-mapping><servlet-name>faces</servlet-name><url-pattern>*.xhtml</url-pattern></servlet-mapping>
            """;
    private static final String PAGE = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html">
              <h:body><h:form id="form"><h:outputText value="page"/></h:form></h:body>
            </html>
            """;

    private static final String FORM_PAGE = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html">
              <h:body><h:form id="f">
                <h:inputText id="name" value="#{form.name}" rendered="#{form.step == 1}"/>
                <h:inputText id="street" value="#{form.street}" rendered="#{form.step == 2}"/>
                <h:commandButton id="next" value="next" action="#{form.next}"/>
                <h:outputText value="#{form.summary}"/>
              </h:form></h:body>
            </html>
            """;

    private static final String OWN_PROPERTIES = """
            <glassfish-web-app><session-config><session-manager><manager-properties>
              <property name="sessionModel" value="monolithic"/>
              <property name="nonSerializableAttributes" value="local"/>
            </manager-properties></session-manager></session-config></glassfish-web-app>
            """;

    private static final String SECRET = """
            <security-constraint>
              <web-resource-collection><web-resource-name>secret</web-resource-name><url-pattern>/secret</url-pattern><url-pattern>/secret/*</url-pattern></web-resource-collection>
              <auth-constraint><role-name>clerk</role-name></auth-constraint>
            </security-constraint>
            <security-role><role-name>clerk</role-name></security-role>
            <security-role><role-name>boss</role-name></security-role>
            """;
    private static final String BASIC = """
            <login-config><auth-method>BASIC</auth-method><realm-name>file</realm-name></login-config>
            """;
    private static final String FORM = """
            <login-config><auth-method>FORM</auth-method><realm-name>file</realm-name>
              <form-login-config><form-login-page>/login.html</form-login-page><form-error-page>/error.html</form-error-page></form-login-config>
            </login-config>
            """;
    private static final String ROLES = """
            <glassfish-web-app>
              <security-role-mapping><role-name>clerk</role-name><group-name>%s</group-name></security-role-mapping>
              <security-role-mapping><role-name>boss</role-name><group-name>nobody</group-name></security-role-mapping>
              <session-config><session-manager><manager-properties>
                <property name="sessionModel" value="%s"/>
              </manager-properties></session-manager></session-config>
              <parameter-encoding default-charset="UTF-8"/>
            </glassfish-web-app>
            """;

    private static final String SHORT_REST = """
            <glassfish-web-app><session-config><session-manager><manager-properties>
              <property name="maxIdleInMemorySeconds" value="1"/>
            </manager-properties></session-manager></session-config></glassfish-web-app>
            """;
    private static final String FEW_IN_MEMORY = """
            <glassfish-web-app><session-config><session-manager><manager-properties>
              <property name="maxSessionsInMemory" value="%d"/>
            </manager-properties></session-manager></session-config></glassfish-web-app>
            """;
    private static final String WORD = """
            <env-entry><env-entry-name>word</env-entry-name><env-entry-type>java.lang.String</env-entry-type>
              <env-entry-value>entry</env-entry-value></env-entry>
            """;

    static final String OFTEN_SWEPT = """
            <glassfish-web-app><session-config><session-manager><manager-properties>
              <property name="reapIntervalSeconds" value="1"/>
            </manager-properties></session-manager></session-config></glassfish-web-app>
            """;
    private static final String OWN_CLASSES_FIRST = """
            <glassfish-web-app><class-loader delegate="false"/></glassfish-web-app>
            """;
    private static final String EVENT_LISTENERS = """
            <listener><listener-class>io.baton.it.cluster.events.Recorder</listener-class></listener>
            <listener><listener-class>io.baton.it.cluster.events.Prankster</listener-class></listener>
            <listener><listener-class>io.baton.it.cluster.events.Witness</listener-class></listener>
            """;

    private static final String COMMON_COOKIE =
            "<session-config><cookie-config><path>/</path></cookie-config></session-config>";

    private static final String ERROR_PAGES = """
            <error-page><exception-type>java.lang.UnsupportedOperationException</exception-type><location>/problem</location></error-page>
            <error-page><error-code>410</error-code><location>/problem</location></error-page>
            """;

    private final Path directory;

    Archives(Path directory) {
        this.directory = directory;
    }

    /** The counter, distributable. */
    Path counter() {
        return written(counter("counter.war").setWebXML(webXml("<distributable/>" + GREETING)));
    }

    /** The same, whose sessions end at most a second or two after their time. */
    Path counterOftenSwept() {
        return written(counter("swept.war")
                .addAsWebInfResource(new StringAsset(OFTEN_SWEPT), "glassfish-web.xml")
                .setWebXML(webXml("<distributable/>" + GREETING)));
    }

    /** The counter with a jar that has nothing to do with sessions, which is enough for GlassFish to forget {@code <distributable/>}. */
    Path counterWithJar() {
        JavaArchive library = create(JavaArchive.class, "library.jar")
                .addAsResource(new StringAsset("nothing of interest"), "library.txt");
        return written(counter("jar.war").addAsLibrary(library).setWebXML(webXml("<distributable/>")));
    }

    /** The counter, not distributable. */
    Path counterOfOneServer() {
        return written(counter("local.war").setWebXML(webXml("")));
    }

    /** The counter in an application with Faces whose beans are numbered differently on the two instances. */
    Path counterWithFaces() {
        return written(counter("faces.war")
                .addPackage(OneInstanceOnly.class.getPackage())
                .addAsServiceProvider(Extension.class, OneInstanceOnly.class)
                .addAsWebResource(new StringAsset(PAGE), "page.xhtml")
                .setWebXML(webXml("<distributable/>" + FACES)));
    }

    /** The counter with a WebSocket. */
    Path counterWithSocket() {
        return written(counter("socket.war")
                .addPackage(SessionSocket.class.getPackage())
                .setWebXML(webXml("<distributable/>")));
    }

    /** The counter, with threads that use its sessions outside requests. */
    Path counterUsedOutside() {
        return written(counter("outside.war")
                .addPackage(OutsideServlet.class.getPackage())
                .setWebXML(webXml("<distributable/>")));
    }

    /** An application that has all its attributes kept in one, and what is not serializable on its instance. */
    Path models() {
        return written(create(WebArchive.class, "models.war")
                .addPackage(SharingServlet.class.getPackage())
                .addAsWebInfResource(new StringAsset(OWN_PROPERTIES), "glassfish-web.xml")
                .setWebXML(webXml("<distributable/>")));
    }

    /** An application whose attributes hear when their session moves. */
    Path moves() {
        return written(moves("moves.war"));
    }

    /** The same, whose sessions leave memory as soon as nobody uses them. */
    Path movesToRest() {
        return written(moves("resting.war").addAsWebInfResource(new StringAsset(SHORT_REST), "glassfish-web.xml"));
    }

    /** An application that uses what Baton offers to applications. */
    Path session() {
        return written(session("session.war")
                .addAsWebInfResource(new StringAsset(OFTEN_SWEPT), "glassfish-web.xml")
                .setWebXML(webXml("<distributable/>")));
    }

    /** The same, with a bean of which there is something to say when the application starts, and with one that no other application has. */
    Path leaving() {
        return written(session("leaving.war")
                .addPackage(Basket.class.getPackage())
                .addPackage(Guest.class.getPackage())
                .addAsWebInfResource(new StringAsset(OFTEN_SWEPT), "glassfish-web.xml")
                .setWebXML(webXml("<distributable/>")));
    }

    /** An application that uses what Baton offers, not distributable. */
    Path sessionOfOneServer() {
        return written(session("one.war").setWebXML(webXml("")));
    }

    private static WebArchive session(String name) {
        return create(WebArchive.class, name)
                .addPackage(SessionServlet.class.getPackage())
                .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml");
    }

    /** An application with JPA entities in its sessions, and a database in memory. */
    Path entities() {
        return written(create(WebArchive.class, "entities.war")
                .addPackage(EntitiesServlet.class.getPackage())
                .addAsLibrary(jar(org.h2.Driver.class).toFile())
                .addAsResource(new StringAsset(PERSISTENCE_XML), "META-INF/persistence.xml")
                .addAsWebInfResource(
                        new StringAsset(RESOURCES_XML.formatted(String.join("\\;", TABLES))), "glassfish-resources.xml")
                .setWebXML(webXml("<distributable/>")));
    }

    /** The file that a class of a library is in. */
    static Path jar(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An application with values of every kind in its sessions. */
    Path values() {
        return written(create(WebArchive.class, "values.war")
                .addPackage(ValuesServlet.class.getPackage())
                .setWebXML(webXml("<distributable/>")));
    }

    /** An application with beans of every kind in its sessions. */
    Path whole() {
        return written(create(WebArchive.class, "whole.war")
                .addPackage(WholeServlet.class.getPackage())
                .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml")
                .addAsWebResource(new StringAsset(FORM_PAGE), "form.xhtml")
                .setWebXML(webXml("<distributable/>" + FACES)));
    }

    /** An application that uses what Baton offers, and carries a copy of it as well. */
    Path sessionWithCopy(Path extension) {
        return written(session("copy.war")
                .addAsLibrary(extension.toFile())
                .addAsWebInfResource(new StringAsset(OFTEN_SWEPT), "glassfish-web.xml")
                .setWebXML(webXml("<distributable/>")));
    }

    /** The same, whose copy is its own: its loader does not ask the server's first. */
    Path sessionWithCopyOfItsOwn(Path extension) {
        return written(session("own-copy.war")
                .addAsLibrary(extension.toFile())
                .addAsWebInfResource(new StringAsset(OWN_CLASSES_FIRST), "glassfish-web.xml")
                .setWebXML(webXml("<distributable/>")));
    }

    /** An application with a bean that can never be stored, which wants that or nothing. */
    Path unstorable(String check) {
        return written(create(WebArchive.class, "unstorable-" + check + ".war")
                .addPackage(Basket.class.getPackage())
                .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml")
                .addAsResource(
                        new StringAsset("baton.check=" + check + "\n"), "META-INF/microprofile-config.properties")
                .setWebXML(webXml("<distributable/>")));
    }

    /** An application of which an instance keeps so many idle sessions in memory. */
    Path masses(int inMemory) {
        return written(create(WebArchive.class, "masses.war")
                .addPackage(MassesServlet.class.getPackage())
                .addAsWebInfResource(new StringAsset(FEW_IN_MEMORY.formatted(inMemory)), "glassfish-web.xml")
                .setWebXML(webXml("<distributable/>")));
    }

    private static WebArchive moves(String name) {
        return create(WebArchive.class, name)
                .addPackage(Witness.class.getPackage())
                .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml")
                .setWebXML(webXml("<distributable/>" + WORD));
    }

    /** The counter with a part that the counter alone lacks: as its next version, that one has lost classes. */
    Path counterWithVouchers() {
        return written(
                counter("voucher.war").addPackage(Voucher.class.getPackage()).setWebXML(webXml("<distributable/>")));
    }

    /** The counter for users of the file realm, who log in with the browser's own dialog. */
    Path counterWithBasicLogin() {
        return written(login("basic.war", BASIC, "clerks", "split"));
    }

    /** The counter for users of the file realm, who log in with a form; its attributes are kept all in one. */
    Path counterWithFormLogin() {
        return written(login("form.war", FORM, "clerks", "monolithic"));
    }

    /** The counter for users of its own, who log in with a form. */
    Path counterWithOwnUsers() {
        return written(login("own.war", "", Users.CLERKS, "split").addPackage(Users.class.getPackage()));
    }

    /** The counter for users of the file realm, not distributable. */
    Path counterOfOneServerWithLogin() {
        return written(login("local-login.war", BASIC, "clerks", "split").setWebXML(webXml(SECRET + BASIC)));
    }

    private static WebArchive login(String name, String method, String group, String model) {
        return counter(name)
                .addPackage(WhoServlet.class.getPackage())
                .addAsWebResource(new StringAsset("log in"), "login.html")
                .addAsWebResource(new StringAsset("wrong password"), "error.html")
                .addAsWebInfResource(
                        new StringAsset(ROLES.formatted(group.replace("\t", "&#9;"), model)), "glassfish-web.xml")
                .setWebXML(webXml("<distributable/>" + SECRET + method));
    }

    /** The counter with a diary, a bean of another class in each edition. */
    Path counterWithDiary(Edition edition) {
        WebArchive archive = counter("diary-" + edition.name() + ".war")
                .addClass(DiaryServlet.class)
                .addAsWebInfResource(
                        new ByteArrayAsset(edition.of(Diary.class)),
                        "classes/" + Diary.class.getName().replace('.', '/') + ".class");
        return written(archive.setWebXML(webXml("<distributable/>")));
    }

    /** The counter with the diary's class, which is no bean any more. */
    Path counterWithDiaryThatIsNoBean() {
        String beans =
                BEANS_XML.replace("/>", "><scan><exclude name=\"" + Diary.class.getName() + "\"/></scan></beans>");
        WebArchive archive = create(WebArchive.class, "no-bean.war")
                .addPackage(CounterServlet.class.getPackage())
                .addClass(Diary.class)
                .addAsWebInfResource(new StringAsset(beans), "beans.xml");
        return written(archive.setWebXML(webXml("<distributable/>")));
    }

    /** The counter with a cookie for all applications of the server, and a way from one to the other. */
    Path counterWithCommonCookie() {
        return written(counter("common.war")
                .addPackage(BothServlet.class.getPackage())
                .setWebXML(webXml("<distributable/>" + COMMON_COOKIE)));
    }

    /** An application that does things in another one, with a cookie for all applications of the server, swept every second. */
    Path across() {
        return written(across("across.war").setWebXML(webXml("<distributable/>" + COMMON_COOKIE + ERROR_PAGES)));
    }

    /** The same, whose web.xml gives sessions that many minutes. */
    Path acrossWithTimeout(int minutes) {
        return written(across("across" + minutes + ".war")
                .setWebXML(webXml("<distributable/><session-config><session-timeout>" + minutes
                        + "</session-timeout></session-config>" + ERROR_PAGES)));
    }

    /** The same, not distributable. */
    Path acrossOfOneServer() {
        return written(across("alone.war").setWebXML(webXml(COMMON_COOKIE)));
    }

    private static WebArchive across(String name) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addPackage(AcrossServlet.class.getPackage())
                .addAsWebInfResource(new StringAsset(OFTEN_SWEPT), "glassfish-web.xml");
    }

    /** The application whose requests end in every way. */
    Path endings() {
        return written(create(WebArchive.class, "endings.war")
                .addPackage(EndingServlet.class.getPackage())
                .setWebXML(webXml("<distributable/>" + ERROR_PAGES)));
    }

    /** The application that writes down events, swept every second. */
    Path events() {
        return written(events("events.war").setWebXML(webXml("<distributable/>" + EVENT_LISTENERS)));
    }

    /** The same, not distributable: what it writes down is what one server does. */
    Path eventsOfOneServer() {
        return written(events("oracle.war").setWebXML(webXml(EVENT_LISTENERS)));
    }

    private static WebArchive events(String name) {
        return create(WebArchive.class, name)
                .addPackage(Recorder.class.getPackage())
                .addAsWebInfResource(new StringAsset(OFTEN_SWEPT), "glassfish-web.xml");
    }

    private static WebArchive counter(String name) {
        return create(WebArchive.class, name)
                .addPackage(CounterServlet.class.getPackage())
                .addAsWebResource(new StringAsset("static"), "static.txt")
                .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml");
    }

    /** An empty archive. ShrinkWrap remembers for ever the loader that was current at first; it/again.sh has another one for each run. */
    static <T extends Assignable> T create(Class<T> type, String name) {
        return ShrinkWrap.createDomain(
                        new ConfigurationBuilder().classLoaders(List.of(Archives.class.getClassLoader())))
                .getArchiveFactory()
                .create(type, name);
    }

    static StringAsset webXml(String content) {
        return new StringAsset(WEB_XML.formatted(content));
    }

    private Path written(WebArchive archive) {
        return written(directory, archive);
    }

    static Path written(Path directory, Archive<?> archive) {
        Path file = directory.resolve(archive.getName());
        directory.toFile().mkdirs();
        archive.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
