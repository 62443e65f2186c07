// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads live longer than the application whose request or deployment happens to start them, and hold nothing of it. */
class SystemTimeTest {

    private static final InheritableThreadLocal<Object> OF_THE_REQUEST = new InheritableThreadLocal<>();

    private final SystemTime time = new SystemTime();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void endAll() {
        end.countDown();
    }

    @Test
    void aThreadForWorkInTheBackground() throws Exception {
        isLetGoOf(startedByAnApplication(() -> time.run("work", this::untilTheEnd)));
    }

    @Test
    void aThreadForPeriodicWork() throws Exception {
        isLetGoOf(startedByAnApplication(() -> time.every("work", Duration.ofMillis(1), this::untilTheEnd)));
    }

    @Test
    void aThreadThatIsStartedByWorkAside() throws Exception {
        isLetGoOf(startedByAnApplication(() -> CompletableFuture.runAsync(
                        () -> new Thread(this::untilTheEnd).start(), SystemTime.aside("work"))
                .join()));
    }

    private void untilTheEnd() {
        try {
            end.await();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static void isLetGoOf(WeakReference<?> application) {
        await().until(() -> {
            System.gc();
            return application.get() == null;
        });
    }

    private static WeakReference<?> startedByAnApplication(Runnable start) throws Exception {
        Application application = new Application();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        OF_THE_REQUEST.set(application);
        try {
            application.code().accept(start);
        } finally {
            OF_THE_REQUEST.remove();
            thread.setContextClassLoader(before);
        }
        return new WeakReference<>(application);
    }

    /** The code of an application. */
    public static final class Code implements Consumer<Runnable> {

        @Override
        public void accept(Runnable start) {
            start.run();
        }
    }

    /** The loader of an application: its code is on the stack when it starts something. */
    private static final class Application extends ClassLoader {

        Application() {
            super(SystemTimeTest.class.getClassLoader());
        }

        @SuppressWarnings("unchecked")
        Consumer<Runnable> code() throws ReflectiveOperationException, IOException {
            String name = Code.class.getName();
            try (InputStream in = Objects.requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"))) {
                byte[] bytes = in.readAllBytes();
                Class<?> ours = defineClass(name, bytes, 0, bytes.length);
                return (Consumer<Runnable>) ours.getConstructor().newInstance();
            }
        }
    }
}
