// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client that counts and stays with one instance until that turns it away, and then goes to the other one. Each run is one request; after the first complaint
 * it makes no more.
 */
final class Regular implements Runnable {

    /**
     * What a mistake would show: a session that nobody lets go is waited for until {@code sessionLockWaitTime} is over,
     * which is five minutes.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final int MOST_REFUSALS = 50;

    private final HttpSessionClient browser = new HttpSessionClient();
    private final OpenDoors doors;
    private GlassFishInstance instance;
    private int count;
    private int refusals;
    private int moves;
    private @Nullable String complaint;

    Regular(OpenDoors doors, GlassFishInstance first) {
        this.doors = doors;
        this.instance = first;
    }

    /** What it did not like. */
    synchronized Optional<String> complaint() {
        return Optional.ofNullable(complaint);
    }

    /** How far it counted. */
    synchronized int count() {
        return count;
    }

    /** How often it went to another instance and was answered there. */
    synchronized int moves() {
        return moves;
    }

    @Override
    public synchronized void run() {
        if (complaint != null) {
            return;
        }
        try {
            Reply reply = count == 0 && refusals == 0 ? enter() : browser.post(uri(), Map.of());
            if (reply.status() == 200) {
                judge(reply);
            } else if (doors.isOpen(instance)) {
                complain("status " + reply.status() + ": " + reply.body());
            } else {
                turnedAway("status " + reply.status());
            }
        } catch (UncheckedIOException noAnswer) {
            turnedAway(String.valueOf(noAnswer.getCause()));
        }
    }

    private Reply enter() {
        browser.send(HttpRequest.newBuilder(uri()).PUT(HttpRequest.BodyPublishers.noBody()));
        return browser.post(uri(), Map.of());
    }

    private URI uri() {
        return instance.url("/counter/sum");
    }

    private void judge(Reply reply) {
        int now = Integer.parseInt(reply.json("sum"));
        // A request that ended badly may have counted before it did.
        if (now <= count || now > count + 1 + refusals) {
            complain("expected %d (and up to %d more) but saw %s".formatted(count + 1, refusals, reply.body()));
        }
        if (reply.took().compareTo(LONGEST_WAIT) > 0) {
            complain("waited " + reply.took() + " for " + reply.body());
        }
        if (refusals > 0) {
            moves++;
        }
        count = now;
        refusals = 0;
    }

    private void turnedAway(String how) {
        refusals++;
        if (refusals > MOST_REFUSALS) {
            complain("turned away by both instances, at last by " + instance.name() + ": " + how);
        }
        instance = doors.otherThan(instance);
    }

    private void complain(@Nullable String what) {
        complaint = instance.name() + " after " + count + " steps: " + what;
    }
}
