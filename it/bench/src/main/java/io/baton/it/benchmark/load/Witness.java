// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The proof that a session which one server wrote is there on all others: nothing is measured that does not replicate. */
public final class Witness {
    private static final Duration LATEST = Duration.ofSeconds(15);
    private static final String READ = "/touch?small=3";

    private Witness() {}

    /**
     * Checks it with one session.
     *
     * @param context the path of the application
     */
    public static void check(List<Integer> ports, String context) {
        Client client = new Client();
        for (int port : ports) {
            try (Connection connection = new Connection(port)) {
                if (port == ports.get(0)) {
                    client.get(connection, context + "/fill?large=1");
                }
                Awaitility.await("the session on port " + port)
                        .atMost(LATEST)
                        .ignoreExceptionsInstanceOf(IOException.class)
                        .until(() -> "10 10".equals(client.get(connection, context + READ)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
