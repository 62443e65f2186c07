// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.cluster.app.BulkServlet;
import io.baton.it.cluster.app.Form;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.URI;
import java.util.Map;

/** Large attributes, or many, in the session of a client. */
final class Bulk {

    private final HttpSessionClient browser;
    private final Map<String, String> form;
    private final Map<String, String> expected;

    /**
     * Nothing yet.
     *
     * @param browser whose session it is
     * @param of {@code text}, which cannot change, or {@code bytes}, which can be changed in place
     */
    Bulk(HttpSessionClient browser, String of, int count, int length) {
        this.browser = browser;
        this.form = Map.of("of", of, "count", Integer.toString(count), "length", Integer.toString(length));
        this.expected = BulkServlet.sums(count, length);
    }

    /** Sets all of it. */
    void setOn(GlassFishInstance instance) {
        check(browser.post(bulk(instance), form));
    }

    /** Reads all of it there, and sees that it is what was set. */
    void lookOn(GlassFishInstance instance) {
        assertThat(Form.decode(check(browser.get(bulk(instance))).body())).isEqualTo(expected);
    }

    private static Reply check(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    private static URI bulk(GlassFishInstance instance) {
        return instance.url("/counter/bulk");
    }
}
