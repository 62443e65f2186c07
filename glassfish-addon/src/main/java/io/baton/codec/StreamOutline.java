// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.ObjectStreamConstants;
import java.io.StreamCorruptedException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outline of an object stream, drawn from its bytes before anything is built of them: which class descriptors it
 * has, and how much work its graph can make. It is read by the grammar of Java Object Serialization, version 2; what
 * that does not allow is damage, whatever else an object stream would accept.
 *
 * <p>Work grows beyond the bytes where objects are shared: a list that holds another one twice, which holds another one
 * twice, is hashed in 2^n steps. So the outline counts each object as often as it is met on the ways from the root
 * ({@link #spread}), and what the hash tables of the JDK will do by that measure ({@link #hashing}). An object that is
 * met within itself counts once.
 */
final class StreamOutline {

    /** The depth to which the outline of a stream goes on any thread. */
    static final int SHALLOW = 250;

    private static final String COLLECTIONS = "java.util.";

    private final ByteBuffer in;
    private final int maxDepth;
    private final List<Outlined> handles = new ArrayList<>();
    private final Map<String, List<Descriptor>> descriptors = new HashMap<>();
    private boolean tooDeep;
    private long hashing;
    private long spread;

    /** An object that a handle of the stream stands for. The numbers grow until the object has been read to its end. */
    private static class Outlined {
        long steps = 1;
        long hashSteps = 1;
    }

    /** A field as a descriptor has it. */
    record Field(char type, String name) {}

    /** A class as the stream describes it. */
    static final class Descriptor extends Outlined {

        private final String name;
        private final int flags;
        private final List<Field> fields;
        private @Nullable Descriptor above;

        Descriptor(String name, int flags, List<Field> fields) {
            this.name = name;
            this.flags = flags;
            this.fields = fields;
        }

        int flags() {
            return flags;
        }

        List<Field> fields() {
            return fields;
        }

        /** The names of the class and of those above it. */
        List<String> chain() {
            List<String> chain = new ArrayList<>();
            for (Descriptor each = this; each != null; each = each.above) {
                chain.add(each.name);
            }
            return chain;
        }

        private boolean has(int flag) {
            return (flags & flag) != 0;
        }

        private boolean isCollection() {
            for (Descriptor each = this; each != null; each = each.above) {
                if (each.name.startsWith(COLLECTIONS)) {
                    return true;
                }
            }
            return false;
        }

        /** Of how many objects after its fields one is hashed when it is read; 0 if none is. */
        private int hashedOf() {
            return switch (name) {
                case "java.util.HashSet", "java.util.CollSer" -> 1;
                case "java.util.HashMap", "java.util.Hashtable", "java.util.concurrent.ConcurrentHashMap" -> 2;
                default -> 0;
            };
        }
    }

    /** Thrown to end a drawing that goes too deep. */
    private static final class TooDeepException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private StreamOutline(byte[] stream, int maxDepth) {
        this.in = ByteBuffer.wrap(stream);
        this.maxDepth = maxDepth;
    }

    /**
     * The outline of a stream.
     *
     * @param maxDepth from which on nothing is known of it, {@link #isTooDeep}
     * @throws StreamCorruptedException if the bytes are no such stream, or go beyond what is written to a store
     */
    static StreamOutline of(byte[] stream, int maxDepth) throws StreamCorruptedException {
        StreamOutline outline = new StreamOutline(stream, maxDepth);
        try {
            outline.draw();
        } catch (TooDeepException deep) {
            outline.tooDeep = true;
        } catch (StreamCorruptedException damage) {
            throw damage;
        } catch (IOException | BufferUnderflowException damage) {
            throw damaged("it ends too early");
        }
        return outline;
    }

    /** Whether it ended at the greatest depth, and tells nothing. */
    boolean isTooDeep() {
        return tooDeep;
    }

    /** Counts the objects of the graph, each wherever it is met. */
    long spread() {
        return spread;
    }

    /** Counts the objects that the JDK's hash tables ask for their hash code while the graph is read. */
    long hashing() {
        return hashing;
    }

    /** The descriptors of that class: one, unless the stream was made by hand. */
    List<Descriptor> descriptors(String className) {
        return descriptors.getOrDefault(className, List.of());
    }

    /** Whether there is a descriptor of one of the classes. */
    boolean hasAny(Iterable<String> classNames) {
        for (String each : classNames) {
            if (descriptors.containsKey(each)) {
                return true;
            }
        }
        return false;
    }

    private void draw() throws IOException {
        if (in.getShort() != ObjectStreamConstants.STREAM_MAGIC
                || in.getShort() != ObjectStreamConstants.STREAM_VERSION) {
            throw damaged("it does not begin as an object stream");
        }
        Outlined root = content(1);
        spread = root == null ? 0 : root.steps;
    }

    private static StreamCorruptedException damaged(String how) {
        return new StreamCorruptedException(how);
    }

    /** Reads one object and returns what is known of it; null for null. */
    private @Nullable Outlined content(int depth) throws IOException {
        if (depth > maxDepth) {
            throw new TooDeepException();
        }
        byte code = in.get();
        return switch (code) {
            case ObjectStreamConstants.TC_NULL -> null;
            case ObjectStreamConstants.TC_REFERENCE -> handle();
            case ObjectStreamConstants.TC_STRING -> string(in.getShort() & 0xffff);
            case ObjectStreamConstants.TC_LONGSTRING -> string(in.getLong());
            case ObjectStreamConstants.TC_CLASSDESC, ObjectStreamConstants.TC_PROXYCLASSDESC -> {
                in.position(in.position() - 1);
                yield descriptor(depth);
            }
            case ObjectStreamConstants.TC_CLASS -> {
                descriptor(depth);
                yield added(new Outlined());
            }
            case ObjectStreamConstants.TC_ENUM -> {
                descriptor(depth);
                Outlined constant = added(new Outlined());
                content(depth + 1);
                yield constant;
            }
            case ObjectStreamConstants.TC_ARRAY -> array(depth);
            case ObjectStreamConstants.TC_OBJECT -> object(depth);
            default -> throw damaged("it has an element of type " + (code & 0xff) + " where an object should be");
        };
    }

    private <T extends Outlined> T added(T outlined) {
        handles.add(outlined);
        return outlined;
    }

    private Outlined handle() throws IOException {
        long number = (long) in.getInt() - ObjectStreamConstants.baseWireHandle;
        if (number < 0 || number >= handles.size()) {
            throw damaged("it refers to an object that it does not have");
        }
        return handles.get((int) number);
    }

    private Outlined string(long length) throws IOException {
        skip(length);
        return added(new Outlined());
    }

    private void skip(long length) throws IOException {
        if (length < 0 || length > in.remaining()) {
            throw damaged("it ends too early");
        }
        in.position(in.position() + (int) length);
    }

    private String name() throws IOException {
        int length = in.getShort() & 0xffff;
        int from = in.position();
        skip(length);
        StringBuilder name = new StringBuilder(length);
        for (int at = from; at < from + length; at++) {
            byte plain = in.get(at);
            if (plain < 0) {
                return modified(from, length);
            }
            name.append((char) plain);
        }
        return name.toString();
    }

    /** A name with characters beyond ASCII, as {@link java.io.DataOutput} writes it. */
    private String modified(int from, int length) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(in.array(), from - Short.BYTES, length + Short.BYTES))
                .readUTF();
    }

    private @Nullable Descriptor descriptor(int depth) throws IOException {
        if (depth > maxDepth) {
            throw new TooDeepException();
        }
        byte code = in.get();
        return switch (code) {
            case ObjectStreamConstants.TC_NULL -> null;
            case ObjectStreamConstants.TC_REFERENCE -> {
                if (handle() instanceof Descriptor known) {
                    yield known;
                }
                throw damaged("it has an object where a class should be");
            }
            case ObjectStreamConstants.TC_CLASSDESC -> described(depth);
            case ObjectStreamConstants.TC_PROXYCLASSDESC -> proxy(depth);
            default -> throw damaged("it has an element of type " + (code & 0xff) + " where a class should be");
        };
    }

    private Descriptor described(int depth) throws IOException {
        String name = name();
        in.getLong();
        // The object is known by its handle before the rest of it is.
        int handle = handles.size();
        added(new Outlined());
        int flags = in.get() & 0xff;
        int count = in.getShort() & 0xffff;
        List<Field> fields = count == 0 ? List.of() : new ArrayList<>(Math.min(count, 16));
        for (int i = 0; i < count; i++) {
            char type = (char) in.get();
            fields.add(new Field(type, name()));
            if (type == 'L' || type == '[') {
                content(depth + 1);
            }
        }
        Descriptor descriptor = new Descriptor(name, flags, fields);
        handles.set(handle, descriptor);
        descriptors.computeIfAbsent(name, first -> new ArrayList<>(1)).add(descriptor);
        return completed(descriptor, depth);
    }

    private Descriptor proxy(int depth) throws IOException {
        Descriptor descriptor = added(new Descriptor("", ObjectStreamConstants.SC_SERIALIZABLE, List.of()));
        int interfaces = in.getInt();
        if (interfaces < 0 || interfaces > in.remaining()) {
            throw damaged("it ends too early");
        }
        for (int i = 0; i < interfaces; i++) {
            name();
        }
        return completed(descriptor, depth);
    }

    private Descriptor completed(Descriptor descriptor, int depth) throws IOException {
        annotations(depth, new Outlined(), 0);
        descriptor.above = descriptor(depth + 1);
        return descriptor;
    }

    private Outlined array(int depth) throws IOException {
        Descriptor type = descriptor(depth);
        Outlined array = added(new Outlined());
        Outlined growing = new Outlined();
        int length = in.getInt();
        if (type == null || type.name.length() < 2 || length < 0) {
            throw damaged("it has an array of no type or length");
        }
        int size = sizeOf(type.name.charAt(1));
        if ((long) length * Math.max(1, size) > in.remaining()) {
            throw damaged("an array is larger than its bytes can fill");
        }
        if (size > 0) {
            skip((long) length * size);
        } else {
            for (int i = 0; i < length; i++) {
                meets(growing, content(depth + 1));
            }
        }
        array.steps = growing.steps;
        array.hashSteps = growing.hashSteps;
        return array;
    }

    /** The bytes of a primitive; 0 for anything else. */
    private static int sizeOf(char type) {
        return switch (type) {
            case 'B', 'Z' -> Byte.BYTES;
            case 'C', 'S' -> Short.BYTES;
            case 'I', 'F' -> Integer.BYTES;
            case 'J', 'D' -> Long.BYTES;
            default -> 0;
        };
    }

    private static void meets(Outlined one, @Nullable Outlined other) {
        if (other != null) {
            one.steps = sum(one.steps, other.steps);
            one.hashSteps = sum(one.hashSteps, other.hashSteps);
        }
    }

    /** Of numbers that are not negative; too many are very many. */
    private static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private Outlined object(int depth) throws IOException {
        Descriptor type = descriptor(depth);
        if (type == null) {
            throw damaged("it has an object of no class");
        }
        Outlined object = added(new Outlined());
        Outlined growing = new Outlined();
        boolean isCollection = type.isCollection();
        List<Descriptor> chain = new ArrayList<>();
        for (Descriptor each = type; each != null; each = each.above) {
            chain.add(each);
        }
        if (type.has(ObjectStreamConstants.SC_EXTERNALIZABLE)) {
            if (!type.has(ObjectStreamConstants.SC_BLOCK_DATA)) {
                throw damaged("it is of version 1");
            }
            annotations(depth, growing, type.hashedOf());
        } else {
            Collections.reverse(chain);
            for (Descriptor each : chain) {
                fields(each, growing, depth);
            }
        }
        object.steps = growing.steps;
        object.hashSteps = isCollection ? growing.hashSteps : 1;
        return object;
    }

    private void fields(Descriptor of, Outlined object, int depth) throws IOException {
        if (!of.has(ObjectStreamConstants.SC_SERIALIZABLE)) {
            return;
        }
        long bytes = 0;
        for (Field field : of.fields) {
            bytes += sizeOf(field.type());
        }
        skip(bytes);
        for (Field field : of.fields) {
            if (sizeOf(field.type()) == 0) {
                meets(object, content(depth + 1));
            }
        }
        if (of.has(ObjectStreamConstants.SC_WRITE_METHOD)) {
            annotations(depth, object, of.hashedOf());
        }
    }

    /** Reads what classes write of their own accord, up to its end. */
    private void annotations(int depth, Outlined object, int hashedOf) throws IOException {
        int objects = 0;
        while (true) {
            byte code = in.get();
            switch (code) {
                case ObjectStreamConstants.TC_ENDBLOCKDATA -> {
                    return;
                }
                case ObjectStreamConstants.TC_BLOCKDATA -> skip(in.get() & 0xff);
                case ObjectStreamConstants.TC_BLOCKDATALONG -> skip(in.getInt());
                default -> {
                    in.position(in.position() - 1);
                    Outlined other = content(depth + 1);
                    meets(object, other);
                    if (hashedOf > 0 && objects % hashedOf == 0 && other != null) {
                        hashing = sum(hashing, other.hashSteps);
                    }
                    objects++;
                }
            }
        }
    }
}
