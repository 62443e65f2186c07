// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.redis.RedisServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * R9.1: what somebody else wrote into a record costs its attribute: requests are answered, sessions end, and instances
 * stop.
 */
@Order(Turn.SWEEP)
class BadBytesIT {

    private static final Duration REAP = Duration.ofSeconds(5);
    private static final long LIFE = 8;

    /** GlassFish's default of five, and two more. */
    private static final int MORE_THAN_ALL_THREADS = 7;

    /** Of an instance with some sessions. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    private static final String WRITE = """
            local bytes = ARGV[2]:gsub('..', function(one) return string.char(tonumber(one, 16)) end)
            return redis.call('HSET', KEYS[1], ARGV[1], bytes)""";

    private Bench bench;
    private RedisServer redis;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request", "reapIntervalSeconds", Long.toString(REAP.toSeconds())));
        redis = bench.redis();
    }

    @Test
    void aQueueWhoseLockIsHeldByNobodyStopsNothing() {
        Counter user = new Counter();
        StoredSession stored = StoredSession.begunBy(redis, "counter", () -> user.countOn(bench.a()));
        write(stored, "sound", stream(new LinkedBlockingDeque<>(List.of("pear"))));
        write(stored, "queue", held(stream(new LinkedBlockingDeque<>(List.of("pear")))));
        long mark = bench.b().serverLog().mark();
        Notes notes = new Notes(user.browser());

        assertThat(notes.oneOn(bench.b(), "sound")).isEqualTo("[pear]");
        IntStream.range(0, MORE_THAN_ALL_THREADS)
                .parallel()
                .forEach(i -> assertThat(notes.oneOn(bench.b(), "queue")).isEqualTo("null"));
        user.countOn(bench.b());
        new Counter().countOn(bench.b());

        bench.b()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log)
                                .contains("BATON3101 Attribute 'queue' of session /counter#")
                                .contains("has other superclasses there than here"));
        assertStops();
    }

    @Test
    void otherSessionsEndBesideOneThatHasSuchAQueue() {
        Mortals mortals = new Mortals();
        StoredSession stored = StoredSession.begunBy(redis, "counter", () -> mortals.begin(bench.a(), LIFE, "none"));
        write(stored, "queue", held(stream(new LinkedBlockingDeque<>(List.of("pear")))));
        for (int i = 0; i < 10; i++) {
            mortals.begin(bench.a(), LIFE, "none");
        }
        bench.a().kill9();
        try {
            await().atMost(REAP.multipliedBy(6)).until(() -> mortals.destroyedOn(bench.b()) == 11);
            assertStops();
        } finally {
            bench.a().start();
        }
    }

    @Test
    void anArrayThatIsNotThereTakesNoMemory() {
        Counter user = new Counter();
        StoredSession stored = StoredSession.begunBy(redis, "counter", () -> user.countOn(bench.a()));
        byte[] array = stream(new long[8]);
        ByteBuffer.wrap(array).putInt(find(array, new byte[] {0, 0, 0, 8}), 65_600_000);
        write(stored, "array", array);

        assertThat(new Notes(user.browser()).oneOn(bench.b(), "array")).isEqualTo("null");
        user.countOn(bench.b());
    }

    private void assertStops() {
        long began = System.nanoTime();
        bench.b().stopOrderly();
        try {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST_STOP);
        } finally {
            bench.b().start();
        }
    }

    /** A frame of Java serialization, as if the record's present version had it. */
    private void write(StoredSession session, String attribute, byte[] stream) {
        byte[] frame = ByteBuffer.allocate(11 + stream.length)
                .put((byte) 1)
                .put((byte) 1)
                .put((byte) 0)
                .putLong(session.version())
                .put(stream)
                .array();
        redis.cli(
                "EVAL",
                WRITE,
                "1",
                session.key(),
                "a:" + attribute,
                HexFormat.of().formatHex(frame));
    }

    /** In the container's format: each class has a word on its bundle. */
    private static byte[] stream(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ContainersStream(bytes)) {
            out.writeObject(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static final class ContainersStream extends ObjectOutputStream {

        ContainersStream(ByteArrayOutputStream bytes) throws IOException {
            super(bytes);
        }

        @Override
        protected void annotateClass(Class<?> type) throws IOException {
            writeUTF(":");
        }
    }

    /** The lock's superclass, which would make it free, under another name, and its state not free. */
    private static byte[] held(byte[] stream) {
        byte[] name = "locks.ReentrantLock$Sync".getBytes(StandardCharsets.US_ASCII);
        stream[find(stream, name) + name.length - 1] = 'k';
        byte[] state = "AbstractOwnableSynchronizer".getBytes(StandardCharsets.US_ASCII);
        int at = find(stream, state) + state.length;
        // Serial version, flags, no fields; the word on the bundle; its end; nothing above: then the number.
        int above = at + Long.BYTES + 1 + Short.BYTES;
        while (stream[above] != 0x70) {
            above++;
        }
        stream[above + 4] = 1;
        return stream;
    }

    private static int find(byte[] bytes, byte[] part) {
        return IntStream.rangeClosed(0, bytes.length - part.length)
                .filter(i -> ByteBuffer.wrap(bytes, i, part.length).equals(ByteBuffer.wrap(part)))
                .findFirst()
                .orElseThrow();
    }
}
