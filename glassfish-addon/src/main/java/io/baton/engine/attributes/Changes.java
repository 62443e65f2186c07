// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import io.baton.codec.ContentHash;
import io.baton.codec.Encoded;
import io.baton.store.Frame;
import io.baton.store.StoredFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be written of a session's attributes, to be confirmed when it was. */
public final class Changes {

    private record Confirmation(
            StoredContent stored, @Nullable ContentHash hash, int length, long ticket) {}

    private final Map<String, Frame> untouched = new HashMap<>();
    private final Map<String, StoredFrame> left = new HashMap<>();
    private final Map<String, Encoded> changed = new HashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final List<StoredContent> omitted = new ArrayList<>();
    private final Map<String, Confirmation> confirmations = new HashMap<>();

    Changes() {}

    void untouched(String name, Frame frame) {
        untouched.put(name, frame);
    }

    void left(String name, StoredFrame frame) {
        left.put(name, frame);
    }

    void changed(String name, Encoded content, StoredContent stored, @Nullable ContentHash hash, long ticket) {
        changed.put(name, content);
        confirmations.put(name, new Confirmation(stored, hash, content.payload().length, ticket));
    }

    void removed(Set<String> names) {
        removed.addAll(names);
    }

    void withdrawn(String name, StoredContent stored, long ticket) {
        removed.add(name);
        confirmations.put(name, new Confirmation(stored, null, 0, ticket));
    }

    /** What a write of everything does without, because it was being changed all the time. */
    void omitted(StoredContent stored) {
        omitted.add(stored);
    }

    void confirm() {
        omitted.forEach(StoredContent::wasOmitted);
        confirmations.values().forEach(each -> each.stored().becomes(each.hash(), each.length(), each.ticket()));
    }

    /** The write got no answer: whatever a value is by then, the next write has to say it. */
    void unanswered() {
        confirmations.values().forEach(each -> each.stored().isInDoubt());
    }

    /** The attributes to write, as frames of that version; untouched ones keep theirs. */
    public Map<String, Frame> frames(long version) {
        Map<String, Frame> frames = new HashMap<>(untouched);
        changed.forEach((name, content) ->
                frames.put(name, new Frame(content.codec(), content.traits(), version, content.payload())));
        return frames;
    }

    /** The attributes that were left in the store, and stay as they are there. */
    public Map<String, StoredFrame> left() {
        return left;
    }

    Set<String> names() {
        return changed.keySet();
    }

    /** Names of attributes that are gone. */
    public Set<String> removed() {
        return removed;
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return changed.isEmpty() && removed.isEmpty();
    }
}
