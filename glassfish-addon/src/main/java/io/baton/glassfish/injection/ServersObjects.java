// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import com.sun.enterprise.container.common.spi.util.IndirectlySerializable;
import io.baton.codec.ApplicationClasses;
import jakarta.enterprise.context.Dependent;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import javax.naming.Referenceable;
import org.jboss.weld.bean.SessionBean;
import org.jboss.weld.bean.proxy.ProxyMethodHandler;
import org.jboss.weld.bean.proxy.ProxyObject;
import org.jboss.weld.proxy.WeldClientProxy;

/** Tells the server's objects from those of the application and from values of the JDK. */
final class ServersObjects {

    private static final String WELD = "org.jboss.weld";

    /** What can be serialized and finds itself again: Weld's own, and the JMSContext. */
    private static final Set<String> FINDS_ITSELF = Set.of(WELD, "org.glassfish.jms.injection.");

    /** Values, though the server made them: what a bean did to them goes along. */
    private static final Set<String> VALUES = Set.of("org.eclipse.persistence.indirection.", "jakarta.");

    private static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();

    private final ApplicationClasses application;

    ServersObjects(ApplicationClasses application) {
        this.application = application;
    }

    /** Whether the server made it, so that it can be asked for another one. */
    boolean include(Object value) {
        if (value instanceof IndirectlySerializable
                || value instanceof Referenceable
                || RemoteReferences.include(value.getClass())) {
            return true;
        }
        Class<?> type = Proxy.isProxyClass(value.getClass())
                ? Proxy.getInvocationHandler(value).getClass()
                : value.getClass();
        if (FINDS_ITSELF.stream().anyMatch(type.getName()::startsWith) || application.contains(type)) {
            return false;
        }
        if (value instanceof Serializable && VALUES.stream().anyMatch(type.getName()::startsWith)) {
            return false;
        }
        return !isOfTheJdk(type) || !(value instanceof Serializable);
    }

    private static boolean isOfTheJdk(Class<?> type) {
        ClassLoader definer = type.getClassLoader();
        return definer == null || definer == JDK;
    }

    /** Whether a client proxy leads to a bean of the server, other than Weld's own. */
    boolean include(WeldClientProxy proxy) {
        Class<?> type = proxy.getMetadata().getBean().getBeanClass();
        return !type.getName().startsWith(WELD) && !isOfTheJdk(type) && !application.contains(type);
    }

    /** The bean if the value is CDI's reference to an enterprise bean that has no state. */
    Optional<SessionBean<?>> sessionBean(Object value) {
        return value instanceof ProxyObject proxy
                        && proxy.weld_getHandler() instanceof ProxyMethodHandler handler
                        && handler.getBean() instanceof SessionBean<?> bean
                        && isWithoutState(bean)
                ? Optional.of(bean)
                : Optional.empty();
    }

    boolean isWithoutState(SessionBean<?> bean) {
        return bean.getScope() == Dependent.class
                && (bean.getEjbDescriptor().isStateless()
                        || bean.getEjbDescriptor().isSingleton());
    }
}
