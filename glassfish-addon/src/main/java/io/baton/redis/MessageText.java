// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.store.NodeMessage;
import io.baton.store.NodeMessage.Ask;
import io.baton.store.NodeMessage.Overdue;
import io.baton.store.NodeMessage.Ping;
import io.baton.store.NodeMessage.Released;
import io.baton.store.SessionKey;
import java.util.Optional;

/** Messages between nodes as lines of text; the form is described at {@link Keyspace}. */
final class MessageText {

    private static final String SEPARATOR = " ";

    private MessageText() {}

    static String of(NodeMessage message) {
        if (message instanceof Ping ping) {
            return String.join(SEPARATOR, "PING", Long.toString(ping.renewal()));
        }
        if (message instanceof Ask ask) {
            return String.join(
                    SEPARATOR,
                    "ASK",
                    ask.key().digest(),
                    Long.toString(ask.fence()),
                    ask.asker().toString(),
                    ask.key().application().text());
        }
        if (message instanceof Overdue overdue) {
            return String.join(
                    SEPARATOR,
                    "OVERDUE",
                    overdue.key().digest(),
                    Long.toString(overdue.fence()),
                    overdue.key().application().text());
        }
        SessionKey key = ((Released) message).key();
        return String.join(
                SEPARATOR, "RELEASED", key.digest(), key.application().text());
    }

    /** The message, or empty for what no version known here has sent. */
    static Optional<NodeMessage> parse(String text) {
        try {
            String[] parts = text.split(SEPARATOR, 2);
            return switch (parts[0]) {
                case "PING" -> Optional.of(new Ping(Long.parseLong(parts[1])));
                case "ASK" -> {
                    String[] ask = parts[1].split(SEPARATOR, 4);
                    yield Optional.of(new Ask(key(ask[3], ask[0]), Long.parseLong(ask[1]), NodeId.parse(ask[2])));
                }
                case "OVERDUE" -> {
                    String[] overdue = parts[1].split(SEPARATOR, 3);
                    yield Optional.of(new Overdue(key(overdue[2], overdue[0]), Long.parseLong(overdue[1])));
                }
                case "RELEASED" -> {
                    String[] released = parts[1].split(SEPARATOR, 2);
                    yield Optional.of(new Released(key(released[1], released[0])));
                }
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            return Optional.empty();
        }
    }

    private static SessionKey key(String application, String digest) {
        return new SessionKey(ApplicationName.parse(application), digest);
    }
}
