// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.again;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** A line for each test that ended. */
final class Progress implements TestExecutionListener {
    private final Map<TestIdentifier, Instant> started = new ConcurrentHashMap<>();

    @Override
    public void executionStarted(TestIdentifier test) {
        started.put(test, Instant.now());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Instant start = started.remove(test);
        if (test.isTest() && start != null) {
            long millis = Duration.between(start, Instant.now()).toMillis();
            System.out.println(result.getStatus() + " " + test.getDisplayName() + " (" + millis + " ms)");
        }
    }
}
