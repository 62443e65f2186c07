// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.cluster.app.Form;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** A client whose session has values of many kinds, which the application changes in place. It knows how often, and holds every answer to it. */
final class Shapes {

    private final HttpSessionClient browser;
    private int changes;

    Shapes() {
        this(new HttpSessionClient());
    }

    Shapes(HttpSessionClient browser) {
        this.browser = browser;
    }

    /** Begins with values that are changed once after they were set, in the same request. */
    void beginOn(GlassFishInstance instance) {
        changes = 1;
        check(browser.send(HttpRequest.newBuilder(shapes(instance)).PUT(BodyPublishers.noBody())));
    }

    /** Has each value changed once more. */
    void changeOn(GlassFishInstance instance) {
        changes++;
        check(browser.post(shapes(instance), Map.of()));
    }

    /** Looks there, and sees every change of every value. */
    void lookOn(GlassFishInstance instance) {
        check(browser.get(shapes(instance)));
    }

    private void check(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(Form.decode(reply.body()))
                .isNotEmpty()
                .allSatisfy((shape, shown) ->
                        assertThat(shown).as("changes of the %s", shape).isEqualTo(Integer.toString(changes)));
    }

    private static URI shapes(GlassFishInstance instance) {
        return instance.url("/counter/shapes");
    }
}
