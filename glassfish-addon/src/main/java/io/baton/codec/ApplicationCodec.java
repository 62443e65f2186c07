// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The attribute values of one application as bytes: the common immutable ones in few, all others by Java serialization. What was written once stays
 * readable; a codec's id is never used again for another form.
 *
 * <pre>
 * 1  {@link JavaSerialization}  the only one at first, and for everything that no other takes
 * 2  {@link CompactValues}      strings, numbers, identifiers, dates and times
 * 3  {@link EnumConstants}
 * 4  {@link GraphCodec}         all attributes of a session in one
 * </pre>
 */
public final class ApplicationCodec implements AttributeCodec {

    private static final int MOST_NOTES = 1_000;

    private final ApplicationStreams streams;
    private final EnumConstants enums;
    private final JavaSerialization java;
    private final GraphCodec graphs;
    private final Set<String> noted = ConcurrentHashMap.newKeySet();

    /**
     * @param streams of the application
     * @param allowedClasses what the operator allows to be deserialized beyond the usual, as the property of that name has it
     */
    public ApplicationCodec(ApplicationStreams streams, Collection<String> allowedClasses) {
        ClassPatterns allowed = new ClassPatterns(allowedClasses);
        this.streams = streams;
        this.enums = new EnumConstants(streams, allowed);
        this.java = new JavaSerialization(streams, allowed);
        this.graphs = new GraphCodec(java, this);
    }

    @Override
    public Encoded encode(Object value) throws UncodableException {
        if (value instanceof AttributeGraph graph) {
            return graphs.encode(graph);
        }
        Optional<Encoded> compact =
                value instanceof Enum<?> constant ? enums.encode(constant) : CompactValues.encode(value);
        return compact.isPresent() ? compact.get() : java.encode(value).with(Trait.bits(streams.traits(value)));
    }

    @Override
    public boolean hearsActivation(Object value) {
        return !KnownImmutable.test(value) && streams.traits(value).contains(Trait.HEARS_ACTIVATION);
    }

    /** An application that makes up names of attributes is not noted for ever. */
    @Override
    public boolean note(String attribute, String objection) {
        return noted.size() < MOST_NOTES && noted.add(attribute + '\n' + objection);
    }

    @Override
    public Object decode(Encoded encoded) throws UncodableException {
        return switch (encoded.codec()) {
            case JavaSerialization.ID -> java.decode(encoded);
            case CompactValues.ID -> CompactValues.decode(encoded);
            case EnumConstants.ID -> enums.decode(encoded);
            case GraphCodec.ID -> graphs.decode(encoded);
            default -> throw UncodableException.unknownCodec(encoded.codec());
        };
    }
}
