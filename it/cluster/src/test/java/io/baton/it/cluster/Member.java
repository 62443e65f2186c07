// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.cluster.app.Form;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Somebody who has a session with one of the applications that ask for a login. */
final class Member {

    private final Way way;
    private final String user;
    private final String password;
    private final HttpSessionClient browser = new HttpSessionClient();

    Member(Way way) {
        this(way, way.user(), way.password());
    }

    Member(Way way, String user, String password) {
        this.way = way;
        this.user = user;
        this.password = password;
    }

    /** Has a session and is asked for a login there. */
    Member comesTo(GlassFishInstance instance) {
        browser.post(url(instance, "count"), Map.of());
        assertAskedOn(instance);
        return this;
    }

    void assertAskedOn(GlassFishInstance instance) {
        Reply reply = secretOn(instance);
        if (way.application().equals("basic")) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        } else {
            // Some forward to the page, some send the browser there.
            assertThat(reply.header("Location") + reply.body()).containsAnyOf("login.html", "log in");
        }
    }

    Member logsInOn(GlassFishInstance instance) {
        switch (way) {
            case BASIC ->
                browser.send(HttpRequest.newBuilder(url(instance, "secret"))
                        .header("Authorization", "Basic " + base64(user + ":" + password)));
            case PROGRAM -> browser.post(url(instance, "who"), Map.of("name", user, "password", password));
            case FORM, OWN_USERS -> {
                Reply reply = browser.post(
                        url(instance, "j_security_check"), Map.of("j_username", user, "j_password", password));
                assertThat(reply.status()).as(reply.body()).isBetween(300, 399);
                browser.get(URI.create(reply.header("Location")));
            }
        }
        return this;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    Reply secretOn(GlassFishInstance instance) {
        return browser.get(url(instance, "secret"));
    }

    /** Who everybody there takes this one for. The password is not asked for again. */
    Map<String, String> knownOn(GlassFishInstance instance) {
        return shown(browser.get(url(instance, "who")));
    }

    /** The same, told by the page that only clerks see. */
    Map<String, String> servedOn(GlassFishInstance instance) {
        return shown(secretOn(instance));
    }

    Map<String, String> logsOutOn(GlassFishInstance instance) {
        return shown(browser.post(url(instance, "who"), Map.of("logout", "")));
    }

    Reply sets(String hiddenAttribute, GlassFishInstance instance) {
        return browser.post(url(instance, "who"), Map.of("attribute", hiddenAttribute));
    }

    /** How often it came, by the session. */
    String countOn(GlassFishInstance instance) {
        return browser.get(url(instance, "count")).json("count");
    }

    private URI url(GlassFishInstance instance, String page) {
        return instance.url("/" + way.application() + "/" + page);
    }

    private static Map<String, String> shown(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return new HashMap<>(Form.decode(reply.body()));
    }
}
