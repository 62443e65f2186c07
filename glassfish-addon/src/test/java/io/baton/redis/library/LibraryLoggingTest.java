// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What operators see of what the libraries say. */
class LibraryLoggingTest {

    private static final String NAME = "org.redisson.client.handler.PingConnectionHandler";

    private final Exception failure = new IllegalStateException("no answer");
    private final Logger logger = Logger.getLogger(NAME);
    private final List<LogRecord> records = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    LibraryLoggingTest() {
        handler.setLevel(Level.ALL);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void takeAway() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    @Test
    void nothingThatTheLibraryTakesForAnErrorIsOneForOperators() {
        LoggerFactory.getLogger(NAME).error("Unable to send PING command over channel: {}", 7, failure);
        assertThat(records).isEmpty();
    }

    @Test
    void whoeverAsksForItSeesAllOfIt() {
        logger.setLevel(Level.FINE);
        LoggerFactory.getLogger(NAME).error("Unable to send PING command over channel: {}", 7, failure);
        assertThat(records).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.FINE);
            assertThat(entry.getMessage()).isEqualTo("ERROR Unable to send PING command over channel: 7");
            assertThat(entry.getThrown()).isSameAs(failure);
        });
    }
}
