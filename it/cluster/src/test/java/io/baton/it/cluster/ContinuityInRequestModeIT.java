// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

/** With {@code backupMode=request}. */
@Smoke
@OfContainer
class ContinuityInRequestModeIT extends ContinuityContract {

    ContinuityInRequestModeIT() {
        super("request");
    }
}
