// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.site;

import io.baton.it.glassfish.ServerLog;

/** What an instance said of the store since some moment. */
public final class StoreOpinion {
    private static final String UNUSABLE = "BATON3301";
    private static final String USABLE = "BATON3302";

    private final ServerLog log;
    private final long mark;

    StoreOpinion(ServerLog log) {
        this.log = log;
        this.mark = log.mark();
    }

    /** How often it said that the store is unusable. */
    public int outages() {
        return count(log.since(mark), UNUSABLE);
    }

    /** Whether it has taken back each time that it said the store is unusable. */
    public boolean isGood() {
        String said = log.since(mark);
        return count(said, UNUSABLE) <= count(said, USABLE);
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            count++;
        }
        return count;
    }
}
