// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.signon;

/**
 * Who signed on.
 *
 * @param user in the words of whoever knows users
 * @param realm that knows the user
 */
public record SignOn(String user, String realm) {}
