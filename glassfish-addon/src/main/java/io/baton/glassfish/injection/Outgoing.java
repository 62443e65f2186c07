// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import jakarta.enterprise.inject.spi.PassivationCapable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.weld.proxy.WeldClientProxy;
import org.jboss.weld.serialization.spi.helpers.SerializableContextualInstance;
import org.jspecify.annotations.Nullable;

/**
 * One stream's marks. An object into which something was injected is seen before what was injected; so its places are noted, and what is found there is
 * known when it comes.
 */
public final class Outgoing {

    private final Points points;
    private final ServersObjects servers;
    private final Finder finder;
    private final IdentityHashMap<Object, InjectionMark> injected = new IdentityHashMap<>();
    /** By the identifiers of their beans: what the stream sees of a client proxy is another object. */
    private final Map<Object, InjectionMark> clientProxies = new HashMap<>();

    private final Set<Object> looked = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Where something was injected that the bean may have put anywhere. */
    private final Map<InjectionMark, Point> parameters = new LinkedHashMap<>();

    Outgoing(Points points, ServersObjects servers, Finder finder) {
        this.points = points;
        this.servers = servers;
        this.finder = finder;
    }

    /** What the container injects at a point. */
    @FunctionalInterface
    interface Finder {

        /** Asks the container for it. */
        Object find(Point point) throws IOException;
    }

    /** A mark if the object is to be looked up anew, and the object otherwise. */
    public Object replace(Object object) {
        if (object instanceof Annotation annotation && Proxy.isProxyClass(object.getClass())) {
            return AnnotationMark.of(annotation);
        }
        EmptyMark empty = EmptyMark.of(object);
        if (empty != null) {
            return empty;
        }
        var sessionBean = servers.sessionBean(object);
        if (sessionBean.isPresent() && sessionBean.get() instanceof PassivationCapable bean) {
            return new SessionBeanMark(bean.getId());
        }
        InjectionMark mark = mark(object);
        if (mark != null) {
            return mark;
        }
        look(object instanceof SerializableContextualInstance<?, ?> wrapped ? wrapped.getInstance() : object);
        InjectionMark parameter = parameter(object);
        return parameter == null ? object : parameter;
    }

    private @Nullable InjectionMark mark(Object object) {
        Object bean = clientProxies.isEmpty() ? null : ClientProxies.written(object);
        return bean == null ? injected.get(object) : clientProxies.get(bean);
    }

    private void look(@Nullable Object holder) {
        if (holder == null) {
            return;
        }
        boolean noted = false;
        for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
            Map<String, Point> declared = points.of(type);
            if (!declared.isEmpty()) {
                if (!noted && !looked.add(holder)) {
                    return;
                }
                noted = true;
                declared.values().forEach(each -> look(holder, each));
            }
        }
    }

    private void look(Object holder, Point point) {
        Field field = point.field();
        if (field == null) {
            parameters.put(point.mark(), point);
            return;
        }
        Object value = value(holder, field);
        if (value instanceof WeldClientProxy proxy) {
            Object bean = servers.include(proxy) ? ClientProxies.bean(proxy) : null;
            if (bean != null) {
                clientProxies.putIfAbsent(bean, point.mark());
            }
        } else if (value != null && servers.include(value)) {
            injected.putIfAbsent(value, point.mark());
        } else if (value != null && !looked.contains(value)) {
            look(value);
        }
    }

    private static @Nullable Object value(Object holder, Field field) {
        try {
            field.setAccessible(true);
            return field.get(holder);
        } catch (IllegalAccessException | InaccessibleObjectException hidden) {
            // A module of the application that opens nothing; its objects go as they are.
            return null;
        }
    }

    /** The only parameter at which just this object may have been injected. */
    private @Nullable InjectionMark parameter(Object object) {
        if (parameters.isEmpty() || !servers.include(object)) {
            return null;
        }
        List<Point> fitting = parameters.values().stream()
                .filter(each -> each.type().isInstance(object) && isSame(each, object))
                .toList();
        return fitting.isEmpty() ? null : fitting.get(0).mark();
    }

    /** Two objects of the server are the same if what it would have written is. */
    private boolean isSame(Point point, Object object) {
        if (!(object instanceof Serializable)) {
            return false;
        }
        try {
            Object found = finder.find(point);
            return found.getClass() == object.getClass() && Arrays.equals(form(found), form(object));
        } catch (IOException unknown) {
            // Then it is not known to be the same, and is written as it is.
            return false;
        }
    }

    private static byte[] form(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }
}
