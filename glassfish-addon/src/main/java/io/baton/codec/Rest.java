// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.DataInputStream;
import java.io.IOException;

/** The bytes up to the end of a payload. A payload is in memory, so what is available is all there is. */
final class Rest {

    private Rest() {}

    /** Without the buffers of kilobytes that {@code readAllBytes} begins with. */
    static byte[] of(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.available()];
        in.readFully(bytes);
        return bytes;
    }
}
