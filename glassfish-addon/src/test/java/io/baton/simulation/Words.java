// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.Save;
import io.baton.store.SessionKey;
import java.util.TreeSet;

/** Requests in short, for traces; made only when the trace is read. */
final class Words {

    private Words() {}

    static Object of(Object... parts) {
        return lazily(() -> {
            StringBuilder words = new StringBuilder();
            for (Object part : parts) {
                words.append(of(part)).append(' ');
            }
            return words.toString();
        });
    }

    static Object of(Claim claim) {
        return of(claim.key(), claim.node(), claim.mode(), claim.known(), "takeFrom", claim.takeFrom());
    }

    static Object of(Save save) {
        return lazily(() -> of(save.key()) + " " + save.owner() + " version " + save.version() + " after "
                + save.stored() + " " + save.scope() + (save.release() ? " release " : " keep ") + contents(save));
    }

    static Object of(End end) {
        return of(end.key(), end.owner(), end.cause(), end.onlyIfOwned() ? "if owned" : "");
    }

    private static Object of(Object part) {
        if (part instanceof ClaimResult.Changed changed) {
            return "Changed[fence=" + changed.fence() + ", version=" + changed.version()
                    + (changed.abandoned() ? ", abandoned, newer=" : ", newer=")
                    + new TreeSet<>(changed.newer().keySet()) + ", left="
                    + new TreeSet<>(changed.left().keySet()) + "]";
        }
        return part instanceof SessionKey key ? of(key) : part;
    }

    private static String of(SessionKey key) {
        return key.digest().substring(0, 4);
    }

    private static String contents(Save save) {
        StringBuilder words = new StringBuilder();
        save.changed().keySet().stream()
                .sorted()
                .forEach(name -> words.append(name)
                        .append(Ledger.parse(save.changed().get(name).payload())));
        return words.toString();
    }

    private static Object lazily(java.util.function.Supplier<String> words) {
        return new Object() {
            @Override
            public String toString() {
                return words.get();
            }
        };
    }
}
