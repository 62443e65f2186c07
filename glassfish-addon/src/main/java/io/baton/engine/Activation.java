package io.baton.engine;

/**
 * How an application hears that one of its sessions is about to leave this node, or has arrived here (Servlet 6.0, 7.7.2). Called under no lock, on any
 * thread; what the application throws is passed on.
 */
public interface Activation {

    /** Tells one value that its session is about to leave. What the value changes is stored. */
    void willPassivate(LocalSession session, Object value);

    /** Tells one value that its session is here, before a request sees it. */
    void didActivate(LocalSession session, Object value);
}
