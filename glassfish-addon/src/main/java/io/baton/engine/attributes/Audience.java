// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import io.baton.codec.AttributeCodec;
import io.baton.codec.AttributeGraph;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Those of a session's values that hear when it leaves this node, and when it arrives. Each is told the two in turn: a value that was put here is active,
 * one that came from the store is passive until it is told. The same holds for the session as such, if its application wants to hear of that.
 *
 * <p>Concurrency: values are told by one thread at a time, which the caller sees to, under no lock; any thread may put values meanwhile. A session
 * without such values is looked at no further than two volatile fields.
 */
public final class Audience {

    /** What a value is told. */
    @FunctionalInterface
    public interface Word {

        /** Tells one value; must not throw. */
        void tell(String attribute, Object value);
    }

    /** A value that is told may put others that want to be told; one that always does so is not worth an endless loop. */
    private static final int ROUNDS = 3;

    private final AttributeTable table;
    private final AttributeCodec codec;
    private volatile boolean someActive;
    private volatile boolean somePassive;
    private volatile Whole session = Whole.UNHEARD;

    /** What was told of the session as such. */
    private enum Whole {
        /** Nobody wants to hear it. */
        UNHEARD,
        HERE,
        AWAY,
        /** As AWAY; and the node that had it did not let go of it. */
        ABANDONED
    }

    Audience(AttributeTable table, AttributeCodec codec) {
        this.table = table;
        this.codec = codec;
    }

    /** A value was put here. */
    void joined(Object value) {
        if (!someActive && codec.hearsActivation(value)) {
            someActive = true;
        }
    }

    /** Values came from another node. */
    void mayHaveArrived(Collection<String> names) {
        Map<String, Slot> slots = table.slots();
        if (!somePassive && names.stream().map(slots::get).anyMatch(slot -> slot != null && slot.mayBePassive())) {
            somePassive = true;
        }
    }

    /** The session begins here, and its application wants to hear when it leaves. */
    public void sessionBegins() {
        session = Whole.HERE;
        someActive = true;
    }

    /**
     * The session came from another node, and its application wants to hear of that.
     *
     * @param abandoned whether that node did not let go of it
     */
    public void sessionArrives(boolean abandoned) {
        session = abandoned ? Whole.ABANDONED : Whole.AWAY;
        somePassive = true;
    }

    /** Has it told that the session as such is about to leave, unless that was told. */
    public void passivateSession(Runnable willPassivate) {
        if (session == Whole.HERE) {
            session = Whole.AWAY;
            willPassivate.run();
        }
    }

    /**
     * Has it told that the session as such is here, unless that was told.
     *
     * @param didActivate gets whether the node that had it did not let go of it
     */
    public void activateSession(Consumer<Boolean> didActivate) {
        Whole before = session;
        if (before == Whole.AWAY || before == Whole.ABANDONED) {
            session = Whole.HERE;
            someActive = true;
            didActivate.accept(before == Whole.ABANDONED);
        }
    }

    /** Whether there may be values to be told that their session is about to leave. */
    public boolean isSomeActive() {
        return someActive;
    }

    /** Whether there may be values to be told that their session is here. */
    public boolean isSomePassive() {
        return somePassive;
    }

    /** The active ones are about to be told, so that whoever gets the session next has something to tell. */
    public void leaves() {
        somePassive = true;
    }

    /** Tells the active ones that their session is about to leave. */
    public void passivate(Word willPassivate) {
        for (int round = 0; someActive && round < ROUNDS; round++) {
            someActive = false;
            table.slots().forEach((name, slot) -> {
                if (slot instanceof LiveSlot live) {
                    tell(name, live, false, willPassivate);
                }
            });
        }
    }

    /**
     * Tells the passive ones that their session is here. Those that are in the store only are read for that.
     *
     * @throws AttributeUnavailableException if one of them cannot be had now; those that can were told
     */
    public void activate(Word didActivate) {
        AttributeUnavailableException failure = null;
        for (Map.Entry<String, Slot> entry : table.slots().entrySet()) {
            try {
                if (entry.getValue().mayBePassive() && table.live(entry.getKey()) instanceof LiveSlot live) {
                    tell(entry.getKey(), live, true, didActivate);
                }
            } catch (AttributeUnavailableException unavailable) {
                failure = unavailable;
            }
        }
        if (failure != null) {
            throw failure;
        }
        somePassive = false;
    }

    private void tell(String name, LiveSlot slot, boolean active, Word word) {
        if (slot.value() instanceof AttributeGraph graph) {
            graph.names().forEach(each -> tell(each, graph, slot, active, word));
        } else if (slot.isActive() != active && codec.hearsActivation(slot.value())) {
            slot.active(active);
            told(name, slot.value(), slot, active, word);
        }
    }

    private void tell(String name, AttributeGraph graph, LiveSlot slot, boolean active, Word word) {
        Object value = graph.get(name);
        if (value != null && graph.isActive(name) != active && codec.hearsActivation(value)) {
            graph.active(name, active);
            told(name, value, slot, active, word);
        }
    }

    private void told(String name, Object value, LiveSlot slot, boolean active, Word word) {
        if (active) {
            someActive = true;
        }
        word.tell(name, value);
        // It may have changed itself.
        slot.suspect();
    }
}
