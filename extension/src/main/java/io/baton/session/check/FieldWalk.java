// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.check;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One walk through the fields of a bean's class, and of the classes that they lead to: what is declared there, and element types where generics tell. */
final class FieldWalk {

    /** Fields that the container fills: it has seen to it that what it puts there can be serialized, as CDI demands, or finds it again. */
    private static final Set<String> FILLED_BY_THE_CONTAINER = Set.of(
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource",
            "jakarta.ejb.EJB",
            "jakarta.persistence.PersistenceContext",
            "jakarta.persistence.PersistenceUnit",
            "jakarta.xml.ws.WebServiceRef");

    private static final int MAX_DEPTH = 24;

    private final DependentBeans dependents;
    private final Set<Class<?>> seen = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    /** @param dependents the classes of beans that become part of those that they are injected into */
    FieldWalk(DependentBeans dependents) {
        this.dependents = dependents;
    }

    /** What the field gets injected if it becomes a part of the bean. */
    @FunctionalInterface
    interface DependentBeans {

        /** The class of the bean, or null if it is kept elsewhere. */
        @Nullable
        Class<?> of(Field injected);

        /**
         * Says whether a declared type is that of an enterprise bean with state, which the EJB container keeps on its
         * instance.
         */
        default boolean areStateful(Class<?> type) {
            return false;
        }
    }

    List<Finding> through(Class<?> bean) {
        fields(bean, "", Map.of(), 0);
        return List.copyOf(findings);
    }

    /** What a producer makes. */
    List<Finding> throughType(Type produced, String producer) {
        type(produced, producer, Map.of(), 0);
        return List.copyOf(findings);
    }

    private void fields(Class<?> type, String before, Map<TypeVariable<?>, Type> bindings, int depth) {
        if (depth > MAX_DEPTH || !seen.add(type)) {
            return;
        }
        Map<TypeVariable<?>, Type> known = bindings;
        for (Class<?> each = type; isWritten(each); each = each.getSuperclass()) {
            if (Judgement.isWrittenByFields(each)) {
                for (Field field : each.getDeclaredFields()) {
                    field(field, before + type.getSimpleName() + "." + field.getName(), known, depth);
                }
            }
            known = ofSuperclass(each, known);
        }
    }

    private static boolean isWritten(@Nullable Class<?> type) {
        return type != null && Serializable.class.isAssignableFrom(type) && !Judgement.isOfThePlatform(type);
    }

    private void field(Field field, String path, Map<TypeVariable<?>, Type> bindings, int depth) {
        if (Modifier.isStatic(field.getModifiers()) || Modifier.isTransient(field.getModifiers())) {
            return;
        }
        if (Arrays.stream(field.getAnnotations())
                .anyMatch(each ->
                        FILLED_BY_THE_CONTAINER.contains(each.annotationType().getName()))) {
            Class<?> dependent = dependents.of(field);
            if (dependents.areStateful(field.getType())) {
                findings.add(stateful(path + ": " + field.getType().getName() + ","));
            } else if (dependent != null) {
                fields(dependent, path + " → ", Map.of(), depth + 1);
            }
            return;
        }
        type(field.getGenericType(), path, bindings, depth);
    }

    private void type(Type declared, String path, Map<TypeVariable<?>, Type> bindings, int depth) {
        if (declared instanceof GenericArrayType array) {
            type(array.getGenericComponentType(), path, bindings, depth);
        } else if (declared instanceof WildcardType wildcard) {
            type(wildcard.getUpperBounds()[0], path, bindings, depth);
        } else if (declared instanceof TypeVariable<?> variable) {
            Type bound = bindings.get(variable);
            // Where it is bound to itself, or to nothing, nothing is known.
            if (bound != null && depth < MAX_DEPTH) {
                type(bound, path, Map.of(), depth + 1);
            }
        } else if (declared instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            objects(raw, path, arguments(generic, bindings), depth);
            if (Judgement.isContainer(raw)) {
                for (Type argument : generic.getActualTypeArguments()) {
                    type(argument, path, bindings, depth);
                }
            }
        } else if (declared instanceof Class<?> plain) {
            if (plain.isArray()) {
                type(plain.getComponentType(), path, bindings, depth);
            } else {
                objects(plain, path, Map.of(), depth);
            }
        }
    }

    /** Makes the finding for an enterprise bean with state. */
    static Finding stateful(String path) {
        return new Finding(
                Verdict.NEVER,
                path + " a stateful enterprise bean, which stays on its instance (keep its state in a bean of CDI)");
    }

    private void objects(Class<?> type, String path, Map<TypeVariable<?>, Type> bindings, int depth) {
        Verdict verdict = Judgement.of(type);
        if (dependents.areStateful(type)) {
            findings.add(stateful(path + ": " + type.getName() + ","));
        } else if (verdict != Verdict.FINE) {
            findings.add(new Finding(verdict, path + ": " + type.getName()));
        } else if (isWritten(type)) {
            fields(type, path + " → ", bindings, depth + 1);
        }
    }

    private static Map<TypeVariable<?>, Type> arguments(ParameterizedType generic, Map<TypeVariable<?>, Type> outer) {
        Map<TypeVariable<?>, Type> bindings = new HashMap<>();
        TypeVariable<?>[] variables = ((Class<?>) generic.getRawType()).getTypeParameters();
        Type[] arguments = generic.getActualTypeArguments();
        for (int i = 0; i < variables.length; i++) {
            Type argument = arguments[i] instanceof TypeVariable<?> variable ? outer.get(variable) : arguments[i];
            if (argument != null) {
                bindings.put(variables[i], argument);
            }
        }
        return bindings;
    }

    private static Map<TypeVariable<?>, Type> ofSuperclass(Class<?> type, Map<TypeVariable<?>, Type> bindings) {
        return type.getGenericSuperclass() instanceof ParameterizedType parent ? arguments(parent, bindings) : Map.of();
    }
}
