// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Member;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An injection point that knows its bean, which producers of the server ask for.
 *
 * @param point without its bean
 * @param bean null where there is none, as in a superclass of beans
 */
record PointOfBean(InjectionPoint point, @Nullable Bean<?> bean) implements InjectionPoint {

    @Override
    public Type getType() {
        return point.getType();
    }

    @Override
    public Set<Annotation> getQualifiers() {
        return point.getQualifiers();
    }

    @Override
    public @Nullable Bean<?> getBean() {
        return bean;
    }

    @Override
    public Member getMember() {
        return point.getMember();
    }

    @Override
    public Annotated getAnnotated() {
        return point.getAnnotated();
    }

    @Override
    public boolean isDelegate() {
        return point.isDelegate();
    }

    @Override
    public boolean isTransient() {
        return point.isTransient();
    }
}
