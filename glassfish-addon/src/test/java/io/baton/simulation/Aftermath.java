// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.simulation.Visit.Kind;
import io.baton.store.SessionKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What must be true when users stay away, after some servers died: every session ends once, at a survivor or a successor, and nothing of it stays. */
final class Aftermath implements Runnable {

    private static final long SECOND = 1_000_000_000L;
    /** A life, the difference of clocks, the proof of a death, and a reap interval for each that tried and failed. */
    private static final int MOST_SECONDS = 100;

    private final Cluster cluster;
    private final Kernel kernel;

    Aftermath(Cluster cluster) {
        this.cluster = cluster;
        this.kernel = cluster.kernel;
    }

    @Override
    public void run() {
        comeBack();
        killSome();
        Set<SessionKey> left = new LinkedHashSet<>(cluster.backend.sessions.sessions());
        // Whoever ended one, or gave it another id, knew then; the store may hear of it later.
        cluster.oracle.lines().stream().filter(line -> line.mayBeOver).forEach(line -> left.remove(line.key));
        int seconds = 0;
        while (!isEmpty()) {
            if (seconds++ == MOST_SECONDS) {
                throw new Violation("not everything ends: " + cluster.backend.sessions.sessions() + " listed: "
                        + cluster.backend.index.listed(Server.APPLICATION));
            }
            kernel.sleep(SECOND);
        }
        for (Line line : cluster.oracle.lines()) {
            if (left.contains(line.key) && line.destroyers.isEmpty() && !line.forked) {
                throw new Violation("ended and nobody heard of it: " + line);
            }
        }
        kernel.note("everything has ended", seconds);
    }

    /** Some users look in once more. */
    private void comeBack() {
        for (Cookie cookie : cluster.cookies) {
            if (!cookie.isEmpty() && kernel.chance(0.5)) {
                Server server = cluster.servers.get(kernel.random().nextInt(cluster.servers.size()));
                cluster.visit(server, cookie.id(), Kind.READ, done -> {});
                kernel.sleep(kernel.random().nextLong(3 * SECOND));
            }
        }
        while (!cluster.running().isEmpty()) {
            kernel.sleep(SECOND / 10);
        }
    }

    private void killSome() {
        List<Server> servers = List.copyOf(cluster.servers);
        int survivor = kernel.random().nextInt(servers.size());
        for (int slot = 0; slot < servers.size(); slot++) {
            if (slot != survivor && kernel.chance(0.7)) {
                int place = slot;
                servers.get(slot).process.die();
                if (kernel.chance(0.4)) {
                    kernel.after(kernel.millis(0, 40_000), () -> cluster.restart(place));
                }
            }
        }
    }

    private boolean isEmpty() {
        return cluster.oracle.lines().stream().noneMatch(this::isLeft)
                && cluster.backend.index.listed(Server.APPLICATION).isEmpty();
    }

    /** One that its user ended, which the store forgot, may have been taken off the list since: it goes when its time to live is over. */
    private boolean isLeft(Line line) {
        boolean goesByItself = line.isLeftover || (line.mayBeOver && line.forked);
        return cluster.backend.sessions.sessions().contains(line.key) && !goesByItself;
    }
}
