// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.text.ChoiceFormat;
import java.text.DateFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.naming.CompositeName;
import javax.naming.directory.BasicAttributes;
import javax.security.auth.x500.X500Principal;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R2.7: whole kinds of the platform's values, generated from the platform itself, are read after they were written. */
class PlatformValuesTest {

    private static final List<String> LISTS = List.of("platform-classes.txt", "never-deserialized.txt");

    /** An application with these classes; the platform's are strangers to it. */
    private final JavaSerialization codec = new JavaSerialization(PlainStreams.ofTests());

    private final ClassPolicy policy = new ClassPolicy(
            new ApplicationClasses(new ClassLoader(ClassLoader.getPlatformClassLoader()) {}),
            new ClassPatterns(List.of()));

    @Test
    void calendarsAndFormatsOfAllLocalesAreRead() {
        Set<String> failed = new TreeSet<>();
        for (Locale locale : Locale.getAvailableLocales()) {
            for (Object value : Arrays.<Object>asList(
                    locale,
                    Calendar.getInstance(locale),
                    Calendar.getInstance(TimeZone.getTimeZone("Asia/Bangkok"), locale),
                    DateFormat.getDateTimeInstance(DateFormat.FULL, DateFormat.FULL, locale),
                    NumberFormat.getInstance(locale),
                    NumberFormat.getCurrencyInstance(locale),
                    NumberFormat.getPercentInstance(locale),
                    NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT))) {
                check(value, locale.toLanguageTag(), failed);
            }
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void allTimeZonesAndCurrenciesAreRead() {
        Set<String> failed = new TreeSet<>();
        Arrays.stream(TimeZone.getAvailableIDs()).forEach(id -> check(TimeZone.getTimeZone(id), id, failed));
        Currency.getAvailableCurrencies().forEach(currency -> check(currency, currency.getCurrencyCode(), failed));
        assertThat(failed).isEmpty();
    }

    @Test
    void valuesOfTheJdkAreRead() throws Exception {
        Set<String> failed = new TreeSet<>();
        values().forEach(value -> check(value, value.getClass().getName(), failed));
        assertThat(failed).isEmpty();
    }

    private static Stream<Object> values() throws Exception {
        return Stream.of(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 80),
                InetSocketAddress.createUnresolved("host", 80),
                UnixDomainSocketAddress.of("/tmp/socket"),
                InetAddress.getByAddress(new byte[16]),
                URI.create("urn:a"),
                new File("a"),
                Level.WARNING,
                new BigDecimal("1.10"),
                MathContext.DECIMAL64,
                Pattern.compile("a+"),
                new SimpleTimeZone(3_600_000, "own"),
                new MessageFormat("{0,number,#} of {1,date}", Locale.GERMANY),
                new ChoiceFormat("0#none|1#one"),
                BitSet.valueOf(new long[] {5}),
                new CopyOnWriteArrayList<>(List.of("a")),
                new Color(1, 2, 3, 4),
                new Dimension(1, 2),
                new Point(1, 2),
                new Rectangle(1, 2, 3, 4),
                new Point2D.Double(1, 2),
                AffineTransform.getRotateInstance(1),
                new SecretKeySpec(new byte[16], "AES"),
                new X500Principal("CN=a"),
                new CompositeName("a/b"),
                new BasicAttributes("cn", "a", true),
                new QName("urn:a", "b"),
                DatatypeFactory.newInstance().newXMLGregorianCalendar("2026-11-30"),
                DatatypeFactory.newInstance().newDuration("P1D"),
                Instant.EPOCH,
                TimeUnit.DAYS,
                new java.sql.Timestamp(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "DSA", "EC", "Ed25519", "X25519"})
    void keysAreRead(String algorithm) throws Exception {
        Set<String> failed = new TreeSet<>();
        KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        check(pair.getPublic(), algorithm, failed);
        check(pair.getPrivate(), algorithm, failed);
        assertThat(failed).isEmpty();
    }

    /** What a client shows to log in. */
    @Test
    void certificatesAreRead() throws Exception {
        KeyStore trusted = KeyStore.getInstance(
                Path.of(System.getProperty("java.home"), "lib/security/cacerts").toFile(), (char[]) null);
        Set<String> failed = new TreeSet<>();
        for (String alias : Collections.list(trusted.aliases())) {
            Certificate certificate = trusted.getCertificate(alias);
            check(certificate, alias, failed);
            check(CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), alias, failed);
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void aDocumentIsRead() throws Exception {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        document.appendChild(document.createElement("a")).setTextContent("b");
        var read = (org.w3c.dom.Document) codec.decode(strict().encode(document));
        assertThat(read.isEqualNode(document)).isTrue();
    }

    private void check(Object value, String where, Set<String> failed) {
        try {
            Encoded encoded = strict().encode(value);
            Object read = strict().decode(encoded);
            if (!read.getClass().equals(value.getClass())
                    || !(Objects.equals(read, value) || value instanceof Pattern)) {
                failed.add(where + ": " + value.getClass().getName() + " reads as " + read);
            }
            if (encoded.objection() != null) {
                failed.add(where + ": " + encoded.objection());
            }
        } catch (UncodableException failure) {
            failed.add(where + ": " + failure.getMessage());
        }
    }

    /** Of an application whose own classes are no help. */
    private static JavaSerialization strict() {
        return new JavaSerialization(new PlainStreams(ClassLoader.getPlatformClassLoader()));
    }

    /** Every exception of the JDK and of the server that a constructor without arguments or with a text makes. */
    @Test
    void exceptionsAreReadAsThemselvesAsCausesAndAsSuppressed() throws IOException {
        Set<String> failed = new TreeSet<>();
        int tried = 0;
        for (Class<? extends Throwable> type : throwables()) {
            Throwable made = made(type);
            if (made == null || !speaks(made) || !isWritten(made)) {
                continue;
            }
            tried++;
            IllegalStateException around = new IllegalStateException("around", made);
            around.addSuppressed(made);
            try {
                Encoded encoded = codec.encode(around);
                Throwable read = (Throwable) codec.decode(encoded);
                Throwable cause = Objects.requireNonNull(read.getCause());
                if (!cause.toString().equals(made.toString()) || read.getSuppressed()[0] != cause) {
                    failed.add(type.getName() + " reads as " + cause);
                }
            } catch (UncodableException failure) {
                failed.add(type.getName() + ": " + failure.getMessage());
            }
        }
        assertThat(tried).isGreaterThan(400);
        // Each of them with its reason in never-deserialized.txt.
        assertThat(failed)
                .allMatch(line -> line.startsWith("javax.management.BadAttributeValueExpException")
                        || line.startsWith("javax.naming.CannotProceedException"));
    }

    /** Some cannot do without what their other constructors are given. */
    private static boolean speaks(Throwable made) {
        try {
            return !made.toString().isEmpty();
        } catch (NullPointerException unfinished) {
            return false;
        }
    }

    private boolean isWritten(Throwable made) {
        try {
            codec.encode(made);
            return true;
        } catch (UncodableException notSerializable) {
            return false;
        }
    }

    private static @Nullable Throwable made(Class<? extends Throwable> type) {
        Throwable made;
        for (Class<?>[] parameters : List.of(new Class<?>[] {String.class}, new Class<?>[0])) {
            try {
                Constructor<? extends Throwable> constructor = type.getConstructor(parameters);
                made = parameters.length == 0 ? constructor.newInstance() : constructor.newInstance("why");
            } catch (ReflectiveOperationException | RuntimeException | LinkageError none) {
                made = null;
            }
            if (made != null) {
                return made;
            }
        }
        return null;
    }

    private static List<Class<? extends Throwable>> throwables() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files =
                Files.walk(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules"))) {
            files.filter(file -> file.toString().matches(".*(Exception|Error)\\.class"))
                    .forEach(file ->
                            names.add(named(file.subpath(2, file.getNameCount()).toString())));
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar")) {
                try (java.util.zip.ZipFile jar = new java.util.zip.ZipFile(entry)) {
                    jar.stream()
                            .map(java.util.zip.ZipEntry::getName)
                            .filter(name ->
                                    name.matches("(jakarta|org/eclipse/persistence)/.*(Exception|Error)\\.class"))
                            .forEach(name -> names.add(named(name)));
                }
            }
        }
        List<Class<? extends Throwable>> found = new ArrayList<>();
        for (String name : names) {
            ApplicationClasses.find(name, PlatformValuesTest.class.getClassLoader())
                    .filter(Throwable.class::isAssignableFrom)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .ifPresent(type -> found.add(type.asSubclass(Throwable.class)));
        }
        return found;
    }

