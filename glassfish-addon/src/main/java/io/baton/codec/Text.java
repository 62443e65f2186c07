package io.baton.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;

/** Strings as bytes up to the end of a payload, every char as it was: an unpaired surrogate is legal in Java, and UTF-8 would replace it. */
final class Text {

    private Text() {}

    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static void writeUtf8(String text, DataOutputStream out) throws IOException {
        out.write(text.getBytes(UTF_8));
    }

    /** @throws java.nio.charset.CharacterCodingException if it is not UTF-8 */
    static String readUtf8(DataInputStream in) throws IOException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readAllBytes())).toString();
    }

    static void writeChars(String text, DataOutputStream out) throws IOException {
        out.writeChars(text);
    }

    static String readChars(DataInputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        if (bytes.length % 2 != 0) {
            throw new StreamCorruptedException("half a char");
        }
        char[] chars = new char[bytes.length / 2];
        ByteBuffer.wrap(bytes).asCharBuffer().get(chars);
        return new String(chars);
    }
}
