// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.Set;

/** Which web applications of the target Baton takes over. */
public sealed interface ApplicationSelection {

    /**
     * Whether an application is selected.
     *
     * @param name the name it is deployed under
     * @param contextRoot its context root; a missing leading slash does not matter
     * @param distributable whether its {@code web.xml} says {@code <distributable/>}
     */
    boolean selects(String name, String contextRoot, boolean distributable);

    /** The applications that ask for it in their {@code web.xml}. */
    record Distributable() implements ApplicationSelection {
        @Override
        public boolean selects(String name, String contextRoot, boolean distributable) {
            return distributable;
        }
    }

    /** Every application, whatever it declares. */
    record All() implements ApplicationSelection {
        @Override
        public boolean selects(String name, String contextRoot, boolean distributable) {
            return true;
        }
    }

    /**
     * The applications listed, whatever they declare.
     *
     * @param entries application names, and context roots with their leading slash ({@code /} is the root one)
     */
    record Named(Set<String> entries) implements ApplicationSelection {

        public Named {
            entries = Set.copyOf(entries);
            if (entries.isEmpty()) {
                throw new IllegalArgumentException("no application is named");
            }
        }

        @Override
        public boolean selects(String name, String contextRoot, boolean distributable) {
            return entries.contains(name)
                    || entries.contains(contextRoot.startsWith("/") ? contextRoot : "/" + contextRoot);
        }
    }
}
