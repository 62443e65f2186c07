// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The promise that objects of a class do not change after they were made, nor anything they refer to. Baton then does not encode such a session
 * attribute again only because a request read it.
 *
 * <pre>{@code
 * @Immutable
 * public final class Address implements Serializable {
 *
 *     private final String street;
 *     private final List<String> lines;
 *
 *     public Address(String street, List<String> lines) {
 *         this.street = street;
 *         this.lines = List.copyOf(lines);
 *     }
 * }
 * }</pre>
 *
 * <p>The promise is taken at its word: a change of such an object reaches the store only if {@code setAttribute} is called with it. It concerns direct
 * instances of the class, not those of subclasses. Enums, records of immutable components, and the collections that {@code List.of}, {@code Set.copyOf}
 * and the like return are recognized without it.
 *
 * <p>Applications that must do without this class can use any annotation of the same simple name that is there at run time, such as {@code
 * net.jcip.annotations.Immutable}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Immutable {}
