// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

/** What becomes of an attribute whose value is not serializable (R2.5). */
public enum NonSerializableAttributes {
    /** It is not accepted: {@code setAttribute} throws IllegalArgumentException. */
    REJECT,
    /** It stays on the instance where it was set, and is lost when the session moves. */
    LOCAL
}
