// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.bench.Workbench;
import java.util.concurrent.CompletableFuture;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * The one run of the scripts' test, which takes minutes. It begins with the first test of all, if {@link ScriptsIT} is one of them, and goes on beside the
 * others: it has an installation of its own, and those of the shared cluster leave a third of the processors idle.
 */
public final class ScriptsRun implements TestExecutionListener {

    private static final CompletableFuture<String> RESULT = new CompletableFuture<>();

    private static boolean begun;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (plan.countTestIdentifiers(ScriptsRun::isScriptsTest) > 0) {
            begin();
        }
    }

    private static boolean isScriptsTest(TestIdentifier test) {
        return test.getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName())
                .filter(ScriptsIT.class.getName()::equals)
                .isPresent();
    }

    /** Waits for the end of the run, and returns the last line that it said. */
    static String lastLine() {
        begin();
        return RESULT.join();
    }

    private static synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread thread = new Thread(ScriptsRun::run, "scripts test");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void run() {
        try {
            RESULT.complete(Workbench.fromSystemProperties().runScriptsTest());
        } catch (RuntimeException | Error failure) {
            RESULT.completeExceptionally(failure);
        }
    }
}
