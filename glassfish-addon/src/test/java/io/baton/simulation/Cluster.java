// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.simulation.Visit.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All that is simulated. */
final class Cluster {

    final Kernel kernel;
    final Plan plan;
    final Sabotage sabotage;
    final Backend backend;
    final Oracle oracle;
    final List<Cookie> cookies = new ArrayList<>();
    /** By instance; the latest process of each. */
    final List<Server> servers = new ArrayList<>();

    private final List<Visit> visits = new ArrayList<>();
    private int names;
    private int ids;
    private int changes;
    private int processes;
    private int unrests;
    private int uses;
    private boolean closing;

    Cluster(Kernel kernel, Sabotage sabotage) {
        this.kernel = kernel;
        this.plan = Plan.of(kernel.random());
        this.sabotage = sabotage;
        this.backend = new Backend(kernel);
        this.oracle = new Oracle(kernel, backend, plan.settings().backup(), servers);
        kernel.onTick(() -> servers.forEach(server -> server.process.tick()));
        kernel.afterEachStep(this::check);
    }

    private void check() {
        servers.forEach(server -> {
            if (server.look()) {
                oracle.forget(server);
            }
            server.lookForDisturbance();
        });
        oracle.checkOneOwner();
        oracle.checkTimeliness();
    }

    void begin() {
        kernel.note("plan", plan);
        for (int i = 0; i < plan.nodes(); i++) {
            servers.add(server(i));
        }
        for (int i = 0; i < plan.sessions(); i++) {
            Cookie cookie = new Cookie();
            cookies.add(cookie);
            for (int j = 0; j < 1 + kernel.random().nextInt(2); j++) {
                new Browser(this, cookie).rest();
            }
        }
    }

    private Server server(int slot) {
        String instance = "i" + slot;
        double speed = 1 + (kernel.random().nextDouble() - 0.5) * 0.06;
        Clock clock = new Clock(kernel, kernel.millis(-5000, 5000), speed);
        Machine process = new Machine(kernel, instance + "/" + ++processes, clock);
        Server server = new Server(instance, process, this);
        process.onDeath(() -> {
            backend.mail.drop(process);
            oracle.forget(server);
        });
        process.onSaid(line -> oracle.said(server, line));
        return server;
    }

    /** Starts a new process in the place of one that is dead. */
    void restart(int slot) {
        if (!servers.get(slot).process.isAlive()) {
            servers.set(slot, server(slot));
            kernel.note("is started", servers.get(slot));
        }
    }

    List<Server> open() {
        return servers.stream().filter(Server::takesRequests).toList();
    }

    Visit visit(Server server, SessionId id, Kind kind, Consumer<Visit> then) {
        boolean isOutside = plan.hasSockets() && (kind == Kind.READ || kind == Kind.CHANGE) && ++uses % 3 == 0;
        Visit visit = new Visit(this, server, id, kind, isOutside, then).start();
        visits.add(visit);
        return visit;
    }

    /** Requests that are neither answered nor broken off. */
    List<Visit> running() {
        visits.removeIf(visit -> visit.isDone() || !visit.server().process.isAlive());
        return visits;
    }

    /** Something happened that has browsers sent to other servers. */
    void unrest() {
        unrests++;
    }

    int unrests() {
        return unrests;
    }

    boolean isClosing() {
        return closing;
    }

    void close() {
        closing = true;
    }

    NodeId name(String instance) {
        NodeId name = new NodeId(instance, String.format("%016x", ++names));
        backend.names.add(name);
        return name;
    }

    SessionId nextId() {
        return new SessionId("session-" + ++ids);
    }

    int nextChange() {
        return ++changes;
    }
}
