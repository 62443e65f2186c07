// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.socket;

import jakarta.servlet.http.HttpSession;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;

/** A WebSocket that is opened with the HTTP session and tells on every message how far that had counted by then. */
@ServerEndpoint(value = "/socket", configurator = SessionSocket.Handshake.class)
public class SessionSocket {

    private static final String COUNT = "count";

    /** Looks into the session when the socket is opened. */
    public static final class Handshake extends ServerEndpointConfig.Configurator {

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            HttpSession session = (HttpSession) request.getHttpSession();
            config.getUserProperties().put(COUNT, session.getAttribute(COUNT));
        }
    }

    /** Answers with the message and the count. */
    @OnMessage
    public String answer(String message, Session socket) {
        return message + " " + socket.getUserProperties().get(COUNT);
    }
}
