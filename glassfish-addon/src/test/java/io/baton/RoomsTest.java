// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.baton.monitoring.trace.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls between the rooms (DESIGN, section 3): each room with all it may know, arrows only downwards, no cycle. */
class RoomsTest {

    private static final JavaClasses ADDON = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private static final String ENGINE_PARTS =
            "io.baton.engine.attributes,io.baton.engine.health,io.baton.engine.ownership";
    private static final String BELOW_RUNTIME = "io.baton.engine," + ENGINE_PARTS
            + ",io.baton.signon,io.baton.codec,io.baton.store,io.baton.model,io.baton.config,io.baton.time";
    private static final String GLASSFISH =
            "com.sun.appserv..,com.sun.enterprise..,org.apache.catalina..,org.glassfish..,org.jvnet.hk2..,jakarta..";

    /** What a room may know besides itself, the JDK and JSpecify. A room that is not listed may not exist. */
    private static final Map<String, String> ALLOWED = new TreeMap<>(Map.ofEntries(
            Map.entry("io.baton.model", ""),
            Map.entry("io.baton.config", ""),
            Map.entry("io.baton.time", "io.baton.model"),
            Map.entry("io.baton.store", "io.baton.model"),
            Map.entry("io.baton.codec", "io.baton.model,io.baton.time,com.dynatrace.hash4j.."),
            Map.entry(
                    "io.baton.redis",
                    "io.baton.store,io.baton.model,io.baton.config,org.redisson..,io.netty..,javax.net.ssl"),
            Map.entry("io.baton.sealing", "io.baton.store,io.baton.model,io.baton.config,javax.crypto.."),
            Map.entry("io.baton.redis.library", "org.slf4j.."),
            Map.entry("io.baton.engine.attributes", "io.baton.codec,io.baton.model,io.baton.store"),
            Map.entry("io.baton.engine.health", "io.baton.store,io.baton.model,io.baton.time"),
            Map.entry("io.baton.engine.ownership", "io.baton.store,io.baton.model,io.baton.time"),
            Map.entry("io.baton.engine", ENGINE_PARTS + ",io.baton.codec,io.baton.store,io.baton.model,io.baton.time"),
            Map.entry(
                    "io.baton.signon",
                    "io.baton.engine,io.baton.engine.attributes,io.baton.model,io.baton.store,io.baton.time"),
            Map.entry("io.baton.monitoring.trace", "io.baton.model,io.baton.time"),
            Map.entry(
                    "io.baton.monitoring",
                    "io.baton.monitoring.trace,io.baton.engine,io.baton.engine.health,io.baton.engine.ownership,io.baton.codec,io.baton.store,io.baton.model,io.baton.time,java.lang.management,javax.management..,org.HdrHistogram.."),
            Map.entry("io.baton.monitoring.jfr", "jdk.jfr"),
            Map.entry(
                    "io.baton.runtime",
                    BELOW_RUNTIME
                            + ",io.baton.monitoring,io.baton.monitoring.trace,io.baton.redis,io.baton.sealing,org.redisson.."),
            Map.entry(
                    "io.baton.glassfish.domain",
                    "io.baton.runtime,io.baton.monitoring,io.baton.monitoring.trace,io.baton.config,io.baton.model,io.baton.store,"
                            + GLASSFISH),
            Map.entry(
                    "io.baton.glassfish.lifecycle",
                    "io.baton.glassfish.domain,io.baton.config,io.baton.model," + GLASSFISH),
            Map.entry("io.baton.glassfish.injection", "io.baton.codec,org.jboss.weld..," + GLASSFISH),
            Map.entry(
                    "io.baton.glassfish.web",
                    "io.baton.glassfish.domain,io.baton.glassfish.injection,io.baton.session,io.baton.session.line,io.baton.runtime,javax.security.auth,org.jboss.weld..,"
                            + BELOW_RUNTIME + "," + GLASSFISH)));

    static Set<String> rooms() {
        return ALLOWED.keySet();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomKnowsOnlyWhatItMay(String room) {
        String[] allowed = Stream.concat(
                        Stream.of(room, "java..", "javax.naming", "javax.xml.stream", "org.jspecify.annotations"),
                        Arrays.stream(ALLOWED.get(room).split(",")).filter(name -> !name.isEmpty()))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed)
                        .or(describe(
                                "are arrays of primitives",
                                type -> type.getBaseComponentType().isPrimitive())))
                .check(ADDON);
    }

    @Test
    void everyRoomIsOnTheList() {
        Set<String> found =
                ADDON.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(new TreeSet<>(ALLOWED.keySet()));
    }

    @Test
    void onlyTheWebGlueReadsXml() {
        noClasses()
                .that(not(resideInAPackage("io.baton.glassfish.web")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.xml..")
                .check(ADDON);
    }

    @Test
    void thereIsNoCycle() {
        slices().matching("io.baton.(**)").should().beFreeOfCycles().check(ADDON);
    }

    @Test
    void onlyTheRuntimeNamesRedis() {
        noClasses()
                .that(not(resideInAnyPackage("io.baton.runtime", "io.baton.redis")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.baton.redis", "org.redisson.."))
                .check(ADDON);
    }

    @Test
    void onlyTheTimeRoomReadsClocksSleepsOrStartsThreads() {
        Set<String> found = new TreeSet<>();
        ADDON.stream()
                .filter(not(resideInAPackage("io.baton.time")))
                .flatMap(type -> type.getCodeUnits().stream())
                .flatMap(unit -> unit.getCallsFromSelf().stream())
                .filter(RoomsTest::concernsTime)
                .forEach(call -> found.add(call.getOriginOwner().getName() + "."
                        + call.getOrigin().getName() + " calls "
                        + call.getTargetOwner().getName() + "."
                        + call.getTarget().getName()));
        assertThat(found).isEmpty();
    }

    private static boolean concernsTime(JavaCall<?> call) {
        String target = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        return switch (target) {
            case "java.lang.System" -> Set.of("currentTimeMillis", "nanoTime").contains(name);
            case "java.lang.Thread" ->
                Set.of("sleep", "<init>", "startVirtualThread", "ofVirtual", "onSpinWait")
                        .contains(name);
            case "java.util.concurrent.Executors", "java.util.Timer", "java.util.concurrent.ThreadPoolExecutor" -> true;
            case "java.util.concurrent.ForkJoinPool" -> true;
            default -> target.startsWith("java.time.") && name.equals("now");
        };
    }

    @Test
    void onlyTheSettingsCheckEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.baton.config.SettingsCheck")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(ADDON);
    }

    @Test
    void nobodyLogsThroughAnythingButTheSystemLogger() {
        noClasses()
                .that(not(resideInAPackage("io.baton.redis.library")))
                // It does not log by it: it looks whether the level of its own name was set.
                .and(not(type(Trace.class)))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.util.logging", "org.slf4j..", "org.apache.commons.logging.."))
                .check(ADDON);
    }

    @Test
    void nobodyPrints() {
        List<String> found = new ArrayList<>();
        ADDON.stream()
                .filter(type -> !type.getName().equals("io.baton.config.SettingsCheck"))
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getName().equals("java.lang.System"))
                .forEach(access -> found.add(access.getDescription()));
        ADDON.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTarget().getName().equals("printStackTrace"))
                .forEach(call -> found.add(call.getDescription()));
        assertThat(found).isEmpty();
    }

    @Test
    void everyRoomSaysWhatHappensInItAndIsNullMarked() {
        Set<String> marked = ADDON.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(marked).containsExactlyElementsOf(ALLOWED.keySet());
    }
}
