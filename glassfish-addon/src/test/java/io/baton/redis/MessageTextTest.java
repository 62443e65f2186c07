// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.SessionIds;
import io.baton.store.NodeMessage;
import io.baton.store.SessionKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again, and what nobody wrote is read as nothing. */
class MessageTextTest {

    private static final NodeId NODE = new NodeId("i1", "8d0e4f5a6b7c8d9e");

    private static SessionKey key(String application) {
        return SessionKey.of(ApplicationName.parse(application), new SessionIds().next());
    }

    static Stream<NodeMessage> messages() {
        return Stream.of("", "/shop", "/shop/eu", "/with space and more", "/Grüße", "/a:b@c", "eu~/shop", "eu~", "~sso")
                .flatMap(path -> Stream.of(
                        new NodeMessage.Ask(key(path), 1, NODE),
                        new NodeMessage.Ask(key(path), Long.MAX_VALUE, NodeId.incarnate("i-2.x_y")),
                        new NodeMessage.Released(key(path)),
                        new NodeMessage.Overdue(key(path), 42),
                        new NodeMessage.Ping(path.length())));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsWrittenIsReadAgain(NodeMessage message) {
        assertThat(MessageText.parse(MessageText.of(message))).contains(message);
    }

    @Test
    void theFormIsWhatTheKeyspaceDescribes() {
        SessionKey key = new SessionKey(new ApplicationName("/shop"), "0f3c");
        assertThat(MessageText.of(new NodeMessage.Ping(17))).isEqualTo("PING 17");
        assertThat(MessageText.of(new NodeMessage.Ask(key, 42, NODE))).isEqualTo("ASK 0f3c 42 " + NODE + " /shop");
        assertThat(MessageText.of(new NodeMessage.Released(key))).isEqualTo("RELEASED 0f3c /shop");
        assertThat(MessageText.of(new NodeMessage.Overdue(key, 42))).isEqualTo("OVERDUE 0f3c 42 /shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "PING",
                "PING ",
                "PING x",
                "PING 1 2",
                "ping 1",
                "ASK",
                "ASK 0f3c",
                "ASK 0f3c 42",
                "ASK 0f3c 42 i1@8d0e4f5a6b7c8d9e",
                "ASK 0f3c x i1@8d0e4f5a6b7c8d9e /shop",
                "ASK 0f3c 42 i1 /shop",
                "ASK 0f3c 42 i1@8d0e /shop",
                "ASK 0f3c 0 i1@8d0e4f5a6b7c8d9e /shop",
                "ASK 0f3c -1 i1@8d0e4f5a6b7c8d9e /shop",
                "OVERDUE 0f3c 0 /shop",
                "OVERDUE 0f3c",
                "OVERDUE 0f3c 42",
                "OVERDUE 0f3c x /shop",
                "RELEASED",
                "RELEASED 0f3c",
                "REFUSED 0f3c /shop",
                "\0\1\2",
                "RELEASED\n0f3c\n/shop"
            })
    void whatNobodyWroteIsReadAsNothing(String text) {
        assertThat(MessageText.parse(text)).isEmpty();
    }
}
