// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;

/** Strings as bytes up to the end of a payload, every char as it was: an unpaired surrogate is legal in Java, and UTF-8 would replace it. */
final class Text {

    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    static void writeUtf8(String text, DataOutputStream out) throws IOException {
        out.write(text.getBytes(UTF_8));
    }

    /** @throws java.nio.charset.CharacterCodingException if it is not UTF-8 */
    static String readUtf8(DataInputStream in) throws IOException {
        byte[] bytes = Rest.of(in);
        String text = new String(bytes, UTF_8);
        // That is many times as fast, but puts a replacement where the decoder says what is wrong.
        return text.indexOf(REPLACEMENT) < 0
                ? text
                : UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    static void writeChars(String text, DataOutputStream out) throws IOException {
        out.writeChars(text);
    }

    static String readChars(DataInputStream in) throws IOException {
        byte[] bytes = Rest.of(in);
        if (bytes.length % 2 != 0) {
            throw new StreamCorruptedException("half a char");
        }
        char[] chars = new char[bytes.length / 2];
        ByteBuffer.wrap(bytes).asCharBuffer().get(chars);
        return new String(chars);
    }
}
