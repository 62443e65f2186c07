// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.time.Duration;

/**
 * What is promised in this run.
 *
 * @param unsaved how old a change may be that the store does not have yet, while nothing is wrong: the interval of {@code interval} mode and what it takes to write; zero in
 *     {@code request} mode
 * @param slowest how long a request may take
 * @param retirement how long a session lives on after it was retired
 */
public record Rules(Duration unsaved, Duration slowest, Duration retirement) {}
