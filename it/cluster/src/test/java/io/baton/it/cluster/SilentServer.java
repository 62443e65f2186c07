// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.glassfish.ThreadDump;
import io.baton.it.process.CommandFailedException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives servers time to do what a test awaits, and adds to the failure of a test that got no answer from one what the
 * servers' threads were doing then: when the report is read, they are gone.
 */
public final class SilentServer
        implements BeforeAllCallback, TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    /**
     * For awaits that say nothing of time: what does not come at all is missed a little later, and what a busy machine
     * brings late is not missed.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    @Override
    public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    private static Throwable explained(Throwable failure) {
        if (!isSilence(failure)) {
            return failure;
        }
        String seen = Bench.instances().stream().map(SilentServer::seen).collect(Collectors.joining("\n"));
        return new AssertionError(failure + "\n" + seen, failure);
    }

    private static boolean isSilence(Throwable failure) {
        Throwable cause = failure;
        while (cause != null
                && !(cause instanceof UncheckedIOException)
                && !(cause instanceof CommandFailedException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static String seen(GlassFishInstance instance) {
        return "Threads of " + instance.name() + ": "
                + instance.threads().map(ThreadDump::brief).orElse("it does not run");
    }
}
