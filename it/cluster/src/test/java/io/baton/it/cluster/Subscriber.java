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
import java.util.Map;

/** Somebody who signs on once for all applications. */
final class Subscriber {

    /** The cookie of single sign-on. */
    static final String COOKIE = "JSESSIONIDSSO";

    private final HttpSessionClient browser = new HttpSessionClient();

    HttpSessionClient browser() {
        return browser;
    }

    /** Signs on with the browser's own dialog. */
    Subscriber signsOn(GlassFishInstance instance, String application) {
        String credentials = Base64.getEncoder().encodeToString((Way.ALICE + ":" + Way.PASSWORD).getBytes(UTF_8));
        Reply reply = browser.send(HttpRequest.newBuilder(url(instance, application, "secret"))
                .header("Authorization", "Basic " + credentials));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(browser.cookie(COOKIE)).isPresent();
        return this;
    }

    /** Signs on with the form of an application. */
    Subscriber signsOnByForm(GlassFishInstance instance, String application) {
        assertAsked(instance, application);
        Reply reply = browser.post(
                url(instance, application, "j_security_check"),
                Map.of("j_username", Way.ALICE, "j_password", Way.PASSWORD));
        assertThat(reply.status()).as(reply.body()).isBetween(300, 399);
        browser.get(URI.create(reply.header("Location")));
        assertThat(browser.cookie(COOKIE)).isPresent();
        return this;
    }

    /** Is known there, without being asked. */
    void assertKnown(GlassFishInstance instance, String application) {
        Reply reply = secret(instance, application);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(Form.decode(reply.body()))
                .containsEntry("user", Way.ALICE)
                .containsEntry("roles", "true false")
                .containsEntry("bean", Way.ALICE);
    }

    /** Is nobody there, and asked to log in. */
    void assertAsked(GlassFishInstance instance, String application) {
        Reply reply = secret(instance, application);
        if (reply.status() != 401) {
            assertThat(reply.status() + reply.header("Location") + reply.body()).containsAnyOf("login.html", "log in");
        }
    }

    private Reply secret(GlassFishInstance instance, String application) {
        return browser.get(url(instance, application, "secret"));
    }

    /** Counts one further in the session there, and says how far. */
    String count(GlassFishInstance instance, String application) {
        return browser.post(url(instance, application, "count"), Map.of()).json("count");
    }

    /** Whether there is a session: {@code known}, or {@code none}. */
    String session(GlassFishInstance instance, String application) {
        return browser.get(url(instance, application, "count")).json("session");
    }

    /** Has the session there ended, which is a logout. */
    void logsOut(GlassFishInstance instance, String application) {
        Reply reply = browser.send(
                HttpRequest.newBuilder(url(instance, application, "count")).DELETE());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static URI url(GlassFishInstance instance, String application, String page) {
        return instance.url("/" + application + "/" + page);
    }
}
