// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.contender;

import io.baton.it.benchmark.app.FillServlet;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application under load, packed. */
final class Archives {
    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0"><distributable/>%s</web-app>
            """;
    private static final String BEANS_XML = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
            """;

    private static final String MONOLITHIC_XML = """
            <!DOCTYPE glassfish-web-app PUBLIC "-//GlassFish.org//DTD GlassFish Application Server 3.1 Servlet 3.0//EN" "http://glassfish.org/dtds/glassfish-web-app_3_0-1.dtd">
            <glassfish-web-app>
              <session-config>
                <session-manager>
                  <manager-properties><property name="sessionModel" value="monolithic"/></manager-properties>
                </session-manager>
              </session-config>
            </glassfish-web-app>
            """;
    private static final String SPRING_FILTER = """
            <context-param><param-name>contextConfigLocation</param-name><param-value>/WEB-INF/spring/session.xml</param-value></context-param>
            <listener><listener-class>org.springframework.web.context.ContextLoaderListener</listener-class></listener>
            <filter>
              <filter-name>springSessionRepositoryFilter</filter-name>
              <filter-class>org.springframework.web.filter.DelegatingFilterProxy</filter-class>
            </filter>
            <filter-mapping>
              <filter-name>springSessionRepositoryFilter</filter-name>
              <url-pattern>/*</url-pattern>
              <dispatcher>REQUEST</dispatcher>
              <dispatcher>ERROR</dispatcher>
            </filter-mapping>
            """;
    private static final String SPRING_XML = """
            <beans xmlns="http://www.springframework.org/schema/beans"
                   xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                   xmlns:context="http://www.springframework.org/schema/context"
                   xsi:schemaLocation="http://www.springframework.org/schema/beans https://www.springframework.org/schema/beans/spring-beans.xsd
                                       http://www.springframework.org/schema/context https://www.springframework.org/schema/context/spring-context.xsd">
              <context:annotation-config/>
              <bean class="org.springframework.session.data.redis.config.annotation.web.http.RedisHttpSessionConfiguration"/>
              <bean class="org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory">
                <constructor-arg value="127.0.0.1"/>
                <constructor-arg value="%d"/>
              </bean>
            </beans>
            """;

    private final Path directory;

    Archives(Path directory) {
        this.directory = directory;
    }

    /** The application as everybody gets it. */
    Path plain() {
        return written(application("plain.war", ""));
    }

    /** With Baton told to keep all attributes of a session in one piece. */
    Path monolithic() {
        return written(application("monolithic.war", "")
                .addAsWebInfResource(new StringAsset(MONOLITHIC_XML), "glassfish-web.xml"));
    }

    /** With CDI inside, for servers that have none. */
    Path withWeld(List<Path> weld) {
        return written(application("weld.war", "").addAsLibraries(files(weld)));
    }

    /** With Spring Session inside, as its guide to the set-up in XML says. */
    Path withSpringSession(List<Path> spring, int redisPort) {
        return written(application("spring.war", SPRING_FILTER)
                .addAsLibraries(files(spring))
                .addAsWebInfResource(new StringAsset(SPRING_XML.formatted(redisPort)), "spring/session.xml"));
    }

    private static WebArchive application(String name, String webXml) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addPackage(FillServlet.class.getPackage())
                .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml")
                .setWebXML(new StringAsset(WEB_XML.formatted(webXml)));
    }

    private static File[] files(List<Path> paths) {
        return paths.stream().map(Path::toFile).toArray(File[]::new);
    }

    private Path written(WebArchive archive) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path file = directory.resolve(archive.getName());
        archive.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
