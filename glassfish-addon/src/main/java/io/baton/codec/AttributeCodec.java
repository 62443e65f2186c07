// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

/** The two-way street between attribute values and bytes. */
public interface AttributeCodec {

    /**
     * Encodes a value.
     *
     * @throws UncodableException if the value, or something it refers to, cannot be encoded
     */
    Encoded encode(Object value) throws UncodableException;

    /**
     * Decodes what {@link #encode} made, on this node or on another one.
     *
     * @throws UncodableException if the codec is unknown, a class is missing or has changed, was refused, or the bytes are damaged
     */
    Object decode(Encoded encoded) throws UncodableException;

    /** Whether the value wants to hear that its session is about to leave an instance, or has arrived at one. */
    default boolean hearsActivation(Object value) {
        return false;
    }

    /**
     * Takes note of why no instance will read an attribute, {@link Encoded#objection}.
     *
     * @return whether it is the first time that this is said of an attribute of that name
     */
    default boolean note(String attribute, String objection) {
        return true;
    }

    /** Takes note of an attribute whose value could not be encoded or decoded, and that is left out for that. */
    default void leftOut(String attribute) {}
}
