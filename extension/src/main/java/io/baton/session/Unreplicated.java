// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The wish that objects of a class stay where they are. A session attribute of such a class, or a session-scoped bean, is never written to the store:
 * <b>it is lost when the session moves to another instance</b>, and with its instance. There it begins anew: an attribute is absent, a bean is created
 * when it is used. Meant for what is quickly made again, such as caches and open connections.
 *
 * <pre>{@code
 * @Unreplicated
 * @SessionScoped
 * public class Thumbnails implements Serializable {
 *
 *     private final transient Map<String, Image> scaled = new ConcurrentHashMap<>();
 * }
 * }</pre>
 *
 * <p>An attribute of such a class need not be serializable. A bean must be all the same, because CDI demands it of every bean of a passivating scope. What other
 * attributes refer to is part of them, whatever its class says. If no other instance had the session meanwhile, it may come back with what was kept here.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Unreplicated {}
