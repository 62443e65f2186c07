// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.cluster.app.Form;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.Map;

/** A client that keeps lists of words in its session, under names of its own. */
final class Notes {

    private final HttpSessionClient browser;
    private final String application;

    Notes(HttpSessionClient browser) {
        this(browser, "counter");
    }

    Notes(HttpSessionClient browser, String application) {
        this.browser = browser;
        this.application = application;
    }

    /** Does something to the note of that name; the words are those of the servlet. */
    void write(GlassFishInstance instance, String name, String steps) {
        Reply reply = browser.post(instance.url("/" + application + "/notes"), Map.of("name", name, "do", steps));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    /** All attributes of the session, as seen there. */
    Map<String, String> allOn(GlassFishInstance instance) {
        return shown(browser.get(instance.url("/" + application + "/notes")));
    }

    /** The attribute of that name, as seen there; {@code null} in words if there is none. */
    String oneOn(GlassFishInstance instance, String name) {
        return shown(browser.get(instance.url("/" + application + "/notes?name=" + name)))
                .getOrDefault(name, "not shown");
    }

    private static Map<String, String> shown(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return Form.decode(reply.body());
    }
}
