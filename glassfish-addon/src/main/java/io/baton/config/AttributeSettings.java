// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.List;
import java.util.Optional;

/**
 * How attributes are kept.
 *
 * @param allowedClasses patterns of classes that may be deserialized beyond what always may
 * @param lazyThreshold the length in bytes up to which an attribute comes with its session; larger ones come when they are read
 * @param model each for itself or all in one
 * @param nonSerializable what becomes of values that are not serializable; empty: what is usual for the application
 */
public record AttributeSettings(
        List<String> allowedClasses,
        int lazyThreshold,
        SessionModel model,
        Optional<NonSerializableAttributes> nonSerializable) {

    public AttributeSettings {
        allowedClasses = List.copyOf(allowedClasses);
    }
}
