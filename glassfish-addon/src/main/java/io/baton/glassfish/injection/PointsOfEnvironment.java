// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import com.sun.enterprise.container.common.spi.util.ComponentEnvManager;
import com.sun.enterprise.deployment.BundleDescriptor;
import com.sun.enterprise.deployment.InjectionCapable;
import com.sun.enterprise.deployment.InjectionTarget;
import com.sun.enterprise.deployment.JndiNameEnvironment;
import com.sun.enterprise.deployment.WebBundleDescriptor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassfish.api.naming.GlassfishNamingManager;
import org.glassfish.api.naming.SimpleJndiName;
import org.jspecify.annotations.Nullable;

/** The places in a class where the container injects something of the application's naming environment, as its descriptors and annotations declare. */
final class PointsOfEnvironment {

    private static final String COMPONENT_ENVIRONMENT = "java:comp/env/";

    private final WebBundleDescriptor web;
    private final GlassfishNamingManager names;
    private final ComponentEnvManager environments;

    PointsOfEnvironment(WebBundleDescriptor web, GlassfishNamingManager names, ComponentEnvManager environments) {
        this.web = web;
        this.names = names;
        this.environments = environments;
    }

    List<Point> of(Class<?> type) {
        List<Point> points = new ArrayList<>(of(type, web, web, null));
        // A class of another module, or of a library, has its environment there.
        for (BundleDescriptor module : web.getApplication().getBundleDescriptors()) {
            if (points.isEmpty() && module != web && module instanceof JndiNameEnvironment environment) {
                points.addAll(of(type, module, environment, environments.getComponentEnvId(environment)));
            }
        }
        return points;
    }

    private List<Point> of(
            Class<?> type, BundleDescriptor module, JndiNameEnvironment environment, @Nullable String component) {
        List<Point> points = new ArrayList<>();
        for (InjectionCapable resource : module.getInjectableResourcesByClass(type.getName(), environment)) {
            for (InjectionTarget target : resource.getInjectionTargets()) {
                if (target.getClassName().equals(type.getName())) {
                    point(type, target, name(resource), component).ifPresent(points::add);
                }
            }
        }
        return points;
    }

    private static SimpleJndiName name(InjectionCapable resource) {
        SimpleJndiName name = resource.getComponentEnvName();
        return name.hasJavaPrefix() ? name : new SimpleJndiName(COMPONENT_ENVIRONMENT + name);
    }

    private Optional<Point> point(
            Class<?> type, InjectionTarget target, SimpleJndiName name, @Nullable String component) {
        Point.Source source = () -> component == null ? names.lookup(name) : names.lookup(component, name);
        if (target.isFieldInjectable()) {
            return field(type, target.getFieldName())
                    .map(field -> new Point(
                            new InjectionMark(type.getName(), field.getName()), field.getType(), field, source));
        }
        return setter(type, target.getMethodName())
                .map(method -> new Point(
                        new InjectionMark(type.getName(), method.getName() + "/0"),
                        method.getParameterTypes()[0],
                        null,
                        source));
    }

    private static Optional<Field> field(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(each -> each.getName().equals(name))
                .findFirst();
    }

    private static Optional<Method> setter(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(name) && each.getParameterCount() == 1)
                .findFirst();
    }
}
