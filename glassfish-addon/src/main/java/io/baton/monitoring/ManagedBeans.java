// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.model.ApplicationName;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The beans in the platform's server of managed beans: {@code io.baton:type=Node,name=…} and {@code type=Application}.
 */
final class ManagedBeans implements Showcase {

    private static final String DOMAIN = "io.baton";
    private static final String NODE = "Node";
    private static final String APPLICATION = "Application";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Map<ApplicationName, ApplicationMXBean> applications = new ConcurrentHashMap<>();

    @Override
    public void show(String instance, NodeMXBean figures) {
        show(NODE, instance, figures);
    }

    @Override
    public void hide(String instance) {
        hide(NODE, instance);
    }

    @Override
    public void show(ApplicationName application, ApplicationMXBean figures) {
        applications.put(application, figures);
        show(APPLICATION, application.toString(), figures);
    }

    @Override
    public void hide(ApplicationName application, ApplicationMXBean figures) {
        if (applications.remove(application, figures)) {
            hide(APPLICATION, application.toString());
        }
    }

    private void show(String type, String name, Object bean) {
        try {
            ObjectName objectName = name(type, name);
            unregister(objectName);
            server.registerMBean(bean, objectName);
        } catch (JMException failure) {
            MonitoringLog.notShown(type, name, failure);
        }
    }

    private void hide(String type, String name) {
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
        return new ObjectName(DOMAIN + ":type=" + type + ",name=" + shown);
    }
}
