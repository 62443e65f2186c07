// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import io.baton.session.SessionReplication;
import io.baton.session.check.BeanReport;
import io.baton.session.check.PassivatingBeans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The portable extension: says once per application whether Baton replicates its sessions, and why (R6.3).
 *
 * <p>This class must link where there are no servlet classes; {@link WebApplication} is touched only behind
 * {@link NamedType}.
 */
public final class BatonExtension implements Extension {

    private final AtomicBoolean saidToBeInert = new AtomicBoolean();
    private final AtomicBoolean reportsTaken = new AtomicBoolean();
    private final PassivatingBeans passivating = new PassivatingBeans();
    private final Set<Type> observed = ConcurrentHashMap.newKeySet();

    /** Adds what applications inject; once, though the container may have found the extension in two archives. */
    void addBeans(@Observes AfterBeanDiscovery beans, BeanManager manager) {
        if (manager.getExtension(BatonExtension.class) == this) {
            beans.addBean()
                    .id(SessionReplication.class.getName())
                    .beanClass(CurrentReplication.class)
                    .types(Object.class, SessionReplication.class)
                    .scope(ApplicationScoped.class)
                    .createWith(context -> new CurrentReplication());
        }
    }

    /** Takes note of what the application observes, and has observers of Baton's events hear of those for their web application. */
    void observer(@Observes ProcessObserverMethod<?, ?> observer) {
        Type type = observer.getObserverMethod().getObservedType();
        if (observer.getObserverMethod().getObservedQualifiers().stream()
                .allMatch(each -> each.annotationType() == Any.class)) {
            observed.add(type);
        }
        if (NamedType.HTTP_SERVLET_REQUEST.isThere() && EventBridge.isEvent(type)) {
            narrow(observer);
        }
    }

    private static <T> void narrow(ProcessObserverMethod<T, ?> observer) {
        observer.setObserverMethod(new OwnApplicationObserver<>(observer.getObserverMethod()));
    }

    /** Takes note of what may be stored in sessions. */
    void bean(@Observes ProcessBean<?> bean, BeanManager manager) {
        if (manager.getExtension(BatonExtension.class) == this) {
            guarded(() -> passivating.add(bean, manager));
        }
    }

    /** Looks through it. */
    void judge(@Observes AfterDeploymentValidation validated) {
        guarded(passivating::judge);
    }

    /** Whether there is something to say of beans that has not been said. */
    boolean hasReports() {
        return !reportsTaken.get() && !passivating.reports().isEmpty();
    }

    /** What there is to say of beans, once: a second web application of the same archive has the same ones. */
    List<BeanReport> takeReports() {
        return reportsTaken.compareAndSet(false, true) ? passivating.reports() : List.of();
    }

    /** A judgement that fails is no reason to keep an application from starting. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError failure) {
            ExtensionLog.checkFailed(failure);
        }
    }

    /** Whether the application observes events of the type. */
    boolean isObserved(Class<?> type) {
        return observed.contains(type) || observed.contains(Object.class) || observed.contains(Record.class);
    }

    /**
     * Hears that an application, or a module of one, is up.
     *
     * @param payload the {@code ServletContext} of a web application; anything else where there is none
     */
    void applicationIsUp(@Observes @Initialized(ApplicationScoped.class) Object payload, BeanManager beans) {
        try {
            tell(payload, beans);
        } catch (RuntimeException | LinkageError e) {
            // The container would refuse the application; a line in the log is not worth that.
            ExtensionLog.couldNotTell(e);
        }
    }

    private static void tell(Object payload, BeanManager beans) {
        if (NamedType.SERVLET_CONTEXT.isTypeOf(payload)) {
            WebApplication.tellOnce(payload);
        } else if (isWithoutServer() && oneOf(beans).saidToBeInert.compareAndSet(false, true)) {
            ExtensionLog.noWebApplication();
        }
    }

    /** On a server, a payload that is no web application says little: each module without one has its own event, beside those of web modules. */
    private static boolean isWithoutServer() {
        return NamedType.SE_CONTAINER.isTypeOf(CDI.current());
    }

    /** The instance that speaks for all: a container may have found the extension twice, in two archives. */
    private static BatonExtension oneOf(BeanManager beans) {
        return beans.getExtension(BatonExtension.class);
    }
}
