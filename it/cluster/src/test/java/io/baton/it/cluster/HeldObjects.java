// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.Field;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/**
 * What of a heap cannot be collected, not even when memory runs short: all that can be reached from the roots but by references that give way, and by those that a caller wants left out.
 */
final class HeldObjects {

    private static final Set<String> GIVE_WAY = Set.of(
            "java.lang.ref.SoftReference",
            "java.lang.ref.WeakReference",
            "java.lang.ref.PhantomReference",
            "java.lang.ref.FinalReference");

    /** Who was found to hold an object, and how. */
    private record Holder(long id, String how) {}

    private final Heap heap;
    private final Set<String> leftOut;
    private final Map<Long, Holder> holders = new HashMap<>();
    private final Queue<Long> open = new ArrayDeque<>();
    /** By their ids, the classes whose objects refer to nothing, which are most objects of a heap. */
    private final Map<Long, Boolean> plain = new HashMap<>();

    private HeldObjects(Heap heap, Set<String> leftOut) {
        this.heap = heap;
        this.leftOut = leftOut;
        for (Object each : heap.getGCRoots()) {
            GCRoot root = (GCRoot) each;
            Instance object = root.getInstance();
            if (object != null) {
                held(object.getInstanceId(), new Holder(0, root.getKind()));
            }
        }
        for (Long next = open.poll(); next != null; next = open.poll()) {
            long holder = next;
            eachReference(holder, (how, object) -> held(object, new Holder(holder, how)));
        }
    }

    /**
     * Reads a heap dump.
     *
     * @param leftOut fields that shall not count, as {@code class.field}
     */
    static HeldObjects in(Path dump, Set<String> leftOut) throws IOException {
        return new HeldObjects(HeapFactory.createHeap(dump.toFile()), leftOut);
    }

    /** Of each loader that has a class of that name and is held: the way from there to a root. */
    List<String> loadersOf(String className) {
        List<String> ways = new ArrayList<>();
        for (Object each : heap.getAllClasses()) {
            JavaClass type = (JavaClass) each;
            Instance loader = type.getClassLoader();
            if (type.getName().equals(className) && loader != null && holders.containsKey(loader.getInstanceId())) {
                ways.add(way(loader.getInstanceId()));
            }
        }
        return ways;
    }

    private String way(long object) {
        StringBuilder way = new StringBuilder();
        for (Holder at = holders.get(object), of = new Holder(object, "");
                at != null;
                of = at, at = holders.get(at.id())) {
            way.append("\n  ").append(name(of.id())).append(" <- ").append(at.how());
        }
        return way.toString();
    }

    private void held(long object, Holder holder) {
        if (holders.putIfAbsent(object, holder) == null) {
            open.add(object);
        }
    }

    private void eachReference(long id, BiConsumer<String, Long> reference) {
        JavaClass type = heap.getJavaClassByID(id);
        Instance object = type == null ? heap.getInstanceByID(id) : null;
        if (type != null) {
            ofClass(type, reference);
        } else if (object != null) {
            JavaClass itsClass = object.getJavaClass();
            reference.accept("class of", itsClass.getJavaClassId());
            if (object instanceof ObjectArrayInstance array) {
                for (Object element : array.getValues()) {
                    to("element", (Instance) element, reference);
                }
            } else if (!plain.computeIfAbsent(itsClass.getJavaClassId(), any -> isPlain(itsClass))) {
                fields(object.getFieldValues(), givesWay(itsClass), reference);
            }
        }
    }

    /** Strings refer to their bytes only. */
    private static boolean isPlain(JavaClass type) {
        boolean plain = true;
        for (JavaClass at = type; at != null && plain; at = at.getSuperClass()) {
            for (Object field : at.getFields()) {
                plain &= ((Field) field).isStatic()
                        || !((Field) field).getType().getName().equals("object");
            }
        }
        return plain || type.getName().equals("java.lang.String");
    }

    private void ofClass(JavaClass type, BiConsumer<String, Long> reference) {
        to("loader of", type.getClassLoader(), reference);
        fields(type.getStaticFieldValues(), false, reference);
        JavaClass parent = type.getSuperClass();
        if (parent != null) {
            reference.accept("superclass of", parent.getJavaClassId());
        }
    }

    private void fields(List<?> values, boolean givesWay, BiConsumer<String, Long> reference) {
        for (Object value : values) {
            if (value instanceof ObjectFieldValue field) {
                String name = field.getField().getDeclaringClass().getName() + "."
                        + field.getField().getName();
                if (!leftOut.contains(name) && !(givesWay && name.equals("java.lang.ref.Reference.referent"))) {
                    to(name, field.getInstance(), reference);
                }
            }
        }
    }

    private static void to(String how, @Nullable Instance object, BiConsumer<String, Long> reference) {
        if (object != null) {
            reference.accept(how, object.getInstanceId());
        }
    }

    private static boolean givesWay(JavaClass type) {
        for (JavaClass at = type; at != null; at = at.getSuperClass()) {
            if (GIVE_WAY.contains(at.getName())) {
                return true;
            }
        }
        return false;
    }

    private String name(long id) {
        JavaClass type = heap.getJavaClassByID(id);
        return type == null ? heap.getInstanceByID(id).getJavaClass().getName() : "class " + type.getName();
    }
}
