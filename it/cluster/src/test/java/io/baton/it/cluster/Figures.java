// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.naming.NamingException;
import org.awaitility.Awaitility;

/** The figures of one instance as an administrator's JMX client sees them: over the network, with the admin's password. */
final class Figures implements AutoCloseable {

    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private Figures(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    /** Connects as soon as the server has bound its connector, which it does in the background of its start. */
    static Figures of(GlassFishCluster cluster, GlassFishInstance instance) {
        String port = value(cluster.asadmin(
                "get", "servers.server." + instance.name() + ".system-property.JMX_SYSTEM_CONNECTOR_PORT.value"));
        return Awaitility.await("JMX of " + instance.name())
                .ignoreExceptionsMatching(failure -> failure.getCause() instanceof NamingException)
                .until(() -> connected(port), Objects::nonNull);
    }

    @SuppressWarnings("BanJNDI") // it is the server's own address, which these tests started
    private static Figures connected(String port) throws IOException {
        return new Figures(JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://localhost:" + port + "/jmxrmi"),
                Map.of(JMXConnector.CREDENTIALS, new String[] {"admin", ""})));
    }

    private static String value(String line) {
        return line.lines()
                .filter(one -> one.contains("="))
                .map(one -> one.substring(one.indexOf('=') + 1).trim())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(line));
    }

    /** The names of all of Baton's beans. */
    Set<String> names() {
        try {
            return beans.queryNames(new ObjectName("io.baton:*"), null).stream()
                    .map(ObjectName::getCanonicalName)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException | JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of all beans about an application's sessions: Baton's own, and that of the server's monitoring. */
    Set<String> ofApplication(String name) {
        Set<String> names = new TreeSet<>();
        try {
            for (String pattern : List.of("io.baton:type=Application,*", "amx:type=baton-application-mon,*")) {
                for (ObjectName bean : beans.queryNames(new ObjectName(pattern), null)) {
                    names.add(bean.getCanonicalName());
                }
            }
        } catch (IOException | JMException e) {
            throw new IllegalStateException(e);
        }
        names.removeIf(bean -> !bean.contains("/" + name));
        return names;
    }

    Object node(GlassFishInstance instance, String attribute) {
        return get("Node", instance.name(), attribute);
    }

    long number(String application, String attribute) {
        return ((Number) get("Application", application, attribute)).longValue();
    }

    /** One of the counts of an attribute that has several. */
    long number(String application, String attribute, String kind) {
        TabularData counts = (TabularData) get("Application", application, attribute);
        return (Long) counts.get(new Object[] {kind}).get("value");
    }

    /** The number of durations in a distribution. */
    long count(String application, String attribute) {
        return (Long) ((CompositeData) get("Application", application, attribute)).get("count");
    }

    /**
     * All that is counted for an application: {@code Created}, {@code Opened MEMORY} or, of times, how many there are
     * ({@code RequestTimes TOTAL}), and for attribute names {@code CostliestAttributes cart writes}. Of bytes, which
     * differ from run to run, only whether there are any.
     */
    SortedMap<String, Long> counts(String application) {
        return counts("Application", application);
    }

    /** All that is counted for the instance, likewise. */
    SortedMap<String, Long> counts(GlassFishInstance instance) {
        return counts("Node", instance.name());
    }

    private SortedMap<String, Long> counts(String type, String name) {
        SortedMap<String, Long> counts = new TreeMap<>();
        try {
            for (MBeanAttributeInfo attribute :
                    beans.getMBeanInfo(name(type, name)).getAttributes()) {
                count(attribute.getName(), get(type, name, attribute.getName()), counts);
            }
        } catch (IOException | JMException e) {
            throw new IllegalStateException(type + " " + name, e);
        }
        return counts;
    }

    private static void count(String name, Object value, Map<String, Long> counts) {
        if (value instanceof Boolean is) {
            counts.put(name, is ? 1L : 0L);
        } else if (value instanceof Number number) {
            counts.put(name, name.contains("Bytes") ? Long.signum(number.longValue()) : number.longValue());
        } else if (value instanceof TabularData table) {
            for (Object row : table.values()) {
                CompositeData entry = (CompositeData) row;
                count(name + " " + entry.get("key"), entry.get("value"), counts);
            }
        } else if (value instanceof CompositeData times) {
            counts.put(name, (Long) times.get("count"));
        } else if (value instanceof CompositeData[] attributes) {
            for (CompositeData attribute : attributes) {
                Set<String> items = new TreeSet<>(attribute.getCompositeType().keySet());
                items.removeAll(Set.of("name", "bytes"));
                items.forEach(item ->
                        counts.put(name + " " + attribute.get("name") + " " + item, (Long) attribute.get(item)));
            }
        }
    }

    /** One figure of one of the distributions that an attribute has several of. */
    Object time(String application, String attribute, String kind, String figure) {
        TabularData times = (TabularData) get("Application", application, attribute);
        CompositeData distribution =
                (CompositeData) times.get(new Object[] {kind}).get("value");
        return distribution.get(figure);
    }

    void reset(String application) {
        try {
            beans.invoke(name("Application", application), "reset", new Object[0], new String[0]);
        } catch (IOException | JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that all beans show, as text. */
    String everything() {
        StringBuilder all = new StringBuilder();
        try {
            for (ObjectName name : beans.queryNames(new ObjectName("io.baton:*"), null)) {
                for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                    Object value = beans.getAttribute(name, attribute.getName());
                    all.append(name).append(' ').append(attribute.getName()).append(' ');
                    all.append(value instanceof Object[] several ? Arrays.deepToString(several) : value);
                    all.append('\n');
                }
            }
        } catch (IOException | JMException e) {
            throw new IllegalStateException(e);
        }
        return all.toString();
    }

    private Object get(String type, String name, String attribute) {
        try {
            return beans.getAttribute(name(type, name), attribute);
        } catch (IOException | JMException e) {
            throw new IllegalStateException(type + " " + name + " " + attribute, e);
        }
    }

    private static ObjectName name(String type, String name) throws JMException {
        return new ObjectName("io.baton:type=" + type + ",name=" + name);
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            // The instance may have been killed meanwhile.
        }
    }
}
