// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.result;

import org.jspecify.annotations.Nullable;

/**
 * The result of one contender with one workload.
 *
 * @param contender its name for readers
 * @param workload the name of the workload
 * @param failure why there are no figures; null if there are
 * @param figures the figures, if there are
 */
public record Cell(
        String contender,
        String workload,
        @Nullable String failure,
        @Nullable Figures figures) {

    /** A result. */
    public static Cell of(String contender, String workload, Figures figures) {
        return new Cell(contender, workload, null, figures);
    }

    /** A contender that could not do it. */
    public static Cell failed(String contender, String workload, String why) {
        return new Cell(contender, workload, why, null);
    }
}
