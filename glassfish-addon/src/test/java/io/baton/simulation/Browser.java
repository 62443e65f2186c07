// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.simulation.Visit.Kind;
import io.baton.simulation.Visit.Outcome;
import java.util.List;

/** A client: one request after the other, mostly at the same server. */
final class Browser {

    private final Cluster cluster;
    private final Kernel kernel;
    private final Cookie cookie;
    private final double restlessness;
    private int favourite;
    private int unrests;

    Browser(Cluster cluster, Cookie cookie) {
        this.cluster = cluster;
        this.kernel = cluster.kernel;
        this.cookie = cookie;
        this.favourite = kernel.random().nextInt(cluster.plan.nodes());
        this.restlessness = kernel.chance(0.3) ? 0.5 : 0.1;
    }

    void rest() {
        kernel.after(kernel.chance(0.1) ? kernel.millis(300, 2000) : kernel.millis(0, 150), this::ask);
    }

    private void ask() {
        if (cluster.isClosing()) {
            return;
        }
        List<Server> open = cluster.open();
        if (open.isEmpty() || cookie.isAwaited()) {
            rest();
            return;
        }
        boolean moves = unrests != cluster.unrests() && kernel.chance(0.3);
        unrests = cluster.unrests();
        if (moves || kernel.chance(restlessness)) {
            favourite = kernel.random().nextInt(cluster.plan.nodes());
        }
        Server server = open.get(favourite % open.size());
        boolean creates = cookie.isEmpty();
        if (creates) {
            cookie.await();
        }
        Visit visit = creates
                ? cluster.visit(server, cluster.nextId(), Kind.CREATE, this::created)
                : cluster.visit(server, cookie.id(), kind(), this::answered);
        server.process.onDeath(() -> {
            if (visit.outcome() == null) {
                broken(visit, creates);
            } else if (!visit.isDone() && creates) {
                created(visit);
            } else if (!visit.isDone()) {
                answered(visit);
            }
        });
    }

    private Kind kind() {
        int dice = kernel.random().nextInt(100);
        if (dice < 3) {
            return Kind.END;
        }
        return dice < 8 ? Kind.RENAME : dice < 45 ? Kind.READ : Kind.CHANGE;
    }

    private void created(Visit visit) {
        cookie.set(visit.id());
        rest();
    }

    private void answered(Visit visit) {
        if (visit.outcome() == Outcome.SERVED) {
            cookie.moved(visit.id(), visit.next());
        } else if (visit.outcome() == Outcome.MISSING) {
            cookie.lost(visit.id());
        }
        rest();
    }

    private void broken(Visit visit, boolean wasCreating) {
        kernel.note("no answer", visit.server());
        if (wasCreating) {
            cookie.set(null);
        }
        rest();
    }
}
