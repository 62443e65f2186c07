// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.time.ManualTime;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The store in memory, or what was made of it. */
public final class InMemoryUnderTest implements StoreUnderTest {

    private final ManualTime time = new ManualTime();
    private final InMemorySessionStore inner = new InMemorySessionStore(time);
    private final SessionStore store;

    InMemoryUnderTest() {
        this((within, time) -> within);
    }

    /** @param decorator makes the store that is tested */
    public InMemoryUnderTest(BiFunction<SessionStore, ManualTime, SessionStore> decorator) {
        this.store = decorator.apply(inner, time);
    }

    @Override
    public SessionStore store() {
        return store;
    }

    @Override
    public void pass(Duration duration) {
        time.pass(duration);
    }

    @Override
    public byte @Nullable [] bytes(SessionKey session, String name) {
        return inner.bytes(session, name);
    }

    @Override
    public void replaceBytes(SessionKey session, String name, byte[] bytes) {
        inner.replaceBytes(session, name, bytes);
    }
}
