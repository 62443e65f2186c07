// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.process.Timesheet;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.EvaluatedCondition;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Writes down how long each test class took, and how long it waited for something to happen. */
public final class Timed implements BeforeAllCallback, AfterAllCallback {
    private static final Duration WORTH_A_LINE = Duration.ofMillis(20);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultConditionEvaluationListener(new Waits());
        context.getStore(ExtensionContext.Namespace.create(Timed.class)).put("start", Instant.now());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Instant start =
                context.getStore(ExtensionContext.Namespace.create(Timed.class)).get("start", Instant.class);
        if (start != null) {
            Timesheet.note(
                    "class", context.getRequiredTestClass().getSimpleName(), Duration.between(start, Instant.now()));
        }
    }

    private static final class Waits implements ConditionEvaluationListener<Object> {
        @Override
        public void conditionEvaluated(EvaluatedCondition<Object> condition) {
            Duration waited = Duration.ofMillis(condition.getElapsedTimeInMS());
            if (condition.isSatisfied() && waited.compareTo(WORTH_A_LINE) > 0) {
                Timesheet.note("wait", "await", waited);
            }
        }
    }
}
