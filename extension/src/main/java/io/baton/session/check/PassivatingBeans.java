// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.check;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessProducerField;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import jakarta.enterprise.inject.spi.SessionBeanType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The beans of an application that are stored in sessions, as they are found, and then what there is to say of them. Used by one thread at a time, as the container
 * starts an application.
 */
public final class PassivatingBeans {

    /** Those of the server and its parts: their beans are tested, and what they declare is none of the application's business. */
    private static final List<String> NOT_THE_APPLICATION =
            List.of("java.", "javax.", "jakarta.", "com.sun.", "org.glassfish.", "org.jboss.weld.");

    private static final String UNREPLICATED = "io.baton.session.Unreplicated";

    private final Map<String, Function<FieldWalk, List<Finding>>> stored = new HashMap<>();
    private final Map<String, Bean<?>> byName = new HashMap<>();
    private final Map<Class<?>, Bean<?>> dependents = new HashMap<>();
    private final List<Interceptor<?>> interceptors = new ArrayList<>();
    private final List<Decorator<?>> decorators = new ArrayList<>();
    /** The declared types of enterprise beans with state, and of those without. */
    private final Set<Type> stateful = new HashSet<>();

    private final Set<Type> stateless = new HashSet<>(Set.of(Object.class));
    private final List<BeanReport> reports = new ArrayList<>();

    /** Takes note of a bean. */
    public void add(ProcessBean<?> found, BeanManager manager) {
        Bean<?> bean = found.getBean();
        if (found instanceof ProcessSyntheticBean<?> || !isOfTheApplication(bean.getBeanClass())) {
            return;
        }
        if (found instanceof ProcessSessionBean<?>) {
            (isStateful(found) ? stateful : stateless).addAll(bean.getTypes());
        }
        if (bean instanceof Interceptor<?> interceptor) {
            interceptors.add(interceptor);
        } else if (bean instanceof Decorator<?> decorator) {
            decorators.add(decorator);
        } else if (isStored(found, manager)) {
            Member producer = producer(found);
            if (isStateful(found) && manager.isPassivatingScope(bean.getScope())) {
                String name = bean.getBeanClass().getSimpleName();
                put(bean, name, walk -> List.of(FieldWalk.stateful(name + ":")));
            } else if (producer == null) {
                put(bean, bean.getBeanClass().getSimpleName(), walk -> walk.through(bean.getBeanClass()));
            } else {
                Type made = found.getAnnotated().getBaseType();
                String name = bean.getBeanClass().getSimpleName() + "." + producer.getName();
                put(bean, name, walk -> walk.throughType(made, name));
            }
        } else if (bean.getScope() == Dependent.class && producer(found) == null) {
            dependents.put(bean.getBeanClass(), bean);
        }
    }

    private void put(Bean<?> bean, String name, Function<FieldWalk, List<Finding>> walk) {
        stored.put(name, walk);
        byName.put(name, bean);
    }

    private static boolean isStored(ProcessBean<?> found, BeanManager manager) {
        return (isStateful(found) || manager.isPassivatingScope(found.getBean().getScope()))
                && !isUnreplicated(found.getBean().getBeanClass());
    }

    private static boolean isStateful(ProcessBean<?> found) {
        return found instanceof ProcessSessionBean<?> session
                && session.getSessionBeanType() == SessionBeanType.STATEFUL;
    }

    private static @Nullable Member producer(ProcessBean<?> found) {
        if (found instanceof ProcessProducerMethod<?, ?> method) {
            return method.getAnnotatedProducerMethod().getJavaMember();
        }
        return found instanceof ProcessProducerField<?, ?> field
                ? field.getAnnotatedProducerField().getJavaMember()
                : null;
    }

    private static boolean isUnreplicated(Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(each -> each.annotationType().getName().equals(UNREPLICATED));
    }

    private static boolean isOfTheApplication(Class<?> type) {
        return NOT_THE_APPLICATION.stream().noneMatch(type.getName()::startsWith);
    }

    /** All beans are known: looks through them, and keeps no more than what there is to say. */
    public void judge() {
        FieldWalk.DependentBeans parts = new Parts();
        stored.forEach((name, walk) -> {
            List<Finding> findings = new ArrayList<>(walk.apply(new FieldWalk(parts)));
            Bean<?> bean = byName.get(name);
            if (bean != null) {
                classesOf(bean).forEach(part -> findings.addAll(new FieldWalk(parts).through(part)));
            }
            BeanReport.of(name, findings).ifPresent(reports::add);
        });
        stored.clear();
        byName.clear();
        dependents.clear();
        stateful.clear();
        stateless.clear();
        interceptors.clear();
        decorators.clear();
    }

    /** What there is to say. */
    public List<BeanReport> reports() {
        return List.copyOf(reports);
    }

    /** The beans that are injected, as far as the declared type tells. */
    private final class Parts implements FieldWalk.DependentBeans {

        @Override
        public @Nullable Class<?> of(Field injected) {
            return dependents.containsKey(injected.getType()) ? injected.getType() : null;
        }

        @Override
        public boolean areStateful(Class<?> type) {
            return stateful.contains(type) && !stateless.contains(type) && !Judgement.isOfThePlatform(type);
        }
    }

    /** The classes of its interceptors and decorators, which are stored with it. */
    private Set<Class<?>> classesOf(Bean<?> bean) {
        Set<Class<?>> parts = new HashSet<>();
        Set<Class<? extends Annotation>> bindings = annotations(bean.getBeanClass());
        for (Interceptor<?> each : interceptors) {
            if (each.getInterceptorBindings().stream()
                    .map(Annotation::annotationType)
                    .anyMatch(bindings::contains)) {
                parts.add(each.getBeanClass());
            }
        }
        for (Decorator<?> each : decorators) {
            if (bean.getTypes().contains(each.getDelegateType())) {
                parts.add(each.getBeanClass());
            }
        }
        return parts;
    }

    private static Set<Class<? extends Annotation>> annotations(Class<?> type) {
        Set<Class<? extends Annotation>> found = new HashSet<>();
        List<AnnotatedElement> places = new ArrayList<>(List.of(type.getMethods()));
        places.add(type);
        places.forEach(place -> {
            for (Annotation each : place.getAnnotations()) {
                found.add(each.annotationType());
            }
        });
        return found;
    }
}
