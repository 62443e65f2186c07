// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.balancer;

import java.net.URI;

/**
 * A server behind the balancer.
 *
 * @param route what it appends to its session ids, after a dot
 * @param uri where it listens
 */
public record BackEnd(String route, URI uri) {}
