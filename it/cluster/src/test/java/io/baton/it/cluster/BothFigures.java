// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

/**
 * The figures of both instances, over a JMX connection to each.
 *
 * @param a of the first instance
 * @param b of the second one
 */
record BothFigures(Figures a, Figures b) implements AutoCloseable {

    /** Connects, and has the counts of an application begin anew. */
    static BothFigures anew(Bench bench, String application) {
        BothFigures both =
                new BothFigures(Figures.of(bench.cluster(), bench.a()), Figures.of(bench.cluster(), bench.b()));
        both.a.reset(application);
        both.b.reset(application);
        return both;
    }

    @Override
    public void close() {
        a.close();
        b.close();
    }
}
