// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The settings of the lifecycle module: one typed list, and the only place that turns property text into values.
 * Knows the JDK only, logs nothing, and repairs nothing: what is not allowed is a {@link io.baton.config.SettingProblem}.
 */
@NullMarked
package io.baton.config;

import org.jspecify.annotations.NullMarked;
