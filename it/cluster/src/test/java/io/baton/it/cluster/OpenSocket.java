// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static io.baton.it.http.HttpSessionClient.SESSION_COOKIE;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An open WebSocket of a browser. */
final class OpenSocket implements AutoCloseable {

    private static final int LONGEST_ANSWER_SECONDS = 10;

    private final WebSocket socket;
    private final BlockingQueue<String> answers;

    private OpenSocket(WebSocket socket, BlockingQueue<String> answers) {
        this.socket = socket;
        this.answers = answers;
    }

    /** Opens one with the browser's session. */
    static OpenSocket open(GlassFishInstance instance, String path, HttpSessionClient browser) {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        String cookie = SESSION_COOKIE + "=" + browser.cookie(SESSION_COOKIE).orElseThrow();
        WebSocket opened = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", cookie)
                .buildAsync(URI.create(instance.url(path).toString().replaceFirst("http", "ws")), listener(answers))
                .join();
        return new OpenSocket(opened, answers);
    }

    /** Sends a message, and returns the answer; null if none came. */
    @Nullable
    String ask(String message) throws InterruptedException {
        socket.sendText(message, true).join();
        return answers.poll(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private static WebSocket.Listener listener(BlockingQueue<String> answers) {
        return new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                answers.add(text.toString());
                from.request(1);
                return null;
            }
        };
    }
}
