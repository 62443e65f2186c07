/**
 * Baton where there is no OSGi: its jar beside an embedded GlassFish on one class path.
 */
@NullMarked
package io.baton.it.embedded;

import org.jspecify.annotations.NullMarked;
