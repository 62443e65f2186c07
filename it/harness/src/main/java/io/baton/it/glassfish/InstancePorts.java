// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import io.baton.it.process.FreePorts;
import java.util.ArrayList;
import java.util.List;

/** The ports of one instance: every one that GlassFish would otherwise choose itself, and often the same for two clusters. */
record InstancePorts(int http, String systemProperties) {
    private static final List<String> NAMES = List.of(
            "HTTP_LISTENER_PORT",
            "HTTP_SSL_LISTENER_PORT",
            "ASADMIN_LISTENER_PORT",
            "IIOP_LISTENER_PORT",
            "IIOP_SSL_LISTENER_PORT",
            "IIOP_SSL_MUTUALAUTH_PORT",
            "JMX_SYSTEM_CONNECTOR_PORT",
            "JMS_PROVIDER_PORT",
            "OSGI_SHELL_TELNET_PORT",
            "JAVA_DEBUGGER_PORT");

    static InstancePorts reserve() {
        List<Integer> ports = FreePorts.reserve(NAMES.size());
        List<String> properties = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            properties.add(NAMES.get(i) + "=" + ports.get(i));
        }
        return new InstancePorts(ports.get(0), String.join(":", properties));
    }
}
