// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events that are being fired, and the class loaders of the web applications that they are for. An event does not carry that itself, for applications see
 * its components.
 */
final class Addressees {

    private static final Map<Object, ClassLoader> FIRED = Collections.synchronizedMap(new IdentityHashMap<>());

    private Addressees() {}

    static void add(Object event, ClassLoader application) {
        FIRED.put(event, application);
    }

    static void remove(Object event) {
        FIRED.remove(event);
    }

    /** Whether an observer of this class is part of the web application that the event is for, or of what that one shares with others; or somebody else has fired it. */
    static boolean include(Class<?> observer, Object event) {
        ClassLoader application = FIRED.get(event);
        return application == null || observer.equals(seenBy(application, observer.getName()));
    }

    private static @Nullable Class<?> seenBy(ClassLoader application, String name) {
        try {
            return Class.forName(name, false, application);
        } catch (ClassNotFoundException | LinkageError ofAnotherOne) {
            return null;
        }
    }
}
