// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R9.1: bytes that would stop a thread, or a server, cost their attribute and nothing else. */
class BadBytesTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final CountDownLatch LATER = new CountDownLatch(1);

    private final JavaSerialization codec = new JavaSerialization(PlainStreams.ofTests());

    @AfterAll
    static void leaveNoThread() {
        LATER.countDown();
    }

    static Stream<Object> queues() {
        return Stream.of(
                new LinkedBlockingDeque<>(List.of("a")),
                new LinkedBlockingQueue<>(List.of("a")),
                new PriorityBlockingQueue<>(List.of("a")),
                new ArrayBlockingQueue<>(1, false, List.of("a")),
                new ConcurrentHashMap<>(Map.of("a", "b")),
                new Shelf(),
                new ReentrantReadWriteLock());
    }

    @ParameterizedTest
    @MethodSource("queues")
    void whatHasALockIsRead(Object queue) throws UncodableException {
        assertThat(codec.decode(codec.encode(queue))).hasSameClassAs(queue);
    }

    @ParameterizedTest
    @MethodSource("queues")
    void aLockThatIsHeldByNobodyIsDamage(Object queue) throws UncodableException {
        byte[] bytes = codec.encode(queue).payload();
        rename(bytes, "locks.ReentrantLock$Sync", "locks.ReentrantLock$Tync");
        rename(bytes, "locks.ReentrantReadWriteLock$Sync", "locks.ReentrantReadWriteLock$Tync");
        // The state is the last number that is read of a lock without fields of its own.
        hold(bytes);
        assertTimeoutPreemptively(SOON, () -> refused(bytes, "other superclasses"));
    }

    /** A field that this JDK does not know is read all the same, before the lock is made free. */
    @Test
    void aLockWithAFieldMoreIsDamage() throws Exception {
        byte[] bytes = codec.encode(new ReentrantLock()).payload();
        byte[] name = "java.util.concurrent.locks.AbstractQueuedSynchronizer".getBytes(StandardCharsets.US_ASCII);
        int fields = find(bytes, name) + name.length + Long.BYTES + 1;
        byte[] more = new byte[] {0, 2, 'Z', 0, 1, 'x'};
        byte[] forged = concat(
                Arrays.copyOf(bytes, fields), more, Arrays.copyOfRange(bytes, fields + 2, bytes.length), new byte[1]);
        refused(forged, "has other parts there than here");
    }

    /** What a superclass writes after its fields is read before the subclass makes the lock free. */
    @Test
    void aLockWithContentOfItsOwnIsDamage() throws Exception {
        byte[] bytes = codec.encode(new ReentrantLock()).payload();
        byte[] name = "java.util.concurrent.locks.AbstractQueuedSynchronizer".getBytes(StandardCharsets.US_ASCII);
        bytes[find(bytes, name) + name.length + Long.BYTES] |= 1;
        refused(concat(bytes, new byte[] {0x78}), "has other parts there than here");
    }

    @Test
    void nestedSetsAreNotHashedWithoutEnd() throws UncodableException {
        Set<Object> root = new HashSet<>();
        Set<Object> one = root;
        Set<Object> other = new HashSet<>();
        for (int i = 0; i < 18; i++) {
            Set<Object> next = new HashSet<>();
            Set<Object> second = new HashSet<>();
            next.add("x");
            one.addAll(List.of(next, second));
            other.addAll(List.of(next, second));
            one = next;
            other = second;
        }
        byte[] eighteen = codec.encode(root).payload();
        assertTimeoutPreemptively(SOON, () -> codec.decode(encoded(eighteen)));
    }

    @Test
    void listsThatAreSharedAreNotHashedWithoutEnd() throws UncodableException {
        Map<Object, Object> asValue = new HashMap<>();
        asValue.put("x", shared(60));
        assertThat(codec.decode(codec.encode(asValue))).isInstanceOf(Map.class);
        byte[] set = setOf(shared(60));
        assertTimeoutPreemptively(SOON, () -> refused(set, "its hash tables would take more than"));
    }

    @Test
    void whatNeverEndsIsGivenUpAndNotTriedAgain() throws Exception {
        JavaSerialization hasty = hasty();
        Encoded encoded = hasty.encode(new ArrayList<>(List.of(new LinkedBlockingQueue<>(), new Endless())));
        assertThatThrownBy(() -> hasty.decode(encoded))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining("takes longer than 0 s; its thread is left behind at");
        assertThatThrownBy(() -> hasty.decode(encoded))
                .isInstanceOf(UncodableException.class)
                .hasMessage("reading it took too long on this instance before");
    }

    @Test
    void anArrayHasNoMoreElementsThanBytes() throws UncodableException {
        for (Object array : List.of(new long[8], new int[8], new char[8], new byte[8], new double[8], new Object[8])) {
            byte[] bytes = Arrays.copyOf(codec.encode(array).payload(), 1_000);
            int length = find(bytes, new byte[] {0, 0, 0, 8});
            ByteBuffer.wrap(bytes).putInt(length, 8_000);
            refused(bytes, "its bytes are damaged: an array is larger than its bytes can fill");
        }
    }

    /** The tables are made before their content is read. */
    @Test
    void aTableHasNoMoreRoomThanItsBytesCanNeed() throws UncodableException {
        byte[] bytes = codec.encode(new HashMap<>()).payload();
        ByteBuffer.wrap(bytes).putInt(bytes.length - 5, 1_000_000);
        refused(bytes, "its arrays are larger than its bytes can fill");
    }

    @Test
    void memoryThatIsNotThereIsDamageOfOneAttribute() throws UncodableException {
        refused(codec.encode(new Hungry()).payload(), "it needs more memory than there is");
    }

    private static JavaSerialization hasty() {
        return new JavaSerialization(
                PlainStreams.ofTests(), new ClassPatterns(Set.of()), new DecodingAside(Duration.ofMillis(200)));
    }

    private static List<Object> shared(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            list = new ArrayList<>(Arrays.asList(list, list));
        }
        return list;
    }

    /** What a set of that element looks like; the set is not made, as it would hash the element. */
    private byte[] setOf(Object element) throws UncodableException {
        HashSet<Object> set = new HashSet<>();
        set.add("here");
        byte[] pattern = codec.encode(set).payload();
        int at = find(pattern, new byte[] {0x74, 0, 4, 'h', 'e', 'r', 'e'});
        byte[] bytes = codec.encode(element).payload();
        // References within the element count from its own beginning: the set's two handles come before.
        byte[] moved = Arrays.copyOfRange(bytes, 4, bytes.length);
        for (int i = 0; i + 4 < moved.length; i++) {
            if (moved[i] == 0x71 && moved[i + 1] == 0 && moved[i + 2] == 0x7e && moved[i + 3] == 0) {
                moved[i + 4] = (byte) (moved[i + 4] + 2);
            }
        }
        return concat(Arrays.copyOf(pattern, at), moved, Arrays.copyOfRange(pattern, at + 7, pattern.length));
    }

    private void refused(byte[] bytes, String why) {
        assertThatThrownBy(() -> codec.decode(encoded(bytes)))
                .isInstanceOf(UncodableException.class)
                .hasMessageContaining(why);
    }

    private static Encoded encoded(byte[] bytes) {
        return new Encoded(JavaSerialization.ID, bytes);
    }

    private static void rename(byte[] bytes, String name, String other) {
        byte[] from = name.getBytes(StandardCharsets.US_ASCII);
        int at = indexOf(bytes, from);
        if (at >= 0) {
            System.arraycopy(other.getBytes(StandardCharsets.US_ASCII), 0, bytes, at, from.length);
        }
    }

    private static void hold(byte[] bytes) {
        byte[] state = "state".getBytes(StandardCharsets.US_ASCII);
        int at = find(bytes, state) + state.length;
        // The end of the descriptor, its superclass, the end of that one, none above; then the number.
        while (bytes[at] != 0x70) {
            at++;
        }
        bytes[at + 4] = 1;
    }

    private static int find(byte[] bytes, byte[] part) {
        int at = indexOf(bytes, part);
        assertThat(at).isNotNegative();
        return at;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        return IntStream.rangeClosed(0, bytes.length - part.length)
                .filter(i -> Arrays.equals(bytes, i, i + part.length, part, 0, part.length))
                .findFirst()
                .orElse(-1);
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    /** An application's own lock, and something beside it. */
    private static final class Shelf implements Serializable {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("unused")
        private final ReentrantLock lock = new ReentrantLock(true);

        @SuppressWarnings("unused")
        private final String name = "a";
    }

    private static final class Endless implements Serializable {

        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) {
            boolean isOver = false;
            while (!isOver) {
                try {
                    LATER.await();
                    isOver = true;
                } catch (InterruptedException notYet) {
                    // As a thread that waits for a lock does.
                }
            }
        }
    }

    private static final class Hungry implements Serializable {

        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException {
            throw new OutOfMemoryError("a test");
        }
    }
}
