// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.MarshalledObject;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.SignedObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R8.1: attacks with the libraries that they are built of, which are the application's own here. Each is fired once
 * without Baton, to see that it is one, and then finds itself refused.
 */
class AttackChainsTest {

    private static final String FIRED = "io.baton.codec.AttackChainsTest.fired";
    private static final String GADGETS = "org.apache.commons.collections.";
    private static final String GADGETS4 = "org.apache.commons.collections4.";
    private static final String SERIAL = "org.apache.ibatis.executor.loader.";

    private static URLClassLoader libraries;

    @BeforeAll
    static void findLibraries() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target", "chains"))) {
            URL[] urls = jars.map(AttackChainsTest::url).toArray(URL[]::new);
            assertThat(urls).hasSizeGreaterThan(10);
            libraries = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        }
    }

    @AfterAll
    static void leaveNothing() throws IOException {
        libraries.close();
        System.clearProperty(FIRED);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A chain, by name, and what must be in a refusal of it. */
    private record Chain(String name, Made made, String refusal) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Makes the object. */
    private interface Made {
        Object object() throws Exception;
    }

    static Stream<Chain> chains() {
        return Stream.of(
                new Chain("Commons Collections 3", AttackChainsTest::collections3, GADGETS),
                new Chain("Commons Collections 4", AttackChainsTest::collections4, GADGETS4),
                new Chain("in MyBatis", () -> inMyBatis(collections3()), SERIAL),
                new Chain("in MyBatis in a map", () -> new HashMap<>(Map.of("a", inMyBatis(collections3()))), SERIAL));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void aChainFiresWithoutBatonAndIsRefusedByIt(Chain chain) throws Exception {
        byte[] bytes = bytes(chain.made().object());
        System.clearProperty(FIRED);
        readPlainly(bytes);
        assertThat(System.getProperty(FIRED)).isEqualTo("yes");
        System.clearProperty(FIRED);
        assertThatThrownBy(() -> codec().decode(new Encoded(JavaSerialization.ID, bytes)))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("is never deserialized")
                .hasMessageContaining(chain.refusal());
        assertThat(System.getProperty(FIRED)).isNull();
    }

    static Stream<Chain> secondStreams() {
        return Stream.of(
                new Chain("signed", () -> signed((Serializable) collections3()), "java.security.SignedObject"),
                new Chain("marshalled", () -> new MarshalledObject<>(collections3()), "java.rmi.MarshalledObject"),
                new Chain(
                        "in MyBatis, CGLIB",
                        () -> inMyBatis("cglib.CglibSerialStateHolder", collections3()),
                        SERIAL + "cglib.CglibSerialStateHolder"),
                new Chain("json-smart", () -> make("net.minidev.json.JSONObject"), "net.minidev.json.JSONObject"));
    }

    @ParameterizedTest
    @MethodSource("secondStreams")
    void whatOpensOrCallsSomethingLaterIsRefused(Chain chain) throws Exception {
        byte[] bytes = bytes(chain.made().object());
        assertThatThrownBy(() -> codec().decode(new Encoded(JavaSerialization.ID, bytes)))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("class " + chain.refusal() + " is never deserialized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.commons.beanutils.BeanComparator",
                "com.tangosol.util.extractor.ReflectionExtractor",
                "com.tangosol.util.extractor.ChainedExtractor",
                "org.apache.xbean.naming.context.ContextUtil$ReadOnlyBinding",
                "org.apache.ibatis.executor.loader.javassist.JavassistProxyFactory$EnhancedDeserializationProxyImpl",
                "net.minidev.json.JSONArray",
                "tools.jackson.databind.node.POJONode",
                "cn.hutool.core.comparator.PropertyComparator",
                "cn.hutool.json.JSONObject"
            })
    void theClassesOfOtherChainsAreRefused(String name) throws Exception {
        ClassPolicy policy = new ClassPolicy(new ApplicationClasses(libraries), new ClassPatterns(List.of(name)));
        assertThat(policy.objection(Class.forName(name, false, libraries)))
                .hasValue("class " + name + " is never deserialized, as attacks are built of it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.faces.component.UIComponentBase$AttributesMap",
                "javax.swing.UIDefaults$TextAndMnemonicHashMap"
            })
    void classesOfThePlatformThatAreNestedOrLoadClassesByNameAreRefused(String name) throws Exception {
        ClassLoader here = AttackChainsTest.class.getClassLoader();
        ClassPolicy policy = new ClassPolicy(
                new ApplicationClasses(libraries), new ClassPatterns(List.of("javax.swing.**", "jakarta.faces.**")));
        assertThat(policy.objection(Class.forName(name, false, here)))
                .hasValueSatisfying(why -> assertThat(why).contains("is never deserialized"));
    }

    /** A saved view has these: they load their class when the view is restored, which asks the application. */
    @Test
    void theStateOfFacesComponentsIsRead() throws Exception {
        Class<?> saver = Class.forName(
                "jakarta.faces.component.StateHolderSaver", false, AttackChainsTest.class.getClassLoader());
        assertThat(new ClassPolicy(new ApplicationClasses(libraries), new ClassPatterns(List.of())).objection(saver))
                .isEmpty();
    }

    /**
     * The filter of the JVM, set on a stream of no one's, stands for one on every stream: MyBatis opens one without.
     */
    @ParameterizedTest
    @MethodSource("chains")
    void theFilterOfTheJvmRefusesThemInAnyStream(Chain chain) throws Exception {
        byte[] bytes = bytes(chain.made().object());
        System.clearProperty(FIRED);
        ObjectInputFilter filter = ObjectInputFilter.Config.createFilter(JvmFilter.pattern());
        assertThatThrownBy(() -> readPlainly(bytes, filter)).hasMessageContaining("filter status: REJECTED");
        assertThat(System.getProperty(FIRED)).isNull();
    }

    @Test
    void theFilterOfTheJvmLeavesAllElseAlone() throws Exception {
        ObjectInputFilter filter = ObjectInputFilter.Config.createFilter(JvmFilter.pattern());
        byte[] bytes = bytes(new HashMap<>(Map.of("a", List.of(1, "b"), "c", new IllegalStateException())));
        assertThat(readPlainly(bytes, filter)).isInstanceOf(Map.class);
        assertThat(JvmFilter.pattern())
                .startsWith("!io.baton.jvm.filter;")
                .contains(";!org.apache.commons.collections.functors.**;")
                .contains(";!java.security.SignedObject;!java.security.SignedObject$*;")
                .doesNotContain("java.rmi", "javax.management.*", "~", " ");
    }

    private static JavaSerialization codec() {
        return new JavaSerialization(new PlainStreams(libraries), new ClassPatterns(Set.of()));
    }

    private static Object collections3() throws Exception {
        return collections(GADGETS, "map.LazyMap");
    }

    private static Object collections4() throws Exception {
        return collections(GADGETS4, "map.LazyMap");
    }

    /** A map whose key's hash code sets a system property. */
    private static Object collections(String library, String lazyMap) throws Exception {
        Class<?> transformer = type(library + "Transformer");
        Object chain = Array.newInstance(transformer, 3);
        Array.set(chain, 0, make(library + "functors.ConstantTransformer", System.class));
        Array.set(
                chain,
                1,
                make(
                        library + "functors.InvokerTransformer",
                        "getMethod",
                        new Class<?>[] {String.class, Class[].class},
                        new Object[] {"setProperty", new Class<?>[] {String.class, String.class}}));
        Array.set(
                chain,
                2,
                make(
                        library + "functors.InvokerTransformer",
                        "invoke",
                        new Class<?>[] {Object.class, Object[].class},
                        new Object[] {null, new Object[] {FIRED, "yes"}}));
        Object harmless = make(library + "functors.ConstantTransformer", "");
        Object armed = type(library + "functors.ChainedTransformer")
                .getConstructor(chain.getClass())
                .newInstance(chain);
        Map<Object, Object> inner = new HashMap<>();
        Constructor<?> lazy = Stream.of(type(library + lazyMap).getDeclaredConstructors())
                .filter(each -> each.getParameterCount() == 2
                        && each.getParameterTypes()[1].getSimpleName().equals("Transformer"))
                .findFirst()
                .orElseThrow();
        lazy.setAccessible(true);
        Object map = lazy.newInstance(inner, harmless);
        Object entry = make(library + "keyvalue.TiedMapEntry", map, "k");
        Map<Object, Object> trigger = new HashMap<>();
        trigger.put(entry, "v");
        inner.clear();
        set(map, "factory", armed);
        return trigger;
    }

    private static Object inMyBatis(Object inner) throws Exception {
        return inMyBatis("javassist.JavassistSerialStateHolder", inner);
    }

    private static Object inMyBatis(String holder, Object inner) throws Exception {
        Class<?> type = type(SERIAL + holder);
        Constructor<?> constructor = Stream.of(type.getDeclaredConstructors())
                .filter(each -> each.getParameterCount() == 5)
                .findFirst()
                .orElseThrow();
        constructor.setAccessible(true);
        return constructor.newInstance(
                inner,
                Map.of(),
                make("org.apache.ibatis.reflection.factory.DefaultObjectFactory"),
                List.of(),
                List.of());
    }

    private static Object signed(Serializable inner) throws Exception {
        return new SignedObject(
                inner,
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate(),
                Signature.getInstance("SHA256withRSA"));
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, libraries);
    }

    private static Object make(String name, Object... arguments) throws ReflectiveOperationException {
        for (Constructor<?> each : type(name).getConstructors()) {
            if (fits(each.getParameterTypes(), arguments)) {
                return each.newInstance(arguments);
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static boolean fits(Class<?>[] types, Object... arguments) {
        boolean fits = types.length == arguments.length;
        for (int i = 0; fits && i < types.length; i++) {
            fits = types[i].isInstance(arguments[i]);
        }
        return fits;
    }

    private static void set(Object object, String name, Object value) throws ReflectiveOperationException {
        for (Field each : object.getClass().getDeclaredFields()) {
            if (each.getName().equals(name) && !Modifier.isStatic(each.getModifiers())) {
                each.setAccessible(true);
                each.set(object, value);
            }
        }
    }

    private static byte[] bytes(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object readPlainly(byte[] bytes) throws IOException, ClassNotFoundException {
        return readPlainly(bytes, info -> ObjectInputFilter.Status.UNDECIDED);
    }

    private static Object readPlainly(byte[] bytes, ObjectInputFilter filter)
            throws IOException, ClassNotFoundException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(libraries);
        try (ObjectInputStream in = new Plain(bytes)) {
            in.setObjectInputFilter(filter);
            return in.readObject();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static final class Plain extends ObjectInputStream {

        Plain(byte[] bytes) throws IOException {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass descriptor) throws ClassNotFoundException {
            return ApplicationClasses.named(descriptor.getName(), libraries);
        }
    }
}
