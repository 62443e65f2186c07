package io.baton.codec;

/**
 * A value as bytes.
 *
 * @param codec who can read them, 0..254
 * @param payload the bytes; not copied, to be left alone by everyone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; ContentHash is for that
public record Encoded(int codec, byte[] payload) {

    /** The content in 128 bits. */
    public ContentHash hash() {
        return ContentHash.of(codec, payload);
    }
}
