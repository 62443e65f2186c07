package io.baton.engine;

import io.baton.codec.AttributeCodec;
import io.baton.codec.JavaSerialization;
import io.baton.codec.PlainStreams;
import io.baton.model.ApplicationName;
import io.baton.model.SessionId;
import io.baton.store.InMemoryNodeLeases;
import io.baton.store.InMemorySessionStore;
import io.baton.store.SessionKey;
import io.baton.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Several nodes on one store, and the time they share. */
final class Cluster {

    static final ApplicationName APPLICATION = new ApplicationName("/shop");
    static final EngineSettings SETTINGS = new EngineSettings(
            Duration.ofSeconds(30), Duration.ofSeconds(300), Duration.ofHours(1), Duration.ofSeconds(60), Node.LEASE);

    private final ManualTime time = new ManualTime();
    private final InMemorySessionStore store = new InMemorySessionStore(time);
    private final InMemoryNodeLeases leases = new InMemoryNodeLeases(time);
    private final List<Node> nodes = new ArrayList<>();

    Cluster() {
        time.onPassing(() -> nodes.forEach(Node::renewLease));
    }

    Node start(String instance) {
        return start(instance, new JavaSerialization(PlainStreams.ofTests()));
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

    InMemoryNodeLeases leases() {
        return leases;
    }

    List<Node> nodes() {
        return nodes;
    }

    static SessionKey key(SessionId id) {
        return SessionKey.of(APPLICATION, id);
    }
}
