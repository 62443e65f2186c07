// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import com.sun.enterprise.container.common.spi.util.ComponentEnvManager;
import com.sun.enterprise.deployment.WebBundleDescriptor;
import io.baton.codec.ApplicationClasses;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.api.naming.GlassfishNamingManager;
import org.glassfish.api.naming.SimpleJndiName;
import org.glassfish.hk2.api.ServiceLocator;
import org.jboss.weld.bean.SessionBean;
import org.jspecify.annotations.Nullable;

/**
 * The marks of one application: what they stand for is looked up here. A mark names a place in a class of the application and nothing else; what the
 * container injects at that place is the application's to say (docs/decisions/0028).
 */
public final class StandIns {

    private static final SimpleJndiName BEAN_MANAGER = new SimpleJndiName("java:comp/BeanManager");

    private static final Map<String, Class<?>> MARKS = Stream.of(
                    InjectionMark.class, SessionBeanMark.class, AnnotationMark.class, EmptyMark.class)
            .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

    private final ClassLoader loader;
    private final Surroundings surroundings;
    private final GlassfishNamingManager names;
    private final ServersObjects servers;
    private final Points points;

    /**
     * @param loader of the application's classes
     * @param web the application's descriptor
     * @param surroundings of look-ups
     * @param services of the server
     */
    public StandIns(ClassLoader loader, WebBundleDescriptor web, Surroundings surroundings, ServiceLocator services) {
        ApplicationClasses application = new ApplicationClasses(loader);
        this.loader = loader;
        this.surroundings = surroundings;
        this.names = services.getService(GlassfishNamingManager.class);
        this.servers = new ServersObjects(application);
        this.points = new Points(
                application,
                new PointsOfCdi(this::manager),
                new PointsOfEnvironment(web, names, services.getService(ComponentEnvManager.class)));
    }

    /** The class of marks that has the name, or null; the application's loader need not know it. */
    public static @Nullable Class<?> mark(String name) {
        return MARKS.get(name);
    }

    /** What puts marks into one stream. */
    public Outgoing outgoing() {
        return new Outgoing(points, servers, this::find);
    }

    /** Whether the container is asked for what an object stands for. */
    public static boolean isLookUp(Object read) {
        return read instanceof InjectionMark || read instanceof SessionBeanMark;
    }

    /**
     * What a mark stands for; everything else stands for itself.
     *
     * @throws IOException if the application has no such thing any more
     */
    public Object resolve(Object read) throws IOException {
        if (read instanceof AnnotationMark annotation) {
            return annotation.rebuilt(loader);
        }
        if (read instanceof InjectionMark mark) {
            return find(point(mark));
        }
        if (read instanceof EmptyMark empty) {
            return empty.value();
        }
        return read instanceof SessionBeanMark bean ? sessionBean(bean) : read;
    }

    private Point point(InjectionMark mark) throws InvalidObjectException {
        try {
            Point point = points.of(Class.forName(mark.type(), false, loader)).get(mark.member());
            if (point != null) {
                return point;
            }
        } catch (ClassNotFoundException | LinkageError missing) {
            throw caused("The application has no class " + mark.type(), missing);
        }
        throw new InvalidObjectException("Nothing is injected at " + mark);
    }

    private Object find(Point point) throws IOException {
        try (Surroundings.Left ignored = surroundings.enter()) {
            return Objects.requireNonNull(point.source().find(), "nothing");
        } catch (Exception failure) { // The container's code may fail in any way.
            throw caused("What is injected at " + point.mark() + " is not there: " + failure, failure);
        }
    }

    private Object sessionBean(SessionBeanMark mark) throws IOException {
        try (Surroundings.Left ignored = surroundings.enter()) {
            BeanManager manager = manager();
            Bean<?> bean = manager.getPassivationCapableBean(mark.bean());
            if (bean instanceof SessionBean<?> found && servers.isWithoutState(found)) {
                return manager.getReference(bean, Object.class, manager.createCreationalContext(null));
            }
        } catch (Exception failure) { // The container's code may fail in any way.
            throw caused("The enterprise bean " + mark.bean() + " is not there: " + failure, failure);
        }
        throw new InvalidObjectException("The application has no enterprise bean " + mark.bean());
    }

    private BeanManager manager() throws Exception {
        return names.lookup(BEAN_MANAGER);
    }

    private static InvalidObjectException caused(String message, Throwable cause) {
        InvalidObjectException failure = new InvalidObjectException(message);
        failure.initCause(cause);
        return failure;
    }
}
