// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.signon;

/** What is known of an entry. */
public sealed interface SignOnState {

    /**
     * Somebody is signed on.
     *
     * @param signOn who
     */
    record Known(SignOn signOn) implements SignOnState {}

    /** The user logged out, of whichever application on whichever instance. */
    record LoggedOut() implements SignOnState {}

    /** There is no such entry: there never was, its time is over, or the store lost it. Nothing is to be concluded from that about sessions. */
    record Unknown() implements SignOnState {}

    /**
     * There may be one, but nobody can be asked now.
     *
     * @param reason for operators
     */
    record Unreachable(String reason) implements SignOnState {}
}
