// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

/** The kinds of calls that go to the store. */
public enum StoreCall {
    /** A session is claimed. */
    CLAIM,
    /** Attributes are read that a claim left in the store. */
    READ,
    /** Changes of a session are written. */
    SAVE,
    /** A record is written in another form. */
    REWRITE,
    /** Accesses of many sessions are told. */
    TOUCH,
    /** Sessions are looked at. */
    LOOK,
    /** A session is ended. */
    END,
    /** A session is let go of. */
    RELEASE,
    /** The store is asked whether it answers. */
    PROBE,
    /** The store is asked whether it is the one it was. */
    HISTORY,
    /** Sessions are listed among those that may be due. */
    INDEX_LIST,
    /** Sessions are listed that are not. */
    INDEX_LIST_MISSING,
    /** A sweep takes sessions that may be due. */
    INDEX_TAKE,
    /** A sweep says what came of them. */
    INDEX_SETTLE,
    /** Sessions are taken off the list. */
    INDEX_REMOVE,
    /** A lease begins. */
    LEASE_BEGIN,
    /** A lease is renewed. */
    LEASE_RENEW,
    /** A lease is given up. */
    LEASE_GIVE_UP,
    /** Another node's lease is looked at. */
    LEASE_LOOK,
    /** A dead node's lease is ended. */
    LEASE_BURY
}
