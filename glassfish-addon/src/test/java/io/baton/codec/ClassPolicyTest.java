// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.rmi.Remote;
import java.sql.Timestamp;
import java.text.SimpleDateFormat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.management.BadAttributeValueExpException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R8.1: which classes may be deserialized. The application here has no classes but its own, so everything of the test's class path is a stranger to it. */
class ClassPolicyTest {

    @TempDir
    private Path directory;

    static Stream<Class<?>> values() {
        return Stream.of(
                String.class,
                Integer.class,
                int.class,
                int[].class,
                String[][].class,
                Object[].class,
                Serializable[].class,
                ArrayList.class,
                List.of(1).getClass(),
                ConcurrentHashMap.class,
                AtomicLong.class,
                Instant.class,
                DayOfWeek.class,
                StandardOpenOption.class,
                Timestamp.class,
                SimpleDateFormat.class,
                TimeZone.getTimeZone("Europe/Berlin").getClass(),
                URI.class,
                File.class,
                IllegalStateException.class,
                StackTraceElement[].class);
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesOfTheJdkAreAllowed(Class<?> type) {
        assertThat(policy().objection(type)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.jboss.weld.contexts.SerializableContextualInstanceImpl",
                "org.jboss.weld.contexts.beanstore.LockStore",
                "org.jboss.weld.bean.proxy.util.SerializableClientProxy",
                "com.sun.faces.util.LRUMap",
                "jakarta.faces.application.FacesMessage",
                "jakarta.enterprise.inject.Any$Literal",
                "org.glassfish.expressly.ValueExpressionImpl",
                "com.sun.ejb.base.io.SerializableS1ASEJBObjectReference",
                "com.sun.ejb.containers.EJBLocalObjectImpl$SerializableLocalObject",
                "com.sun.enterprise.container.common.impl.util.SerializableJNDIContext",
                "com.sun.enterprise.container.common.impl.EntityManagerWrapper",
                "com.sun.enterprise.security.ee.web.integration.WebPrincipal",
                "org.eclipse.persistence.indirection.IndirectList"
            })
    void whatTheContainerPutsIntoSessionsIsAllowed(String name) throws ClassNotFoundException {
        assertThat(policy().objection(ofContainer(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.net.URL",
                "javax.swing.JPanel",
                "java.util.logging.LogRecord",
                "org.apache.catalina.fileupload.PartItem",
                "org.apache.catalina.session.StandardSession",
                "com.sun.ejb.containers.StatefulSessionContainer$SerializableEJB",
                "io.baton.codec.ClassPolicyTest"
            })
    void otherClassesOfThePlatformAreRefusedWithAWordOnWhatToDo(String name) throws ClassNotFoundException {
        assertThat(policy().objection(ofContainer(name)))
                .hasValue(
                        "class " + name
                                + " is neither the application's nor known to be harmless; if it is, name it in property 'allowedClasses'");
    }

    @Test
    void whatTheOperatorNamesIsAllowed() {
        assertThat(policy("java.net.*").objection(URL.class)).isEmpty();
        assertThat(policy("java.net.URL").objection(URL[].class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javax.management.BadAttributeValueExpException",
                "java.rmi.server.RemoteObjectInvocationHandler",
                "java.rmi.server.UnicastRemoteObject",
                "java.security.SignedObject",
                "javax.crypto.SealedObject",
                "javax.naming.CannotProceedException",
                "com.sun.jndi.ldap.LdapReferralException",
                "javax.script.CompiledScript",
                "javax.swing.event.EventListenerList",
                "com.sun.rowset.JdbcRowSetImpl",
                "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
                "sun.reflect.annotation.AnnotationInvocationHandler",
                "sun.rmi.server.UnicastRef"
            })
    void whatAttacksAreBuiltOfIsRefusedWhateverTheOperatorSays(String name) throws ClassNotFoundException {
        Class<?> type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
        assertThat(policy(name).objection(type))
                .hasValue("class " + name + " is never deserialized, as attacks are built of it");
        assertThat(policy("java.**", "javax.**", "sun.**", "com.**").objection(type))
                .isPresent();
    }

    @Test
    void anApplicationsOwnClassesAreAllowedButNotTheAttacksInItsLibraries() throws Exception {
        try (SmallApplication application = SmallApplication.of(
                directory,
                "package com.acme; public class Cart {}",
                "package org.apache.commons.collections.functors; public class InvokerTransformer {}",
                "package com.acme; public class Sheep extends org.apache.commons.collections.functors.InvokerTransformer {}")) {
            ClassPolicy policy = new ClassPolicy(new ApplicationClasses(application.loader()), none());
            assertThat(policy.objection(application.type("com.acme.Cart"))).isEmpty();
            assertThat(policy.objection(application.type("com.acme.Cart").arrayType()))
                    .isEmpty();
            assertThat(policy.objection(application.type("org.apache.commons.collections.functors.InvokerTransformer")))
                    .hasValueSatisfying(why -> assertThat(why).contains("functors.InvokerTransformer is never"));
            assertThat(policy.objection(application.type("com.acme.Sheep"))).isPresent();
        }
    }

    /** A library, the web module above which it lies, and a module beside that, which sees the library as well. */
    @Test
    void theModulesOfAnEnterpriseApplicationBelongTogetherAndOtherApplicationsDoNot() throws Exception {
        Path war = Files.createDirectory(directory.resolve("war"));
        Path stranger = Files.createDirectory(directory.resolve("stranger"));
        String page = "package com.acme; public class Page {}";
        try (SmallApplication library = SmallApplication.of(directory, "package com.acme; public class Cart {}");
                SmallApplication web = SmallApplication.below(library.loader(), war, page);
                SmallApplication other = SmallApplication.below(library.loader(), stranger, page)) {
            ClassPolicy policy = new ClassPolicy(new ApplicationClasses(web.loader()), none());
            assertThat(policy.objection(web.type("com.acme.Page"))).isEmpty();
            assertThat(policy.objection(library.type("com.acme.Cart"))).isEmpty();
            assertThat(policy.objection(other.type("com.acme.Page"))).isPresent();
        }
    }

    @Test
    void aProxyIsAsHarmlessAsItsInterfaces() {
        InvocationHandler handler = (proxy, method, arguments) -> null;
        ClassLoader loader = ClassPolicyTest.class.getClassLoader();
        Object harmless = Proxy.newProxyInstance(loader, new Class<?>[] {Comparable.class, Runnable.class}, handler);
        Object remote = Proxy.newProxyInstance(loader, new Class<?>[] {Remote.class}, handler);
        assertThat(policy().objection(harmless.getClass())).isEmpty();
        assertThat(policy().objection(remote.getClass()))
                .hasValueSatisfying(why -> assertThat(why).contains("java.rmi.Remote"));
    }

    @Test
    void anArrayIsAsHarmlessAsItsElements() {
        assertThat(policy().objection(BadAttributeValueExpException[][].class))
                .hasValueSatisfying(why -> assertThat(why).contains("class javax.management.Bad"));
    }

    private static Class<?> ofContainer(String name) throws ClassNotFoundException {
        return Class.forName(name, false, ClassPolicyTest.class.getClassLoader());
    }

    /** Of an application with no class at all. */
    private static ClassPolicy policy(String... allowed) {
        ClassLoader nothing = new ClassLoader(ClassLoader.getPlatformClassLoader()) {};
        return new ClassPolicy(new ApplicationClasses(nothing), new ClassPatterns(List.of(allowed)));
    }

    private static ClassPatterns none() {
        return new ClassPatterns(List.of());
    }
}
