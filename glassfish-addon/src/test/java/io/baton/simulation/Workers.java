// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import java.util.ArrayDeque;

/** Threads to be used again; of one simulation at a time. */
final class Workers {

    private final ArrayDeque<Worker> idle = new ArrayDeque<>();

    Worker take() {
        Worker worker = idle.poll();
        if (worker == null) {
            worker = new Worker();
            worker.start();
        }
        return worker;
    }

    void giveBack(Worker worker) {
        idle.push(worker);
    }
}
