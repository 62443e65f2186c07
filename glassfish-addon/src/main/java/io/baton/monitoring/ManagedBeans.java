// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import java.lang.management.ManagementFactory;
import java.util.Hashtable;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The beans in the platform's server of managed beans: {@code io.baton:type=Node,name=…} and {@code type=Application}. */
final class ManagedBeans {

    private static final String DOMAIN = "io.baton";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    /** Shows a bean; one that is there under that name already makes way for it. */
    void show(String type, String name, Object bean) {
        try {
            ObjectName objectName = name(type, name);
            unregister(objectName);
            server.registerMBean(bean, objectName);
        } catch (JMException failure) {
            MonitoringLog.notShown(type, name, failure);
        }
    }

    /** Shows a bean no more. */
    void hide(String type, String name) {
        try {
            unregister(name(type, name));
        } catch (JMException failure) {
            MonitoringLog.notShown(type, name, failure);
        }
    }

    private void unregister(ObjectName name) throws JMException {
        if (server.isRegistered(name)) {
            try {
                server.unregisterMBean(name);
            } catch (InstanceNotFoundException gone) {
                // That is what is wanted.
            }
        }
    }

    private static ObjectName name(String type, String name) throws JMException {
        String shown = name.matches("[^,=:\"*?\\n]+") ? name : ObjectName.quote(name);
        return new ObjectName(DOMAIN, new Hashtable<>(Map.of("type", type, "name", shown)));
    }
}
