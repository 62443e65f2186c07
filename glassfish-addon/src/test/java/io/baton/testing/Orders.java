// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.testing;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/** The orders in which the steps of several threads can come, tried one after the other by a model checker; always the same ones. */
public final class Orders {

    /**
     * So many that each of the mutations named at the tests is found, and that all these tests together take half a minute. The model checker begins with the
     * orders of few switches.
     */
    private static final int BOUND = 100;

    private static final int LONG_LOOP = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static volatile Runnable scenario = () -> {};

    private Orders() {}

    /** Runs the scenario in one order after the other; fails if it throws in one of them, or comes to a deadlock. */
    public static void tryAll(Runnable toTry) {
        scenario = toTry;
        new ModelCheckingOptions()
                // The first order takes long on a busy machine, and would be called a hang. Deadlocks are found without
                // a clock.
                .invocationTimeout$lincheck(PATIENCE.toMillis())
                .iterations(1)
                .invocationsPerIteration(BOUND)
                .threads(1)
                .actorsPerThread(1)
                .actorsBefore(0)
                .actorsAfter(0)
                .minimizeFailedScenario(false)
                // No loop here is a spin; a table has more entries than the model checker grants a loop before it takes
                // it for one.
                .loopIterationsBeforeThreadSwitch(LONG_LOOP)
                .loopBound(2 * LONG_LOOP)
                .sequentialSpecification(Nothing.class)
                .addGuarantee(forClasses(Orders::isPure).allMethods().ignore())
                .addGuarantee(forClasses(Orders::isStore).allMethods().treatAsAtomic())
                // But for those that call back: what they call has steps of its own.
                .addGuarantee(forClasses(Orders::isConcurrentMap)
                        .methods(name -> !name.startsWith("forEach") && !name.startsWith("compute"))
                        .treatAsAtomic())
                .check(Scenario.class);
    }

    /** Functions of their arguments, some of them by means that the model checker does not know. */
    private static boolean isPure(String type) {
        return type.startsWith("java.time.")
                || type.startsWith("io.baton.codec.")
                || type.equals("io.baton.model.SessionId")
                || type.equals("io.baton.store.Frame");
    }

    /** Twins of the store, every call to which is one step. */
    private static boolean isStore(String type) {
        return type.startsWith("io.baton.store.InMemory");
    }

    private static boolean isConcurrentMap(String type) {
        return type.startsWith("java.util.concurrent.ConcurrentHashMap");
    }

    /** Within a scenario: has each of the works done on a thread of its own, and waits for them all. */
    @SafeVarargs
    public static <S> void sideBySide(S scene, Consumer<S>... works) {
        List<Work<S>> all = new ArrayList<>();
        for (Consumer<S> each : works) {
            Work<S> work = new Work<>(scene, each);
            all.add(work);
            work.thread.start();
        }
        all.forEach(Work::await);
    }

    /** Within a scenario: an assertion that costs the model checker no steps of its own. */
    public static void require(boolean isSo, String what) {
        if (!isSo) {
            throw new AssertionError(what);
        }
    }

    /** A class of its own, not a lambda: the model checker must see that the scene is shared. */
    private static final class Work<S> implements Runnable {

        private final S scene;
        private final Consumer<S> work;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final Thread thread = new Thread(this);

        Work(S scene, Consumer<S> work) {
            this.scene = scene;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.accept(scene);
            } catch (RuntimeException | AssertionError thrown) {
                failure.set(thrown);
            }
        }

        void await() {
            try {
                thread.join();
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
            Throwable thrown = failure.get();
            require(thrown == null, String.valueOf(thrown));
        }
    }

    /** What the model checker runs. */
    public static final class Scenario {

        /** For the model checker. */
        @Operation
        public void run() {
            scenario.run();
        }
    }

    /** What a scenario must look like from outside. */
    public static final class Nothing {

        /** For the model checker. */
        public void run() {}
    }
}
