package io.baton.store;

import io.baton.time.ManualTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

class InMemorySessionStoreTest extends SessionStoreContract {

    private final ManualTime time = new ManualTime();
    private final InMemorySessionStore store = new InMemorySessionStore(time);

    @Override
    protected SessionStore store() {
        return store;
    }

    @Override
    protected void pass(Duration duration) {
        time.pass(duration);
    }

    @Override
    protected byte @Nullable [] bytes(SessionKey key, String name) {
        return store.bytes(key, name);
    }

    @Override
    protected void replaceBytes(SessionKey key, String name, byte[] bytes) {
        store.replaceBytes(key, name, bytes);
    }
}
