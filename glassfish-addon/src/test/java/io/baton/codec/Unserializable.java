// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

/** A value that no serialization takes. */
public final class Unserializable {}
