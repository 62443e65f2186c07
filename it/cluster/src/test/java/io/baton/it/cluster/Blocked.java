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

    private final String key = UUID.randomUUID().toString();
    private final HttpSessionClient onlooker = new HttpSessionClient();
    private final GlassFishInstance instance;
    private final CompletableFuture<Reply> reply;

    private Blocked(HttpSessionClient browser, GlassFishInstance instance) {
        this.instance = instance;
        this.reply = CompletableFuture.supplyAsync(() -> browser.post(uri(), Map.of("key", key)));
    }

    /** Begins one, and returns when the servlet has the session. */
    static Blocked on(GlassFishInstance instance, HttpSessionClient browser) {
        Blocked blocked = new Blocked(browser, instance);
        await().until(() -> blocked.onlooker.get(blocked.uri()).json("blocked").equals("true"));
        return blocked;
    }

    /** Lets it end, and returns what the client got. */
    Reply release() {
        onlooker.send(HttpRequest.newBuilder(uri()).PUT(HttpRequest.BodyPublishers.noBody()));
        return reply.join();
    }

    private URI uri() {
        return instance.url("/counter/block?key=" + key);
    }
}
