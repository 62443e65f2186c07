// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.store.ClaimResult;
import io.baton.store.Frame;
import io.baton.store.ReadResult;
import io.baton.store.Rewrite;
import io.baton.store.SessionKey;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.store.StoredFrame;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The bringing of a record into the form in which it is written here. The id comes last, so that a record whose id is
 * in that form is so as a whole, wherever this was interrupted; what cannot be opened stays as it is.
 */
final class Renewal {

    private final SessionStore store;
    private final IdSeals ids;
    private final AttributeSeals attributes;

    Renewal(SessionStore store, IdSeals ids, AttributeSeals attributes) {
        this.store = store;
        this.ids = ids;
        this.attributes = attributes;
    }

    /**
     * Writes the record anew.
     *
     * @param owner to whom it was granted
     * @param changed the answer to the claim
     * @param bounds of its attributes
     * @param opened those of its attributes that came with the answer
     * @return what stays in the store, as it is there now
     * @throws StoreUnavailableException if it is not known to be written: what is granted is not to be used
     */
    Map<String, StoredFrame> renew(
            SessionKey session,
            Ownership owner,
            SessionId id,
            ClaimResult.Changed changed,
            Bounds bounds,
            Map<String, Frame> opened) {
        Map<String, StoredFrame> left = new HashMap<>(changed.left());
        Set<String> elsewhere = new TreeSet<>(changed.names());
        elsewhere.removeAll(opened.keySet());
        for (String name : elsewhere) {
            Frame written = renewOne(session, owner, changed, name);
            if (written != null && left.containsKey(name)) {
                left.put(name, new StoredFrame(written.version(), written.length(), written.traits()));
            }
        }
        rewrite(new Rewrite(
                session,
                owner,
                changed.version(),
                ids.seal(session, id, changed.version(), bounds),
                sealable(session, opened)));
        return left;
    }

    /** One at a time: they may be large. */
    private @Nullable Frame renewOne(SessionKey session, Ownership owner, ClaimResult.Changed changed, String name) {
        ReadResult result = store.read(session, owner.node(), changed.fence(), Set.of(name));
        if (!(result instanceof ReadResult.Found found)) {
            throw gone();
        }
        Map<String, Frame> frames = sealable(session, attributes.open(session, found.frames()));
        if (frames.isEmpty()) {
            return null;
        }
        rewrite(new Rewrite(session, owner, changed.version(), null, frames));
        return frames.get(name);
    }

    private Map<String, Frame> sealable(SessionKey session, Map<String, Frame> opened) {
        Map<String, Frame> readable = new HashMap<>(opened);
        readable.values().removeIf(frame -> frame.codec() == Frame.DAMAGED || frame.codec() == Frame.SEALED);
        return attributes.seal(session, readable);
    }

    private void rewrite(Rewrite rewrite) {
        if (!store.rewrite(rewrite)) {
            throw gone();
        }
    }

    private static StoreUnavailableException gone() {
        return new StoreUnavailableException(
                Kind.CALL_FAILED, "the session changed hands while it was written in another form", null);
    }
}
