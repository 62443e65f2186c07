// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.store.SessionKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * The associated data of a seal: the place that it is for, each part with its length before it, so that no two places
 * are written alike.
 */
final class Associated {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Associated(SessionKey session) {
        add(session.application().keyPart());
        add(session.digest());
    }

    /** The place of a session's id. */
    static byte[] id(SessionKey session) {
        return new Associated(session).bytes.toByteArray();
    }

    /**
     * The place of an attribute's value.
     *
     * @param name of the attribute
     * @param header of its frame
     */
    static byte[] attribute(SessionKey session, String name, byte[] header) {
        Associated place = new Associated(session);
        place.add(name);
        place.add(header);
        return place.bytes.toByteArray();
    }

    private void add(String text) {
        add(text.getBytes(UTF_8));
    }

    private void add(byte[] part) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        bytes.writeBytes(part);
    }
}
