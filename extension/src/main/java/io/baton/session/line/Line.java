// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.line;

/**
 * What Baton's session manager answers about the sessions of one application: a {@code Function<Map<String, Object>, Map<String, Object>>} in the
 * attribute {@value #ATTRIBUTE} of its {@code ServletContext}. A question has a {@link #VERB} and mostly a session's {@link #ID}; a verb that is not known is answered
 * by an empty map, and so is one about a session that is not.
 */
public final class Line {

    /** The name of the {@code ServletContext} attribute. */
    public static final String ATTRIBUTE = "io.baton.session.line";

    /** Which question it is: one of those below. */
    public static final String VERB = "verb";

    /** The session's id. */
    public static final String ID = "id";

    /** Asks when sessions are written: {@link #MODE}. */
    public static final String ASK_MODE = "mode";

    /** Asks for {@link #OWNER}, {@link #VERSION}, {@link #LAST_BACKUP} and {@link #SIZE} of a session. */
    public static final String LOOK = "look";

    /** Has a session written; {@link #STORED} says whether it is. */
    public static final String FLUSH = "flush";

    /** Says that the attribute {@link #NAME} may have changed. */
    public static final String MARK = "mark";

    /** The name of an attribute. */
    public static final String NAME = "name";

    /** {@code "interval"} or {@code "request"}. */
    public static final String MODE = "mode";

    /** The name of an instance. */
    public static final String OWNER = "owner";

    /** A {@code Long}. */
    public static final String VERSION = "version";

    /** An {@code Instant}, or absent. */
    public static final String LAST_BACKUP = "lastBackup";

    /** A {@code Long}. */
    public static final String SIZE = "size";

    /** A {@code Boolean}. */
    public static final String STORED = "stored";

    /**
     * The name of the {@code ServletContext} attribute with those who hear of events: a {@code Map<String, Map<Object, Consumer<Object>>>}, by the kind of the event
     * and by whoever put it there. Each is given what the event is about.
     */
    public static final String OBSERVERS = "io.baton.session.observers";

    /** A session is about to leave; about it. */
    public static final String PASSIVATING = "passivating";

    /** A session is here; about it. */
    public static final String ACTIVATED = "activated";

    /** A session was taken over; about it. */
    public static final String RECOVERED = "recovered";

    /** A session's time is over; about it. */
    public static final String EXPIRED = "expired";

    /** The store cannot be reached; about the reason, a {@code String}. */
    public static final String UNAVAILABLE = "unavailable";

    /** The store can be reached again; about the {@code Duration} of the outage. */
    public static final String AVAILABLE = "available";

    private Line() {}
}
