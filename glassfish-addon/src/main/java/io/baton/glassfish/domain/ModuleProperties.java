// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.domain;

import com.sun.enterprise.config.serverbeans.Application;
import com.sun.enterprise.config.serverbeans.ApplicationRef;
import com.sun.enterprise.config.serverbeans.Domain;
import io.baton.config.GlassFishKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jvnet.hk2.config.Dom;
import org.jvnet.hk2.config.types.Property;

/**
 * The properties of Baton's lifecycle module as the domain configuration has them. They are read there, not from the module's INIT event, because
 * applications may load before that event.
 */
final class ModuleProperties {

    private static final String CLASS_NAME = "class-name";

    private final Domain domain;
    private final String server;
    private final String moduleClass;

    /**
     * @param domain the configuration
     * @param server this server's name
     * @param moduleClass the class by which a lifecycle module is known to be ours, whatever its name
     */
    ModuleProperties(Domain domain, String server, String moduleClass) {
        this.domain = domain;
        this.server = server;
        this.moduleClass = moduleClass;
    }

    /** The settings as text, or empty if this server has no enabled module of ours. Variables and password aliases are resolved. */
    Optional<Map<String, String>> read() {
        return settings(Property::getValue);
    }

    /** The same as it stands in the domain configuration: variables and password aliases are references. */
    Map<String, String> written() {
        return settings(property -> Dom.unwrap(property).rawAttribute("value")).orElse(Map.of());
    }

    private Optional<Map<String, String>> settings(Function<Property, String> value) {
        return domain.getApplications().getApplications().stream()
                .filter(this::isOurs)
                .filter(this::isEnabledHere)
                .findFirst()
                .map(application -> settings(application, value));
    }

    private boolean isOurs(Application application) {
        return application.isLifecycleModule() && moduleClass.equals(application.getPropertyValue(CLASS_NAME));
    }

    private boolean isEnabledHere(Application application) {
        ApplicationRef reference = domain.getApplicationRefInServer(server, application.getName());
        return reference != null
                && Boolean.parseBoolean(reference.getEnabled())
                && Boolean.parseBoolean(application.getEnabled());
    }

    private static Map<String, String> settings(Application application, Function<Property, String> value) {
        Map<String, String> all = new HashMap<>();
        application.getProperty().forEach(property -> all.put(property.getName(), value.apply(property)));
        return GlassFishKeys.removedFrom(all);
    }
}
