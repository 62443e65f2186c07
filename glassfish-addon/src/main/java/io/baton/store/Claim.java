package io.baton.store;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A wish to hold a session.
 *
 * @param key which session
 * @param node who asks
 * @param mode for what
 * @param known what the node has in memory, so that only what is newer comes back
 * @param takeFrom an owner found dead, whose hold need not run out; null: respect every hold
 * @param holdLimit how long the hold lasts against other nodes, from now
 */
public record Claim(
        SessionKey key,
        NodeId node,
        Mode mode,
        Known known,
        @Nullable Ownership takeFrom,
        Duration holdLimit) {

    /** For what a session is claimed. */
    public enum Mode {
        /** For a request, while no other request of the node holds it; if it is busy, the node waits in line. */
        OPEN,
        /** For a request beside others of the node; a node in line comes first. */
        JOIN,
        /** To know whether the node still owns what its requests hold; gives way to nobody. */
        CONFIRM,
        /** For background work, which does not wait in line. */
        SWEEP
    }
}
