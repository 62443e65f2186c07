// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.outside;

import jakarta.servlet.http.HttpSession;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Objects;

/** A WebSocket that keeps the HTTP session of its handshake, and uses it with every message. */
@ServerEndpoint(value = "/socket", configurator = OutsideSocket.Handshake.class)
public class OutsideSocket {

    /** Keeps the session. */
    public static final class Handshake extends ServerEndpointConfig.Configurator {

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            config.getUserProperties().put("session", request.getHttpSession());
        }
    }

    /** Does what the message says. */
    @OnMessage
    public String answer(String message, Session socket) {
        return Deed.valueOf(message).tell((HttpSession)
                Objects.requireNonNull(socket.getUserProperties().get("session")));
    }
}
