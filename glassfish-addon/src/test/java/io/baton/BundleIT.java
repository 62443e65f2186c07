// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jar that an operator puts into glassfish/modules. */
class BundleIT {

    private static final Path FILE = Path.of("target", "baton-glassfish-addon.jar");

    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(FILE.toFile());
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void everyClassIsInOurNameSpace() {
        assertThat(entries())
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io/baton/"));
    }

    @Test
    void itExportsWhatGlassFishAndApplicationsNeedAndNothingElse() {
        assertThat(packages("Export-Package"))
                .containsExactly("io.baton.glassfish.lifecycle", "io.baton.session", "io.baton.session.cdi");
    }

    /** As constants in a class they would have been, and the application's Jackson would pass for harmless. */
    @Test
    void theClassesThatAreNeverDeserializedKeepTheirNamesWhenLibrariesAreMoved() throws IOException {
        ZipEntry list = Objects.requireNonNull(jar.getEntry("io/baton/codec/never-deserialized.txt"));
        try (InputStream in = jar.getInputStream(list)) {
            assertThat(new String(in.readAllBytes(), UTF_8))
                    .contains("\ncom.fasterxml.jackson.databind.node.POJONode\n")
                    .doesNotContain("io.baton");
        }
    }

    @Test
    void itIsABundleForBothGlassFishLines() {
        assertThat(header("Bundle-SymbolicName")).isEqualTo("io.baton.glassfish-addon");
        assertThat(header("Import-Package"))
                .contains("org.apache.catalina;version=\"[7,9)\"", "com.sun.enterprise.web;version=\"[7,9)\"");
        assertThat(header("Bundle-ClassPath")).isNull();
    }

    @Test
    void itBringsTheExtensionsServicesAndHidesTheOthers() throws IOException {
        assertThat(service("jakarta.enterprise.inject.spi.Extension"))
                .containsExactly("io.baton.session.cdi.BatonExtension");
        assertThat(service("jakarta.servlet.ServletContainerInitializer"))
                .containsExactly("io.baton.session.cdi.WebApplicationStart");
        assertThat(entries())
                .as("a cache provider would offer itself to every application")
                .noneMatch(name -> name.startsWith("META-INF/services/javax.cache"));
    }

    @Test
    void everyServiceItNamesIsInsideOrIsAPlatformInterface() {
        assertThat(entries())
                .filteredOn(name -> name.startsWith("META-INF/services/") && !name.endsWith("/"))
                .allMatch(name -> name.startsWith("META-INF/services/io.baton.")
                        || name.startsWith("META-INF/services/jakarta.")
                        || name.startsWith("META-INF/services/java."));
    }

    @Test
    void itBringsNothingThatAnApplicationsFrameworkWouldTakeForItsOwn() {
        assertThat(entries()).noneMatch(name -> name.startsWith("META-INF/spring."));
    }

    @Test
    void itDeclaresItsServicesToHk2() throws IOException {
        assertThat(text("META-INF/hk2-locator/default"))
                .contains("io.baton.glassfish.web.BatonStrategyBuilder", "name=replicated", "name=memory");
    }

    @Test
    void everyHk2ServiceItDeclaresIsInside() throws IOException {
        Set<String> declared = text("META-INF/hk2-locator/default")
                .lines()
                .filter(line -> line.startsWith("["))
                .map(line -> line.substring(1, line.indexOf(']')))
                .collect(Collectors.toSet());
        assertThat(declared)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(entries()).contains(name.replace('.', '/') + ".class"));
    }

    @Test
    void theScriptsAreInside() {
        assertThat(entries()).contains("io/baton/redis/session-claim-1.lua", "io/baton/redis/session-save-1.lua");
    }

    /** Elsewhere a recording that wants the events would have their callers fail. */
    @Test
    void classesForTheFlightRecorderAreOnlyWhereTheyAreProvidedFor() throws IOException {
        Set<String> packages = new TreeSet<>();
        for (String name : entries()) {
            if (name.endsWith(".class") && text(name).contains("jdk/jfr/Event")) {
                packages.add(name.substring(0, name.lastIndexOf('/')));
            }
        }
        assertThat(packages).containsExactly("io/baton/internal/netty/buffer", "io/baton/monitoring/jfr");
    }

    @Test
    void theLibrarysEventsAreSwitchedOffByTheNameThatItAsksFor() throws IOException {
        String name = "io.baton.internal.netty.jfr.enabled";
        assertThat(text("io/baton/internal/netty/util/internal/PlatformDependent.class"))
                .contains(name);
        assertThat(text("io/baton/redis/RedisClients.class")).contains(name);
    }

    /** The JDK's own packages need no import where GlassFish delegates them at boot; java.* never does. */
    @Test
    void itImportsEveryPackageItsOwnClassesReferTo() {
        Set<String> referredTo = new TreeSet<>();
        new ClassFileImporter()
                .importPath(Path.of("target", "classes"))
                .forEach(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> !target.isPrimitive())
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith("jakarta.")
                                || name.startsWith("javax.")
                                || name.startsWith("com.sun.")
                                || name.startsWith("org.apache.")
                                || name.startsWith("org.glassfish.")
                                || name.startsWith("org.jvnet."))
                        .forEach(referredTo::add));
        assertThat(referredTo).contains("org.apache.catalina.session", "com.sun.enterprise.web");
        assertThat(packages("Import-Package")).containsAll(referredTo);
    }

    @Test
    void itImportsNothingThatItCarries() {
        assertThat(packages("Import-Package"))
                .noneMatch(name ->
                        name.startsWith("io.baton.") || name.startsWith("org.redisson") || name.startsWith("io.netty"));
    }

    @Test
    void itSaysWhatItIs() {
        assertThat(header("Main-Class")).isEqualTo("io.baton.config.SettingsCheck");
        assertThat(header("Implementation-Version")).isNotBlank();
    }

    private static Set<String> entries() {
        return jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());
    }

    private static String header(String name) {
        try {
            return jar.getManifest().getMainAttributes().getValue(name);
        } catch (IOException damaged) {
            throw new AssertionError(FILE + " has no readable manifest", damaged);
        }
    }

    /** The package names of a manifest header, without directives and attributes (whose quoted values may have commas). */
    private static Set<String> packages(String header) {
        String plain = Objects.requireNonNull(header(header), header).replaceAll("\"[^\"]*\"|\\s", "");
        Set<String> names = new TreeSet<>(List.of(plain.split("[,;]", -1)));
        names.removeIf(part -> part.contains("="));
        return names;
    }

    private static Set<String> service(String name) throws IOException {
        return text("META-INF/services/" + name)
                .lines()
                .map(line -> line.replaceAll("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String text(String name) throws IOException {
        ZipEntry entry = Objects.requireNonNull(jar.getEntry(name), name);
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
