// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.SessionId;
import io.baton.simulation.Visit.Kind;
import io.baton.simulation.Visit.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be true when nothing goes wrong any more: everything is served everywhere, ends when told to, and nothing stays behind. */
final class Finale implements Runnable {

    /** For so long after a loss, what one node alone has of a session is not believed to be all there is. */
    private static final long SETTLING = 12_000_000_000L;

    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_WAITS = 30;
    /** Until then, what the last request left to be sent later was tried again. */
    private static final int QUIET_SECONDS = 2;

    private final Cluster cluster;
    private final Kernel kernel;

    Finale(Cluster cluster) {
        this.cluster = cluster;
        this.kernel = cluster.kernel;
    }

    @Override
    public void run() {
        kernel.sleep(SETTLING);
        int quiet = isQuiet() ? 1 : 0;
        for (int i = 0; quiet <= QUIET_SECONDS; i++) {
            if (i == MOST_WAITS) {
                throw new Violation("not quiet: " + cluster.running() + cluster.servers);
            }
            kernel.sleep(SECOND);
            quiet = isQuiet() ? quiet + 1 : 0;
        }
        if (cluster.plan.isLong()) {
            new Aftermath(cluster).run();
            kernel.finish();
            return;
        }
        cluster.cookies.stream().filter(cookie -> !cookie.isEmpty()).forEach(cookie -> isServedEverywhere(cookie.id()));
        cluster.oracle.lines().forEach(line -> endsEverywhere(line.id));
        stopAll();
        kernel.note("the end", null);
        kernel.finish();
    }

    private boolean isQuiet() {
        return cluster.running().isEmpty()
                && cluster.servers.stream().allMatch(Server::takesRequests)
                && cluster.servers.stream().allMatch(server -> server.isUsable() && server.wire.isIdle());
    }

    private void isServedEverywhere(SessionId id) {
        // What one of them alone remembers of a store that forgot comes back when somebody asks there.
        cluster.servers.forEach(server -> visit(server, id, Kind.READ));
        Set<Integer> before = null;
        for (Server server : shuffled()) {
            Visit visit = visit(server, id, kernel.chance(0.5) ? Kind.READ : Kind.CHANGE);
            if (visit.outcome() == Outcome.UNAVAILABLE) {
                throw new Violation("unavailable after everything healed: " + visit);
            }
            Set<Integer> now = visit.outcome() == Outcome.MISSING ? null : visit.found();
            if (before != null && !before.equals(now)) {
                throw new Violation("servers do not agree: " + before + " and " + now + " at " + server);
            }
            before = now == null || visit.wasInVain() ? null : visit.contents();
        }
    }

    private void endsEverywhere(SessionId id) {
        List<Server> servers = shuffled();
        servers.forEach(server -> visit(server, id, Kind.READ));
        visit(servers.get(0), id, Kind.END);
        for (Server server : servers) {
            Visit visit = visit(server, id, Kind.READ);
            if (visit.outcome() != Outcome.MISSING) {
                throw new Violation("not ended: " + visit + " " + visit.outcome());
            }
        }
    }

    private Visit visit(Server server, SessionId id, Kind kind) {
        Fiber self = kernel.current();
        Visit visit = cluster.visit(server, id, kind, done -> {
            if (self != null) {
                kernel.wake(self);
            }
        });
        kernel.park(-1);
        return visit;
    }

    private List<Server> shuffled() {
        List<Server> servers = new ArrayList<>(cluster.servers);
        for (int i = servers.size(); i > 1; i--) {
            servers.add(servers.remove(kernel.random().nextInt(i)));
        }
        return servers;
    }

    private void stopAll() {
        List<Server> servers = shuffled();
        for (Server server : servers) {
            if (server.engine().inMemory().stream().anyMatch(session -> session.isHeld())) {
                throw new Violation("held for ever at " + server);
            }
            @Nullable Fiber self = kernel.current();
            kernel.spawn(server.process, "stop", () -> {
                server.stop(Duration.ofSeconds(1));
                if (self != null) {
                    kernel.wake(self);
                }
            });
            kernel.park(-1);
        }
        cluster.backend.sessions.owners().forEach((key, node) -> {
            if (servers.stream().anyMatch(server -> server.hasBeen(node))) {
                throw new Violation(
                        "still owned after the stop: " + key.digest().substring(0, 4) + " by " + node);
            }
        });
    }
}
