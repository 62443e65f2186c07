package io.baton.codec;

/** A value that no serialization takes. */
public final class Unserializable {}
