/**
 * Real GlassFish clusters: prepared, started, killed, paused and restarted through asadmin and signals.
 */
@NullMarked
package io.baton.it.glassfish;

import org.jspecify.annotations.NullMarked;
