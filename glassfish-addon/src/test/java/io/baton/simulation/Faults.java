// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import java.util.List;
import java.util.function.Consumer;

/** What goes wrong in a run: a few things, at times the seed chooses; all of them end. */
final class Faults {

    private static final int MOST = 5;
    /** How late a node may learn that its subscription is gone: less than what an asker waits between two looks. */
    private static final double LATEST_NOTICE = 100;

    private final Cluster cluster;
    private final Kernel kernel;
    private final Backend backend;
    private final List<Runnable> kinds;
    private int losses;

    Faults(Cluster cluster) {
        this.cluster = cluster;
        this.kernel = cluster.kernel;
        this.backend = cluster.backend;
        this.kinds = List.of(
                () -> atServer(this::crash),
                () -> atServer(this::crash),
                () -> atServer(this::pause),
                () -> atServer(this::pause),
                () -> atServer(this::cut),
                () -> atServer(this::cut),
                () -> atServer(this::deafen),
                () -> atServer(this::stop),
                () -> atServer(this::freeze),
                this::silence,
                this::restartEmpty,
                this::failOver,
                this::jump,
                this::mailTrouble);
    }

    /** Draws the faults. */
    void plan() {
        int number = kernel.random().nextInt(MOST);
        for (int i = 0; i < number; i++) {
            Runnable kind = kinds.get(kernel.random().nextInt(kinds.size()));
            kernel.at(kernel.millis(300, cluster.plan.length() / 1e6), () -> {
                if (!cluster.isClosing()) {
                    kind.run();
                }
            });
        }
        if (cluster.plan.isFlushed()) {
            kernel.at(cluster.plan.length() / 2, this::flush);
        }
        kernel.stalls(kernel.chance(0.4) ? kernel.random().nextInt(4) : 0);
        cluster.servers.forEach(this::weather);
    }

    private void weather(Server server) {
        boolean bad = kernel.chance(0.3);
        server.wire.weather(
                kernel.chance(0.5) ? 0.1 : 0.02,
                bad ? 0.03 : 0,
                bad ? 1 + kernel.random().nextInt(3) : 0);
    }

    private void atServer(Consumer<Server> fault) {
        List<Server> alive = cluster.open();
        if (!alive.isEmpty()) {
            fault.accept(alive.get(kernel.random().nextInt(alive.size())));
        }
    }

    private void crash(Server server) {
        restartLater(server);
        server.process.die();
        cluster.unrest();
    }

    private void restartLater(Server server) {
        int slot = cluster.servers.indexOf(server);
        server.process.onDeath(() -> kernel.after(kernel.millis(50, 6000), () -> {
            cluster.restart(slot);
            if (!cluster.isClosing()) {
                weather(cluster.servers.get(slot));
            }
        }));
    }

    private void pause(Server server) {
        if (server.process.isPaused()) {
            return;
        }
        double longest =
                List.of(95.0, 400.0, 2500.0, 6000.0).get(kernel.random().nextInt(4));
        server.process.pause();
        cluster.unrest();
        long length = kernel.millis(longest / 4, longest);
        if (kernel.chance(0.4)) {
            deafen(server);
        }
        kernel.after(length, server.process::resume);
    }

    private void cut(Server server) {
        long length = kernel.chance(0.5) ? kernel.millis(10, 1500) : kernel.millis(1500, 7000);
        server.wire.cut(true);
        cluster.unrest();
        if (kernel.chance(0.3)) {
            deafen(server);
        }
        long lease = Plan.LEASE.toNanos();
        if (length > lease) {
            int cuts = server.wire.cuts();
            kernel.after(kernel.random().nextLong(lease, length), () -> {
                if (server.wire.cuts() != cuts) {
                    // It was there again, and was cut anew: the store would not give that one up so soon.
                    return;
                }
                kernel.note("the store gives up the connection of", server);
                server.wire.whenUp(backend.mail.drop(server.process));
            });
        }
        kernel.after(length, () -> server.wire.cut(false));
    }

    /** The subscription is lost, which the node learns soon. */
    private void deafen(Server server) {
        kernel.note("loses its subscription", server);
        Runnable told = backend.mail.drop(server.process);
        if (kernel.chance(0.5)) {
            told.run();
        } else {
            kernel.after(kernel.millis(0, LATEST_NOTICE), told);
        }
    }

    private void stop(Server server) {
        if (server.process.isPaused()) {
            return;
        }
        server.leaves();
        kernel.note("is told to stop", server);
        kernel.spawn(server.process, "stop", () -> server.stop(java.time.Duration.ofMillis(1500)));
        restartLater(server);
    }

    private void outage(Runnable end) {
        if (!backend.up) {
            return;
        }
        kernel.note("the store goes down", null);
        backend.up = false;
        backend.outages++;
        cluster.servers.forEach(this::deafen);
        kernel.after(kernel.millis(LATEST_NOTICE + 20, kernel.chance(0.5) ? 400 : 4000), () -> {
            end.run();
            backend.up = true;
            cluster.servers.forEach(server -> server.wire.backAgain());
        });
    }

    private void restartEmpty() {
        outage(() -> {
            kernel.note("the store is back, empty", null);
            losses++;
            backend.forgetEverything();
            cluster.oracle.lost(0, false);
        });
    }

    /** Somebody empties it, and it runs on: no connection breaks, and no subscription ends. */
    private void flush() {
        if (!backend.up) {
            return;
        }
        kernel.note("the store is emptied", null);
        losses++;
        backend.flush();
        cluster.oracle.lost(0, true);
    }

    private void failOver() {
        Backend.Copy replica = backend.copy();
        long copied = kernel.now();
        int lossesBefore = losses;
        kernel.after(
                kernel.millis(0, 1500),
                () -> outage(() -> {
                    if (losses != lossesBefore) {
                        // The replica has followed what happened to the store meanwhile.
                        return;
                    }
                    losses++;
                    kernel.note("the store is back as of ms", copied / 1_000_000);
                    backend.goBackTo(replica);
                    cluster.oracle.lost(copied, false);
                }));
    }

    private void jump() {
        long nanos = kernel.millis(-20_000, 20_000);
        kernel.note("the store's clock jumps by ms", nanos / 1_000_000);
        backend.clock.jump(nanos);
    }

    private void mailTrouble() {
        backend.mail.trouble(0.3);
        kernel.after(kernel.millis(500, 4000), () -> backend.mail.trouble(0));
    }

    private void freeze(Server server) {
        server.wire.freeze(kernel.chance(0.3) ? kernel.millis(10, 500) : kernel.millis(1000, 3500));
        cluster.unrest();
    }

    private void silence() {
        backend.mail.silence(0.9);
        kernel.after(kernel.millis(500, 6000), () -> backend.mail.silence(0));
    }

    /** Ends all of it. */
    void heal() {
        kernel.note("everything heals", null);
        kernel.stalls(0);
        backend.mail.trouble(0);
        backend.mail.silence(0);
        for (int slot = 0; slot < cluster.servers.size(); slot++) {
            Server server = cluster.servers.get(slot);
            server.wire.weather(0, 0, 0);
        }
    }
}
