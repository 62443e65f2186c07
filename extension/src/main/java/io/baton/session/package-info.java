// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * What an application may know about the replication of its sessions. Nothing here depends on more than the Jakarta APIs.
 */
@NullMarked
package io.baton.session;

import org.jspecify.annotations.NullMarked;
