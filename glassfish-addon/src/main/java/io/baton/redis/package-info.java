// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The store ports on Redis and Valkey, through Redisson. Correctness lives in the Lua scripts beside these classes; the keyspace is described at
 * {@link io.baton.redis.Keyspace}.
 */
@NullMarked
package io.baton.redis;

import org.jspecify.annotations.NullMarked;
