// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks tests of what another GlassFish may do differently: its hooks, events, logins, class loaders and commands. All tests run on GlassFish 8 with
 * {@code mvn -Pglassfish8 verify}, those with {@code -Dgroups=container}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("container")
@interface OfContainer {}
