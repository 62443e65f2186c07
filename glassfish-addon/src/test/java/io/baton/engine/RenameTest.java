// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A new id at login is worth as much as the end of the old one. */
class RenameTest extends EngineTest {

    private final SessionId newId = new SessionIds().next();

    @Test
    void theFormerIdEndsWhenTheStoreIsBack() {
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        a.link().cut();
        a.check();
        a.engine().rename(hold.session(), newId);
        hold.close();
        a.reconnect();
        assertThat(b.get(newId, "cart")).isEqualTo("pear");
        assertThat(cluster.store().sessions()).containsExactly(Cluster.key(newId));
    }

    @Test
    void aRequestThatCameWithTheFormerIdDoesNotGetTheSessionUnderItsNewOne()
            throws InterruptedException, ExecutionException, TimeoutException {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        hold.session().attributes().put("cart", "fig");
        CountDownLatch go = new CountDownLatch(1);
        a.link().beforeNextAnswer(() -> await(go));
        Thread saving = started(new FutureTask<>(hold::save, null));
        FutureTask<OpenResult> opening = new FutureTask<>(() -> a.engine().open(id));
        Thread renaming = started(new FutureTask<>(() -> a.engine().rename(hold.session(), newId), null));
        started(opening);
        go.countDown();
        saving.join();
        renaming.join();
        OpenResult result = opening.get(10, TimeUnit.SECONDS);
        if (result instanceof OpenResult.Opened opened) {
            opened.handle().close();
        }
        hold.close();
        assertThat(result).isInstanceOf(OpenResult.NoSuchSession.class);
    }

    @Test
    void aRequestThatCameWithTheFormerIdDoesNotPutTheSessionOutOfMemory()
            throws InterruptedException, ExecutionException, TimeoutException {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        hold.session().attributes().put("cart", "fig");
        CountDownLatch go = new CountDownLatch(1);
        a.link().beforeNextAnswer(() -> await(go));
        Thread saving = started(new FutureTask<>(hold::save, null));
        FutureTask<OpenResult> opening = new FutureTask<>(() -> a.engine().open(id));
        Thread renaming = started(new FutureTask<>(() -> a.engine().rename(hold.session(), newId), null));
        started(opening);
        go.countDown();
        saving.join();
        renaming.join();
        assertThat(opening.get(10, TimeUnit.SECONDS)).isInstanceOf(OpenResult.NoSuchSession.class);
        assertThat(a.forgotten()).doesNotContain(hold.session());
        hold.session().attributes().put("cart", "plum");
        try (SessionHandle next = a.open(newId)) {
            assertThat(next.session()).isSameAs(hold.session());
        }
        hold.close();
        assertThat(b.get(newId, "cart")).isEqualTo("plum");
    }

    @Test
    void theFormerIdEndsAtTheLatestWhenTheEngineStops() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        a.link().beforeNextAnswer(() -> a.link().failNextCall());
        a.engine().rename(hold.session(), newId);
        hold.close();
        a.stop(Duration.ZERO);
        assertThat(cluster.store().sessions()).containsExactly(Cluster.key(newId));
    }

    /** The task on a thread of its own, which has come to the point where it waits. */
    private static Thread started(FutureTask<?> task) {
        Thread thread = new Thread(task);
        thread.start();
        Awaitility.await()
                .until(() ->
                        thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void afterAnOutageTheFormerIdEndsWhenTheSessionIsThereUnderTheNewOne() {
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        a.link().cut();
        a.check();
        SessionId renamed = new SessionIds().next();
        try (SessionHandle hold = a.open(id)) {
            a.engine().rename(hold.session(), renamed);
        }
        int before = a.link().calls().size();
        a.reconnect();
        List<String> calls = a.link().callsSince(before);
        assertThat(calls.indexOf("save")).isNotNegative().isLessThan(calls.indexOf("end"));
        assertThat(cluster.store().sessions()).containsExactly(Cluster.key(renamed));
    }
}
