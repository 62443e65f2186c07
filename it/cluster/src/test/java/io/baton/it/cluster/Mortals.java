// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.Map;
import java.util.UUID;

/** Sessions of one mark, and what listeners heard of their ends. */
final class Mortals {

    private final String mark = UUID.randomUUID().toString();

    /** A session that ends so many seconds after it was used; {@code fault} says what goes wrong then. */
    HttpSessionClient begin(GlassFishInstance instance, long seconds, String fault) {
        return begin(instance, Map.of("mark", mark, "seconds", Long.toString(seconds), "fault", fault));
    }

    /** A session that ends at that time, if it is not used again. */
    HttpSessionClient beginUntil(GlassFishInstance instance, long millis) {
        return begin(instance, Map.of("mark", mark, "at", Long.toString(millis), "fault", "none"));
    }

    private static HttpSessionClient begin(GlassFishInstance instance, Map<String, String> form) {
        HttpSessionClient browser = new HttpSessionClient();
        Reply reply = browser.post(instance.url("/counter/mortal"), form);
        if (reply.status() != 200) {
            throw new IllegalStateException(reply.status() + ": " + reply.body());
        }
        return browser;
    }

    /** What this instance's listeners heard: how many ends, of how many sessions, how many values were unbound; the first id; the names found; when last. */
    Reply heardOn(GlassFishInstance instance) {
        return new HttpSessionClient().get(instance.url("/counter/mortal?mark=" + mark));
    }

    /** How many ends this instance's listeners heard of. */
    int destroyedOn(GlassFishInstance instance) {
        return Integer.parseInt(heardOn(instance).json("destroyed"));
    }

    /** When this instance's listeners heard of the last end, in milliseconds since the epoch. */
    long lastOn(GlassFishInstance instance) {
        return Long.parseLong(heardOn(instance).json("last"));
    }
}
