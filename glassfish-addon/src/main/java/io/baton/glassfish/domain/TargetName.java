// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.domain;

import com.sun.enterprise.config.serverbeans.Cluster;
import com.sun.enterprise.config.serverbeans.Domain;
import io.baton.model.PrefixOwner;
import org.jvnet.hk2.config.types.Property;

/** What a server is part of, by the domain configuration: the same on every instance of a cluster. */
final class TargetName {

    private static final String DOMAIN_NAME = "administrative.domain.name";

    private TargetName() {}

    /**
     * The cluster of a server, or its domain if it is in none.
     *
     * @param domain the configuration
     * @param server its name
     */
    static PrefixOwner of(Domain domain, String server) {
        Cluster cluster = domain.getClusterForInstance(server);
        String name = domain.getProperty().stream()
                .filter(property -> DOMAIN_NAME.equals(property.getName()))
                .map(Property::getValue)
                .findFirst()
                .orElse("");
        return cluster == null ? PrefixOwner.ofNoCluster(name) : new PrefixOwner(cluster.getName(), name);
    }
}
