// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.health.StoreHealth;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * How an application hears of the store: one thing after the other, on a thread of this add-on, for whoever found out may hold locks.
 *
 * <p>Concurrency: whoever sets {@code telling} tells; what is added meanwhile is seen by it, or by the work that whoever added it has started.
 */
final class StoreNews implements StoreHealth.Turn {

    private final EngineContext context;
    private final Queue<Consumer<Activation>> untold = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean telling = new AtomicBoolean();

    StoreNews(EngineContext context) {
        this.context = context;
    }

    @Override
    public void unusable(String reason) {
        tell(application -> application.storeUnavailable(reason));
    }

    @Override
    public void usable(Duration outage) {
        tell(application -> application.storeAvailable(outage));
    }

    private void tell(Consumer<Activation> news) {
        if (context.activation().hearsStore()) {
            untold.add(news);
            context.threads().run("store-news", this::tellAll);
        }
    }

    private void tellAll() {
        while (!untold.isEmpty() && telling.compareAndSet(false, true)) {
            try {
                untold.remove().accept(context.activation());
            } catch (RuntimeException | Error failure) {
                EngineLog.observersFailed(context.application().toString(), "of the session store", failure);
            } finally {
                telling.set(false);
            }
        }
    }
}
