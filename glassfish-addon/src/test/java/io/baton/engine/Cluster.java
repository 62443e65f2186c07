// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.codec.ApplicationCodec;
import io.baton.codec.AttributeCodec;
import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.EngineSettings.Scope;
import io.baton.engine.attributes.AttributeView;
import io.baton.model.ApplicationName;
import io.baton.model.SessionId;
import io.baton.store.InMemoryNodeChannel;
import io.baton.store.InMemoryNodeLeases;
import io.baton.store.InMemorySessionIndex;
import io.baton.store.InMemorySessionStore;
import io.baton.store.SessionKey;
import io.baton.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Several nodes on one store, and the time they share. */
final class Cluster {

    static final ApplicationName APPLICATION = new ApplicationName("/shop");
    static final int LAZY = 4096;
    static final EngineSettings SETTINGS = settings(Scope.INSTANCE, Backup.REQUEST);

    private final ManualTime time = new ManualTime();
    private final InMemorySessionStore store = new InMemorySessionStore(time);
    private final InMemorySessionIndex index = new InMemorySessionIndex(time);
    private final InMemoryNodeLeases leases = new InMemoryNodeLeases(time);
    private final InMemoryNodeChannel channel = new InMemoryNodeChannel();
    private final List<Node> nodes = new ArrayList<>();

    private final EngineSettings settings;
    private SessionEvents events = SessionEvents.NONE;

    Cluster() {
        this(SETTINGS);
    }

    Cluster(EngineSettings settings) {
        this.settings = settings;
    }

    static EngineSettings settings(Scope scope, Backup backup) {
        return settings(scope, backup, AttributeView.Model.SPLIT);
    }

    static EngineSettings settings(Scope scope, Backup backup, AttributeView.Model model) {
        return settings(scope, backup, model, EngineSettings.Memory.UNLIMITED);
    }

    static EngineSettings settings(
            Scope scope, Backup backup, AttributeView.Model model, EngineSettings.Memory memory) {
        return new EngineSettings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                scope,
                backup,
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Duration.ofSeconds(60),
                model,
                LAZY,
                memory,
                EngineSettings.Consistency.AVAILABLE,
                EngineSettings.Unstored.UNLIMITED);
    }

    /** The usual settings, but for what becomes of sessions that the store cannot confirm, or never had. */
    static EngineSettings settings(EngineSettings.Consistency consistency, EngineSettings.Unstored unstored) {
        return new EngineSettings(
                SETTINGS.waitTime(),
                SETTINGS.holdLimit(),
                SETTINGS.scope(),
                SETTINGS.backup(),
                SETTINGS.backupInterval(),
                SETTINGS.tombstone(),
                SETTINGS.reapInterval(),
                SETTINGS.model(),
                SETTINGS.largestSentAtOnce(),
                SETTINGS.memory(),
                consistency,
                unstored);
    }

    EngineSettings settings() {
        return settings;
    }

    /** Has nodes that start from now on tell what happens. */
    void heardBy(SessionEvents listener) {
        events = listener;
    }

    SessionEvents events() {
        return events;
    }

    Node start(String instance) {
        return start(instance, new ApplicationCodec(new Guest.Streams(), Set.of()));
    }

    Node start(String instance, AttributeCodec codec) {
        Node node = new Node(instance, this, codec);
        nodes.add(node);
        return node;
    }

    ManualTime time() {
        return time;
    }

    InMemorySessionStore store() {
        return store;
    }

    InMemorySessionIndex index() {
        return index;
    }

    InMemoryNodeLeases leases() {
        return leases;
    }

    InMemoryNodeChannel channel() {
        return channel;
    }

    List<Node> nodes() {
        return nodes;
    }

    /** The store restarts empty: it forgets leases, too, and every subscription ends. */
    void restartStore() {
        store.forgetEverything();
        index.forgetEverything();
        leases.forgetEverything();
        channel.dropAll();
    }

    /** Somebody empties the store, which runs on. */
    void flushStore() {
        store.flush();
        index.forgetEverything();
        leases.forgetEverything();
    }

    /** A replica that lagged behind takes the store's place: it has the leases, but every subscription ends. */
    void failOverTo(Map<SessionKey, ?> replica) {
        store.goBackTo(replica);
        channel.dropAll();
    }

    static SessionKey key(SessionId id) {
        return SessionKey.of(APPLICATION, id);
    }
}
