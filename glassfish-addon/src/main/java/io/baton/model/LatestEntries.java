// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that keeps so many entries, and forgets the oldest one for each beyond them.
 *
 * <p>Concurrency: to be guarded by whoever uses it.
 */
public final class LatestEntries<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private static final int CAPACITY = 16;
    private static final float LOAD = 0.75f;

    private final int most;

    private LatestEntries(int most, boolean byUse) {
        super(CAPACITY, LOAD, byUse);
        this.most = most;
    }

    /** Makes a map in which the entry is oldest that was put first. */
    public static <K, V> LatestEntries<K, V> byAge(int most) {
        return new LatestEntries<>(most, false);
    }

    /** Makes a map in which the entry is oldest that was not used for longest. */
    public static <K, V> LatestEntries<K, V> byUse(int most) {
        return new LatestEntries<>(most, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
