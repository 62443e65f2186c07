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

/** A request that has a session in use on one instance until it is released. */
final class Blocked {

    /** What nobody else counts up to. */
    static final String LATE_COUNT = "1000000";

    private final String key = UUID.randomUUID().toString();
    private final HttpSessionClient onlooker = new HttpSessionClient();
    private final GlassFishInstance instance;
    private final String servlet;
    private final CompletableFuture<Reply> reply;

    private Blocked(HttpSessionClient browser, GlassFishInstance instance, String servlet, Map<String, String> more) {
        this.instance = instance;
        this.servlet = servlet;
        this.reply = CompletableFuture.supplyAsync(() -> browser.post(uri(), more));
    }

    /** Begins one, and returns when the servlet has the session. */
    static Blocked on(GlassFishInstance instance, HttpSessionClient browser) {
        return begun(new Blocked(browser, instance, "block", Map.of()));
    }

    /** Begins one that changes the session once more when it goes on, and returns when the servlet has the session. */
    static Blocked changingLate(GlassFishInstance instance, HttpSessionClient browser) {
        return begun(new Blocked(browser, instance, "block", Map.of("late", LATE_COUNT)));
    }

    /** Begins one that answers bit by bit meanwhile, and returns when it has begun to. */
    static Blocked streaming(GlassFishInstance instance, HttpSessionClient browser) {
        return begun(new Blocked(browser, instance, "stream", Map.of()));
    }

    private static Blocked begun(Blocked blocked) {
        await().until(() -> blocked.onlooker.get(blocked.uri()).json("blocked").equals("true"));
        return blocked;
    }

    /** Whether the client has got its answer. */
    boolean isAnswered() {
        return reply.isDone();
    }

    /** Lets it end, and returns what the client got. */
    Reply release() {
        onlooker.send(HttpRequest.newBuilder(uri()).PUT(HttpRequest.BodyPublishers.noBody()));
        return reply.join();
    }

    private URI uri() {
        return instance.url("/counter/" + servlet + "?key=" + key);
    }
}
