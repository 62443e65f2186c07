/**
 * An application with a bean that can never be stored.
 */
@NullMarked
package io.baton.it.cluster.unstorable;

import org.jspecify.annotations.NullMarked;
