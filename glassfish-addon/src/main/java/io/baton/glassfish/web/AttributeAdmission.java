// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.container.common.spi.util.IndirectlySerializable;
import io.baton.config.NonSerializableAttributes;
import io.baton.engine.attributes.AttributeView;
import io.baton.model.ApplicationName;
import java.io.Serializable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;

/** Which values an application may put into its sessions (Servlet 6.0, 7.7.2), and what it is told of those that stay on this instance. */
final class AttributeAdmission {

    private final ApplicationName application;
    private final NonSerializableAttributes rule;
    private final boolean distributable;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param application to be named
     * @param rule what becomes of values that are not serializable
     * @param distributable whether the application declares that it is
     */
    AttributeAdmission(ApplicationName application, NonSerializableAttributes rule, boolean distributable) {
        this.application = application;
        this.rule = rule;
        this.distributable = distributable;
    }

    /**
     * @throws IllegalArgumentException if the value is not serializable, and the application does not want to keep it all the same; or if the name is one
     *     that no application can have
     */
    void check(String name, Object value) {
        if (AttributeView.isHidden(name)) {
            throw new IllegalArgumentException(
                    "Attribute names do not begin with NUL, as '" + name.substring(1) + "' of application "
                            + application + " does: such are kept for what moves with a session beside its attributes");
        }
        // The container's streams write references to EJBs and naming contexts, though they are not serializable
        // themselves.
        if (value instanceof Serializable
                || value instanceof IndirectlySerializable
                || value instanceof Context
                || StaysHere.test(value)) {
            return;
        }
        String type = value.getClass().getName();
        if (rule == NonSerializableAttributes.REJECT) {
            throw new IllegalArgumentException(
                    "Attribute '" + name + "' of application " + application + " is a " + type
                            + ", which is not serializable; "
                            + (distributable
                                    ? "attributes of distributable applications must be (Servlet 6.0, 7.7.2)"
                                    : "its sessions are replicated, with nonSerializableAttributes=reject"));
        }
        if (told.add(name)) {
            WebLog.staysHere(application, name, type);
        }
    }
}
