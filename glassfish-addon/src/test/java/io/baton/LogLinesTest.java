// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.baton.codec.UncodableException;
import io.baton.engine.EngineSettings;
import io.baton.engine.attributes.AttributeUnavailableException;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.testing.SaidLines;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is said in the log, with whatever clients, applications and the store put into names, values and messages:
 * one call is one line.
 */
class LogLinesTest {

    private static final String POISON =
            "x'\n[2026-11-30T12:00:00] [SEVERE] FORGED: admin logged in\r\n\u0085\u2028\u2029\u001b[2J\u202e\u0000"
                    + "y".repeat(20_000);

    private static final int LONGEST_LINE = 40_000;

    private static final Map<Class<?>, Object> OTHERS = Map.ofEntries(
            Map.entry(ApplicationName.class, new ApplicationName("/shop")),
            Map.entry(NodeId.class, NodeId.incarnate("i1")),
            Map.entry(Ownership.class, new Ownership(NodeId.incarnate("i1"), 1)),
            Map.entry(SessionId.class, new SessionIds().next()),
            Map.entry(Duration.class, Duration.ofSeconds(3)),
            Map.entry(Thread.class, new Thread(() -> {}, POISON)),
            Map.entry(EngineSettings.Unstored.class, EngineSettings.Unstored.UNLIMITED),
            Map.entry(UncodableException.class, UncodableException.lasting(POISON, failure())),
            Map.entry(AttributeUnavailableException.class, new AttributeUnavailableException(POISON, POISON, POISON)),
            Map.entry(int.class, 7),
            Map.entry(long.class, 7L),
            Map.entry(boolean.class, true));

    private static RuntimeException failure() {
        RuntimeException failure = new IllegalStateException(POISON, new IllegalArgumentException(POISON));
        failure.addSuppressed(new IllegalStateException(POISON));
        return failure;
    }

    static Stream<Method> everythingThatIsSaid() {
        List<Method> methods = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.baton").stream()
                        .filter(type -> type.getSimpleName().endsWith("Log")
                                && type.getPackageName().startsWith("io.baton"))
                        .filter(type -> !type.getPackageName().startsWith("io.baton.session")
                                && !type.getSimpleName().equals("OperatorLog"))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> method.getReturnType() == void.class && !method.isSynthetic())
                        .toList();
        assertThat(methods).hasSizeGreaterThan(50);
        return methods.stream();
    }

    @ParameterizedTest
    @MethodSource("everythingThatIsSaid")
    void oneCallIsOneLine(Method method) throws ReflectiveOperationException {
        Logger logger = Logger.getLogger("io.baton");
        Level before = logger.getLevel();
        logger.setLevel(Level.ALL);
        try (SaidLines said = new SaidLines()) {
            method.setAccessible(true);
            Object log = Modifier.isStatic(method.getModifiers()) ? null : poisoned(method.getDeclaringClass());
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = poisonedArgument(method, i);
            }
            method.invoke(log, arguments);
            assertThat(said.all()).hasSize(1).allSatisfy(LogLinesTest::isOneLine);
            said.thrown().forEach(LogLinesTest::isShownInOneLineEach);
        } finally {
            logger.setLevel(before);
        }
    }

    private static void isOneLine(String line) {
        assertThat(line)
                .doesNotContainPattern("[\\p{Cntrl}\u0085\u2028\u2029\u202e]")
                .hasSizeLessThan(LONGEST_LINE);
    }

    private static void isShownInOneLineEach(Throwable thrown) {
        isOneLine(thrown.toString());
        assertThat(thrown.getStackTrace()).isNotEmpty();
        Arrays.stream(thrown.getSuppressed()).forEach(LogLinesTest::isShownInOneLineEach);
        if (thrown.getCause() != null) {
            isShownInOneLineEach(thrown.getCause());
        }
    }

    private static Object poisonedArgument(Method method, int index) throws ReflectiveOperationException {
        boolean isList = method.getParameterTypes()[index] == List.class;
        return isList && method.getGenericParameterTypes()[index] instanceof ParameterizedType list
                ? List.of(poisoned((Class<?>) list.getActualTypeArguments()[0]))
                : poisoned(method.getParameterTypes()[index]);
    }

    private static Object poisoned(Class<?> type) throws ReflectiveOperationException {
        Object other = OTHERS.get(type);
        if (other != null) {
            return other;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == Class.class) {
            return LogLinesTest.class;
        }
        if (type == Supplier.class) {
            Supplier<String> supplier = () -> POISON;
            return supplier;
        }
        if (type.isAssignableFrom(IllegalStateException.class) && Throwable.class.isAssignableFrom(type)) {
            return failure();
        }
        if (type.isAssignableFrom(String.class)) {
            return POISON;
        }
        Class<?>[] parts = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new)
                : type.getDeclaredConstructors()[0].getParameterTypes();
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = poisoned(parts[i]);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(parts);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }
}
