// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.http.HttpRequest;
import java.util.Map;

/** A client of the counter that knows how far it has counted and holds every answer to it. */
final class Counter {

    private final HttpSessionClient browser = new HttpSessionClient();
    private final String application;
    private int expected;

    Counter() {
        this("counter");
    }

    Counter(String application) {
        this.application = application;
    }

    HttpSessionClient browser() {
        return browser;
    }

    /** Counts one further there, and sees that nothing was lost and nothing counted twice. */
    Reply countOn(GlassFishInstance instance) {
        expected++;
        return check(browser.post(instance.url("/" + application + "/count"), Map.of()), instance);
    }

    /** Looks there, and sees the newest state. */
    Reply lookOn(GlassFishInstance instance) {
        return check(browser.get(instance.url("/" + application + "/count")), instance);
    }

    Reply endOn(GlassFishInstance instance) {
        return browser.send(HttpRequest.newBuilder(instance.url("/" + application + "/count"))
                .DELETE());
    }

    private Reply check(Reply reply, GlassFishInstance instance) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json("instance")).isEqualTo(instance.name());
        assertThat(reply.body())
                .contains("\"count\":%d,\"list\":%d,\"bean\":%d".formatted(expected, expected, expected));
        return reply;
    }
}
