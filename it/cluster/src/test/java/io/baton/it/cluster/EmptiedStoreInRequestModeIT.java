// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

class EmptiedStoreInRequestModeIT extends EmptiedStoreContract {

    EmptiedStoreInRequestModeIT() {
        super("request");
    }
}
