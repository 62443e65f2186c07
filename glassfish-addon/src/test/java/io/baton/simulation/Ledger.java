// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** What clients did to a session, as one of its attributes: the numbers of all changes made so far. Mutable, as applications' objects are. */
final class Ledger {

    private final TreeSet<Integer> changes = new TreeSet<>();
    private boolean active;

    static Ledger of(Set<Integer> changes) {
        Ledger ledger = new Ledger();
        ledger.active = true;
        ledger.changes.addAll(changes);
        return ledger;
    }

    static Ledger parse(byte[] bytes) {
        Ledger ledger = new Ledger();
        for (int i = 0; i < bytes.length; i += 2) {
            ledger.changes.add((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff));
        }
        return ledger;
    }

    /** Whether it was put where it is, or was told last that its session is there. */
    boolean isActive() {
        return active;
    }

    void active(boolean isSo) {
        active = isSo;
    }

    void add(int change) {
        changes.add(change);
    }

    Set<Integer> changes() {
        return changes;
    }

    byte[] toBytes() {
        byte[] bytes = new byte[2 * changes.size()];
        int at = 0;
        for (int change : changes) {
            bytes[at++] = (byte) (change >> 8);
            bytes[at++] = (byte) change;
        }
        return bytes;
    }

    @Override
    public String toString() {
        return Arrays.toString(changes.toArray());
    }
}
