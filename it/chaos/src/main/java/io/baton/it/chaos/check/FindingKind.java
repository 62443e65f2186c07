// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

/** What a finding is about, and whether it breaks a promise. */
public enum FindingKind {
    /** A change was not shown that an earlier answer had shown. */
    OLDER_STATE(true),
    /** The last look, when everything was whole again, did not show a change that an answer had shown. */
    LOST_CHANGE(true),
    /** An answer showed a change that nobody asked for. */
    UNKNOWN_CHANGE(true),
    /** Attributes of different moments were shown together, or a change twice. */
    TORN_STATE(true),
    /** The application was told that there is no such session, though nothing ended it. */
    SESSION_LOST(true),
    /** {@code sessionDestroyed} was called more than once. */
    DESTROYED_AGAIN(true),
    /** {@code sessionDestroyed} was not called. */
    NOT_DESTROYED(true),
    /** {@code sessionDestroyed} was called before the session's time was over. */
    DESTROYED_EARLY(true),
    /** An answer was an error, or a connection broke, without a reason. */
    ERROR(true),
    /** A request took too long. */
    SLOW(true),
    /** An instance does not use the store again, though it could. */
    NOT_RECOVERED(true),
    /** An instance has more connections or threads than it should have. */
    LEAK(true),
    /**
     * As {@code docs/limits.md} says: an instance without its store showed its memory while another one went on, or
     * what was changed in that was dropped.
     */
    PARTITION(false),
    /** A session that began without the store was not found by another instance, until it was stored. */
    NOT_YET_STORED(false),
    /** An instance without its store showed a copy of a session that it had given up before it lost the store, or what was changed in that was dropped. */
    FORMER_COPY(true),
    /** No instance had the store, and each showed and changed a copy of one session. */
    TWO_COPIES(true),
    /** In {@code interval} mode, a crash or a pause took the last interval. */
    LAST_INTERVAL(false),
    /** The store lost its data on purpose. */
    STORE_EMPTIED(false),
    /**
     * As {@code docs/limits.md} says: a replica took over that lacked what was written last, and no instance had had
     * the session all the time.
     */
    STORE_FELL_BACK(false),
    /** As {@code docs/limits.md} says: an instance died while it called {@code sessionDestroyed}. */
    DESTROYED_AGAIN_BY_CRASH(false),
    /**
     * As {@code docs/limits.md} says: an instance lost the store, and did not know it yet, when it called {@code
     * sessionDestroyed}.
     */
    DESTROYED_AGAIN_BY_CUT(false);

    private final boolean violation;

    FindingKind(boolean violation) {
        this.violation = violation;
    }

    /** Whether a run with such a finding has failed. */
    public boolean isViolation() {
        return violation;
    }
}
