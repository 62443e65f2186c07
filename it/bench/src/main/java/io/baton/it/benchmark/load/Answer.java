// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.load;

import java.util.List;

/**
 * A server's answer.
 *
 * @param status the HTTP status
 * @param cookies the values of its {@code Set-Cookie} headers
 * @param body its body
 * @param lastOfConnection whether the server closes the connection after it
 */
record Answer(int status, List<String> cookies, String body, boolean lastOfConnection) {
    private static final int OK = 200;

    boolean isOk() {
        return status == OK;
    }
}
