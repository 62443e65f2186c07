// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A request to the application that writes down events, which does one thing after the other to its session; it stops at the word {@code wait} until it is
 * let go on.
 */
final class Actor {

    private final String key = UUID.randomUUID().toString();
    private final HttpSessionClient onlooker = new HttpSessionClient();
    private final GlassFishInstance instance;
    private final CompletableFuture<Reply> reply;

    private Actor(GlassFishInstance instance, HttpSessionClient browser, String steps) {
        this.instance = instance;
        this.reply = CompletableFuture.supplyAsync(
                () -> browser.post(instance.url("/events/act"), Map.of("do", steps, "key", key)));
    }

    /** Begins one. */
    static Actor begin(GlassFishInstance instance, HttpSessionClient browser, String steps) {
        return new Actor(instance, browser, steps);
    }

    /** Begins one that waits, and returns when it does. */
    static Actor waiting(GlassFishInstance instance, HttpSessionClient browser, String steps) {
        Actor actor = begin(instance, browser, steps);
        await().until(() -> actor.put("").json("waiting").equals("true"));
        return actor;
    }

    /** Whether the client has its answer. */
    boolean isAnswered() {
        return reply.isDone();
    }

    /** Lets it go on, and returns what the client got. */
    Reply goOn() {
        put("&open=yes");
        return answer();
    }

    /** What the client got. */
    Reply answer() {
        return reply.join();
    }

    private Reply put(String more) {
        URI uri = instance.url("/events/act?key=" + key + more);
        return onlooker.send(HttpRequest.newBuilder(uri).PUT(HttpRequest.BodyPublishers.noBody()));
    }
}
