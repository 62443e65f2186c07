// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AnnotatedConstructor;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The places in a class where CDI injects something. */
final class PointsOfCdi {

    private final Container container;

    /** @param container of the application */
    PointsOfCdi(Container container) {
        this.container = container;
    }

    /** The bean manager of an application. */
    @FunctionalInterface
    interface Container {

        /** Finds it, on a thread that is in the application. */
        BeanManager manager() throws Exception;
    }

    List<Point> of(Class<?> type) {
        List<Point> points = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(Inject.class) && !Modifier.isStatic(field.getModifiers())) {
                points.add(new Point(
                        new InjectionMark(type.getName(), field.getName()),
                        field.getType(),
                        field,
                        () -> find(type, each -> fields(each, field))));
            }
        }
        Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                .filter(each -> each.isAnnotationPresent(Inject.class) && !Modifier.isStatic(each.getModifiers()))
                .forEach(each -> parameters(type, each, points));
        return points;
    }

    private void parameters(Class<?> type, Executable callable, List<Point> points) {
        String name = callable instanceof Constructor ? "<init>" : callable.getName();
        for (int i = 0; i < callable.getParameterCount(); i++) {
            int position = i;
            points.add(new Point(
                    new InjectionMark(type.getName(), name + "/" + i),
                    callable.getParameterTypes()[i],
                    null,
                    () -> find(type, each -> parameters(each, callable, position))));
        }
    }

    private Object find(
            Class<?> type, Function<AnnotatedType<?>, Stream<Function<BeanManager, InjectionPoint>>> members)
            throws Exception {
        BeanManager manager = container.manager();
        InjectionPoint point = members.apply(manager.createAnnotatedType(type))
                .findFirst()
                .orElseThrow()
                .apply(manager);
        PointOfBean ofBean = new PointOfBean(point, bean(type, manager));
        return Objects.requireNonNull(
                manager.getInjectableReference(ofBean, manager.createCreationalContext(null)), point::toString);
    }

    private static @Nullable Bean<?> bean(Class<?> type, BeanManager manager) {
        return manager.getBeans(type, Any.Literal.INSTANCE).stream()
                .filter(each -> each.getBeanClass() == type)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Function<BeanManager, InjectionPoint>> fields(AnnotatedType<?> type, Field field) {
        return type.getFields().stream()
                .filter(each -> each.getJavaMember().equals(field))
                .map(each -> (AnnotatedField<?>) each)
                .map(each -> manager -> manager.createInjectionPoint(each));
    }

    private static Stream<Function<BeanManager, InjectionPoint>> parameters(
            AnnotatedType<?> type, Executable callable, int position) {
        Stream<? extends List<? extends AnnotatedParameter<?>>> found = callable instanceof Method
                ? type.getMethods().stream()
                        .filter(each -> each.getJavaMember().equals(callable))
                        .map(AnnotatedMethod::getParameters)
                : type.getConstructors().stream()
                        .filter(each -> each.getJavaMember().equals(callable))
                        .map(AnnotatedConstructor::getParameters);
        return found.map(each -> (AnnotatedParameter<?>) each.get(position))
                .map(each -> manager -> manager.createInjectionPoint(each));
    }
}