    private static String named(String file) {
        return file.substring(0, file.length() - ".class".length()).replace('/', '.');
    }

    /** A class whose superclass is refused can never be read. */
    @Test
    void allSuperclassesOfWhatIsListedAreAllowed() throws IOException {
        for (String name : listed("platform-classes.txt")) {
            Class<?> type = ApplicationClasses.find(name, PlatformValuesTest.class.getClassLoader())
                    .orElse(null);
            for (Class<?> each = type;
                    each != null && Serializable.class.isAssignableFrom(each);
                    each = each.getSuperclass()) {
                assertThat(policy.objection(each)).as(name + ", " + each).isEmpty();
            }
        }
    }

    /** A list is read by people; what stands in it twice, or in both, is an error. */
    @Test
    void nothingIsListedTwice() throws IOException {
        List<String> all = new ArrayList<>();
        for (String list : LISTS) {
            all.addAll(listed(list));
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    private static List<String> listed(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(ClassPolicy.class.getResourceAsStream(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toList());
        }
    }

    /** Interfaces of the application that are not public. */
    interface Hidden {}

    interface AlsoHidden {}

    record Handler() implements java.lang.reflect.InvocationHandler, Serializable {
        @Override
        public @Nullable Object invoke(Object proxy, java.lang.reflect.Method method, Object @Nullable [] arguments) {
            return null;
        }
    }

    enum Operation {
        PLUS {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        };

        abstract int apply(int a, int b);
    }

    @SuppressWarnings("serial") // what it holds can be anything
    record Pair(@Nullable Object left, @Nullable Object right) implements Serializable {}

    @Test
    void whateverADescriptorMayNameIsFound() throws UncodableException {
        Object proxy = Proxy.newProxyInstance(
                PlatformValuesTest.class.getClassLoader(),
                new Class<?>[] {Hidden.class, AlsoHidden.class, Runnable.class},
                new Handler());
        for (Object value : Arrays.<Object>asList(
                new Pair[] {new Pair(1, "a")},
                new Pair[][][] {{{new Pair(null, null)}}},
                new Pair(new Pair[] {new Pair(int.class, Pair[].class)}, new int[][] {{1}}),
                new Pair(new Class<?>[] {void.class, long.class, Pair.class}, Operation.PLUS),
                new Pair(Operation.values(), new Operation[][] {{Operation.PLUS}}),
                Collections.singletonList(new Pair[0]))) {
            Encoded encoded = codec.encode(value);
            assertThat(encoded.objection()).isNull();
            assertThat(codec.decode(encoded)).usingRecursiveComparison().isEqualTo(value);
        }
        assertThat(codec.decode(codec.encode(proxy)))
                .isInstanceOf(Hidden.class)
                .isInstanceOf(AlsoHidden.class)
                .isInstanceOf(Runnable.class);
    }
}
