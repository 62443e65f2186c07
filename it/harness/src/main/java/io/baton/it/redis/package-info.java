/**
 * A real Redis server, started from the binary that a Maven artifact carries.
 */
@NullMarked
package io.baton.it.redis;

import org.jspecify.annotations.NullMarked;
