// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import io.baton.codec.ContentHash;
import io.baton.codec.Encoded;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the store is known to have for one attribute, and when that content was taken from memory. Shared by all slots the attribute goes through, so
 * that a value put while an older one is being written is compared with what the store has then.
 */
final class StoredContent {

    /** Bytes that mean the same: what comes of content that was decoded and encoded again. */
    private record Synonym(@Nullable ContentHash content, ContentHash encodedAgain) {}

    private volatile @Nullable ContentHash hash;
    private volatile @Nullable Synonym synonym;
    private volatile long ticket;
    private volatile int length;

    private StoredContent(@Nullable ContentHash hash, int length) {
        this.hash = hash;
        this.length = length;
    }

    /** Nothing yet. */
    static StoredContent nothing() {
        return new StoredContent(null, 0);
    }

    /** That content. */
    static StoredContent of(Encoded content) {
        return new StoredContent(content.hash(), content.payload().length);
    }

    /** Something of which only the store knows what it is. */
    static StoredContent unknown(int length) {
        return new StoredContent(ContentHash.UNKNOWN, length);
    }

    /** How many bytes it is. */
    int length() {
        return length;
    }

    boolean isAnything() {
        return hash != null;
    }

    boolean is(ContentHash content) {
        ContentHash stored = hash;
        Synonym other = synonym;
        return content.equals(stored)
                || (other != null && content.equals(other.encodedAgain()) && Objects.equals(stored, other.content()));
    }

    /** Takes note that one content is the other one, decoded and encoded again; it holds as long as the store has that one. */
    void isAlso(ContentHash content, ContentHash encodedAgain) {
        synonym = new Synonym(content, encodedAgain);
    }

    /** Whether the store has what was taken from memory later than that. */
    boolean isNewerThan(long otherTicket) {
        return ticket > otherTicket;
    }

    /** A write of everything went without it. */
    void wasOmitted() {
        hash = null;
        length = 0;
    }

    /** A write of it got no answer: it may be there, or what was there before. */
    void isInDoubt() {
        hash = ContentHash.UNKNOWN;
    }

    void becomes(@Nullable ContentHash content, int itsLength, long itsTicket) {
        hash = content;
        length = itsLength;
        ticket = itsTicket;
    }
}
