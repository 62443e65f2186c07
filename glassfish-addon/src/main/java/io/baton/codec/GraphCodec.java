// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All attributes of a session as one stream of Java Object Serialization: an array of the names, sorted, and one of the values. A value that cannot be
 * written is left out, so that it does not take the others with it.
 */
final class GraphCodec {

    /** This codec in the store's frames. */
    static final int ID = 4;

    private final JavaSerialization java;
    private final AttributeCodec listeners;

    /**
     * @param java writes and reads the stream
     * @param listeners knows which values hear that their session moves
     */
    GraphCodec(JavaSerialization java, AttributeCodec listeners) {
        this.java = java;
        this.listeners = listeners;
    }

    Encoded encode(AttributeGraph graph) throws UncodableException {
        Map<String, Object> values = graph.sorted();
        values.values().removeIf(java::staysHere);
        Map<String, UncodableException> failures = Map.of();
        Encoded encoded;
        try {
            encoded = encodeReadable(values);
        } catch (UncodableException whole) {
            if (whole.isPassing()) {
                throw whole;
            }
            failures = failures(values);
            values.keySet().removeAll(failures.keySet());
            encoded = encodeReadable(values);
        }
        graph.leftOut(failures);
        return encoded;
    }

    /** One value that no instance will read would take the others with it. */
    private Encoded encodeReadable(Map<String, Object> values) throws UncodableException {
        Object[] content = {
            values.keySet().toArray(String[]::new), values.values().toArray()
        };
        boolean hears = values.values().stream().anyMatch(listeners::hearsActivation);
        return new Encoded(ID, readable(content).payload())
                .with(hears ? Trait.bits(Set.of(Trait.HEARS_ACTIVATION)) : 0);
    }

    private Encoded readable(Object value) throws UncodableException {
        Encoded encoded = java.encode(value);
        if (encoded.objection() != null) {
            throw UncodableException.lasting(encoded.objection(), new SecurityException(encoded.objection()));
        }
        return encoded;
    }

    private Map<String, UncodableException> failures(Map<String, Object> values) throws UncodableException {
        Map<String, UncodableException> failures = new TreeMap<>();
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            try {
                readable(entry.getValue());
            } catch (UncodableException failure) {
                if (failure.isPassing()) {
                    throw failure;
                }
                failures.put(entry.getKey(), failure);
            }
        }
        return failures;
    }

    AttributeGraph decode(Encoded encoded) throws UncodableException {
        Object content = java.decode(new Encoded(JavaSerialization.ID, encoded.payload()));
        if (content instanceof Object[] parts
                && parts.length == 2
                && parts[0] instanceof String[] names
                && parts[1] instanceof Object[] values
                && names.length == values.length) {
            Map<String, Object> byName = new TreeMap<>();
            for (int i = 0; i < names.length; i++) {
                byName.put(names[i], values[i]);
            }
            return new AttributeGraph(byName);
        }
        throw UncodableException.lasting("its bytes are those of something else", new ClassCastException());
    }
}
