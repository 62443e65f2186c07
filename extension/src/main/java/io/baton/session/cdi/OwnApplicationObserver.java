// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/**
 * An observer that is spared events for other web applications than its own. In an EAR, GlassFish has each web application see the observers of all, and an
 * event of one reach all.
 *
 * @param observer as the application declares it
 * @param <T> the type of the event
 */
record OwnApplicationObserver<T>(ObserverMethod<T> observer) implements ObserverMethod<T> {

    @Override
    public void notify(EventContext<T> context) {
        if (Addressees.include(observer.getBeanClass(), context.getEvent())) {
            observer.notify(context);
        }
    }

    @Override
    public Class<?> getBeanClass() {
        return observer.getBeanClass();
    }

    @Override
    public Bean<?> getDeclaringBean() {
        return observer.getDeclaringBean();
    }

    @Override
    public Type getObservedType() {
        return observer.getObservedType();
    }

    @Override
    public Set<Annotation> getObservedQualifiers() {
        return observer.getObservedQualifiers();
    }

    @Override
    public Reception getReception() {
        return observer.getReception();
    }

    @Override
    public TransactionPhase getTransactionPhase() {
        return observer.getTransactionPhase();
    }

    @Override
    public int getPriority() {
        return observer.getPriority();
    }

    @Override
    public boolean isAsync() {
        return observer.isAsync();
    }
}
