// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.codec.ApplicationStreams;
import io.baton.codec.PlainStreams;
import io.baton.codec.Trait;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** An attribute that hears when its session moves, and writes into itself what it heard. */
final class Guest implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final String name;

    Guest(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** All that it heard, wherever it was. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    /** Tells guests, and has work done on that occasion. */
    static final class Host implements Activation {

        private final String node;
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private volatile boolean hears;
        private volatile BiConsumer<String, LocalSession> work = (name, session) -> {};

        Host(String node) {
            this.node = node;
        }

        /** Has the work done whenever a guest is told, after it took note; it gets what was told and the session. */
        void whenTelling(BiConsumer<String, LocalSession> itsWork) {
            work = itsWork;
        }

        @Override
        public void willPassivate(LocalSession session, Object value) {
            tell("-" + node, session, (Guest) value);
        }

        @Override
        public void didActivate(LocalSession session, Object value) {
            tell("+" + node, session, (Guest) value);
        }

        /** Has the node's application want to hear of sessions as such, and of the store. */
        void hearsEverything() {
            hears = true;
        }

        /** What it heard of sessions as such, and of the store. */
        List<String> heard() {
            return List.copyOf(heard);
        }

        @Override
        public boolean hearsSessions() {
            return hears;
        }

        @Override
        public void sessionLeaves(LocalSession session) {
            heard.add("leaves");
            work.accept("leaves", session);
        }

        @Override
        public void sessionIsHere(LocalSession session, boolean abandoned) {
            heard.add(abandoned ? "is here, abandoned" : "is here");
        }

        @Override
        public boolean hearsStore() {
            return hears;
        }

        @Override
        public void storeUnavailable(String reason) {
            heard.add("store unavailable");
        }

        @Override
        public void storeAvailable(Duration outage) {
            heard.add("store available");
        }

        private void tell(String word, LocalSession session, Guest guest) {
            guest.heard.add(word);
            work.accept(guest.name() + word, session);
        }
    }

    /** Streams of an application whose guests are listeners. */
    static final class Streams implements ApplicationStreams {

        private final PlainStreams streams = PlainStreams.ofTests();

        @Override
        public ClassLoader loader() {
            return streams.loader();
        }

        @Override
        public Set<Trait> traits(Object value) {
            return value instanceof Guest ? Set.of(Trait.HEARS_ACTIVATION) : Set.of();
        }

        @Override
        public ObjectOutputStream output(OutputStream bytes, Consumer<Class<?>> classes) throws IOException {
            return streams.output(bytes, classes);
        }

        @Override
        public ObjectInputStream input(InputStream bytes) throws IOException {
            return streams.input(bytes);
        }
    }
}
