// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import static io.baton.testing.Orders.require;

import io.baton.codec.AttributeCodec;
import io.baton.codec.Encoded;
import io.baton.store.Frame;
import io.baton.testing.Orders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * When all requests have written, the store has what memory has, in any order of steps.
 *
 * <p>Catches, for instance: a ticket drawn after the value was looked up; a complete snapshot found good before its changes were collected.
 */
@Tag("lincheck")
class AttributeTableLincheckTest {

    private static final String NAME = "cart";
    private static final Frame STORED = new Frame(1, 1, "pear".getBytes(StandardCharsets.US_ASCII));

    @BeforeAll
    static void drawTheSeedOfTheHashes() {
        Objects.requireNonNull(new Encoded(1, new byte[0]).hash());
    }

    @Test
    void ofTwoRequestsThatSetAValueTheLaterOneIsStored() {
        Orders.tryAll(() -> {
            Session session = new Session();
            Orders.sideBySide(session, each -> each.set("fig"), each -> each.set("plum"));
            session.requireThatTheStoreHasWhatMemoryHas();
        });
    }

    @Test
    void aValueThatIsSetWhileItIsRemovedIsStoredOrRemovedAsInMemory() {
        Orders.tryAll(() -> {
            Session session = new Session();
            Orders.sideBySide(session, each -> each.set("fig"), Session::remove);
            session.requireThatTheStoreHasWhatMemoryHas();
        });
    }

    @Test
    void aCompleteWriteHasTheValueThatIsReadForTheFirstTimeMeanwhile() {
        Orders.tryAll(() -> {
            Session session = new Session();
            Orders.sideBySide(session, Session::writeEverything, Session::read);
            session.requireThatTheStoreHasWhatMemoryHas();
        });
    }

    /** A session's memory and what the store has of it; writes come one at a time, as under the session's lock. */
    private static final class Session {

        private final AttributeTable table = new AttributeTable(new Text(), name -> null, "/shop#0f3c");
        private final Map<String, Frame> store = new HashMap<>();

        Session() {
            store.put(NAME, STORED);
            table.merge(Set.of(NAME), Map.of(NAME, STORED), Map.of());
        }

        void set(String value) {
            table.put(NAME, value);
            write();
        }

        void read() {
            table.get(NAME);
        }

        void remove() {
            table.remove(NAME);
            write();
        }

        private void write() {
            Snapshot snapshot = table.snapshot(false);
            synchronized (this) {
                Changes changes = table.changes(snapshot);
                store.putAll(changes.frames(2));
                store.keySet().removeAll(changes.removed());
                table.stored(changes);
            }
        }

        void writeEverything() {
            boolean done = false;
            while (!done) {
                Snapshot snapshot = table.snapshot(true);
                synchronized (this) {
                    Changes changes = table.changes(snapshot);
                    done = table.covers(snapshot);
                    if (done) {
                        store.clear();
                        store.putAll(changes.frames(2));
                        table.stored(changes);
                    }
                }
            }
        }

        void requireThatTheStoreHasWhatMemoryHas() {
            Frame frame = store.get(NAME);
            Object stored = frame == null ? null : Text.text(frame.payload());
            Object value = table.get(NAME);
            require(Objects.equals(stored, value), "memory has " + value + ", the store has " + stored);
        }
    }

    private static final class Text implements AttributeCodec {

        @Override
        public Encoded encode(Object value) {
            return new Encoded(1, ((String) value).getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public Object decode(Encoded encoded) {
            return text(encoded.payload());
        }

        static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
    }
}
