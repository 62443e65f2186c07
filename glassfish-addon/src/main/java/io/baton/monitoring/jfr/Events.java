// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.jfr;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The events by the names of their classes, for a caller that another class loader has, and that therefore sees types
 * of the JDK only. Each supplies null while no recording wants it, otherwise an event that began; whoever gets one
 * gives it its values, by which it ends.
 */
public final class Events implements Function<String, Supplier<@Nullable Consumer<Object[]>>> {

    private static final Map<String, Supplier<@Nullable Consumer<Object[]>>> ALL = Map.ofEntries(
            Map.entry("SessionOpen", lasting(SessionOpen::new)),
            Map.entry("Request", lasting(Request::new)),
            Map.entry("HandOver", instant(HandOver::new)),
            Map.entry("StoreCall", lasting(StoreCall::new)),
            Map.entry("SessionEnd", instant(SessionEnd::new)),
            Map.entry("SessionRefused", instant(SessionRefused::new)),
            Map.entry("Sweep", instant(Sweep::new)),
            Map.entry("StoreState", instant(StoreState::new)),
            Map.entry("Lease", instant(Lease::new)),
            Map.entry("Encode", lasting(Encode::new)),
            Map.entry("Decode", lasting(Decode::new)),
            Map.entry("AttributeLeftOut", instant(AttributeLeftOut::new)));

    /** For the door, by reflection. */
    public Events() {}

    /** @throws IllegalArgumentException if there is no event of that name */
    @Override
    public Supplier<@Nullable Consumer<Object[]>> apply(String name) {
        Supplier<@Nullable Consumer<Object[]>> event = ALL.get(name);
        if (event == null) {
            throw new IllegalArgumentException("no event is called " + name);
        }
        return event;
    }

    private static Supplier<@Nullable Consumer<Object[]>> lasting(Supplier<? extends BatonEvent> maker) {
        BatonEvent any = maker.get();
        return () -> any.isEnabled() ? begun(maker.get()) : null;
    }

    private static Consumer<Object[]> begun(BatonEvent event) {
        event.begin();
        return values -> {
            event.end();
            commit(event, values);
        };
    }

    private static Supplier<@Nullable Consumer<Object[]>> instant(Supplier<? extends BatonEvent> maker) {
        BatonEvent any = maker.get();
        return () -> any.isEnabled() ? values -> commit(maker.get(), values) : null;
    }

    private static void commit(BatonEvent event, Object[] values) {
        if (event.shouldCommit()) {
            event.fill(values);
            event.commit();
        }
    }
}
