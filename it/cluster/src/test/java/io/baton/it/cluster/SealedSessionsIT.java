// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.cluster.app.Form;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * R8.2, R8.4: with keys, who reads the store learns nothing, who writes to it is nobody else; and switching on and
 * changing keys is noticed by no user.
 */
class SealedSessionsIT {

    private static final String PROPERTY = "applications.application.baton.property.";
    private static final String NEEDLE = "needle-in-the-store";
    private static final String SESSIONS = "baton:{counter/*}";
    private static final int CLIENTS = 10;
    private static final int THREADS = 4;
    private static final long MILLIS_BETWEEN_REQUESTS = 200;

    /**
     * The login of a user who does not exist, written into a record as somebody would who may write to the store, which
     * then is nobody's.
     */
    private static final String FORGERY = "redis.call('HSET', KEYS[1], 'a:\\0login',"
            + " '\\1\\2\\0' .. '\\0\\0\\0\\0\\0\\0\\0\\1' .. '\\1' .. '1:11:p4:root5:BASIC6:clerks', 'u', '0')"
            + " return 1";

    private final HttpSessionClient browser = new HttpSessionClient();
    private Path keys = Path.of("");

    @BeforeEach
    void makeAKey() throws IOException {
        keys = Files.createTempFile(
                        "baton",
                        ".keys",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                .toAbsolutePath();
        keys.toFile().deleteOnExit();
        Files.writeString(keys, line("k1", 1));
    }

    private static String line(String id, int content) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) content);
        return id + " " + Base64.getEncoder().encodeToString(secret) + "\n";
    }

    private Bench bench(String encryption) {
        Bench bench = Bench.with(
                Map.of("backupMode", "request", "encryption", encryption, "encryptionKeys", keys.toString()));
        Accounts.make(bench);
        return bench;
    }

    /** The login that somebody has on the other instance who began a session without one, after it was forged. */
    private String userAfterForgery(Bench bench) {
        bench.cluster().deploy(bench.archives().counterWithBasicLogin(), "vault");
        try {
            StoredSession begun = StoredSession.begunBy(
                    bench.redis(), "vault", () -> browser.post(bench.a().url("/vault/count"), Map.of()));
            assertThat(browser.get(bench.a().url("/vault/who")).status()).isEqualTo(200);
            bench.redis().cli("EVAL", FORGERY, "1", begun.key());
            String user = who(bench.b(), "vault");
            assertThat(browser.post(bench.b().url("/vault/count"), Map.of()).json("count"))
                    .as("the other attributes")
                    .isEqualTo("2");
            return user;
        } finally {
            bench.cluster().undeploy("vault");
        }
    }

    private String who(GlassFishInstance instance, String application) {
        Reply reply = browser.get(instance.url("/" + application + "/who"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return new HashMap<>(Form.decode(reply.body())).getOrDefault("user", "");
    }

    @Test
    void aForgedLoginIsBelievedWithoutSealsAndNotWithThem() {
        assertThat(userAfterForgery(bench("off"))).isEqualTo("root");
        Bench required = bench("required");
        long mark = required.b().serverLog().mark();
        assertThat(userAfterForgery(required)).isEqualTo("null");
        required.b().serverLog().await(mark, log -> assertThat(log).contains("BATON3101 Attribute"));
    }

    @Test
    void nothingIsFoundInTheStoreAndAKillIsSurvived() {
        Bench bench = bench("required");
        // Other tests leave theirs behind.
        Set<String> before = Set.copyOf(bench.redis().keys("*"));
        bench.cluster().deploy(bench.archives().counterWithBasicLogin(), "vault");
        try (Monitored monitored = Monitored.start(bench.redis())) {
            StoredSession begun = StoredSession.begunBy(
                    bench.redis(), "vault", () -> browser.post(bench.a().url("/vault/count"), Map.of()));
            login(bench.a());
            browser.post(bench.a().url("/vault/timeout"), Map.of("mark", NEEDLE, "seconds", "600"));
            String id = browser.sessionId().orElseThrow();
            assertThat(text(begun, "d")).isNotEqualTo(id).startsWith("~");

            bench.a().kill9();
            assertThat(who(bench.b(), "vault")).isEqualTo(Way.ALICE);
            assertThat(browser.post(bench.b().url("/vault/count"), Map.of()).json("count"))
                    .isEqualTo("2");

            List<String> secrets =
                    List.of(id, Way.ALICE, Way.PASSWORD, NEEDLE, line("", 1).strip());
            assertThat(everythingIn(bench, before)).isNotEmpty().doesNotContain(secrets);
            assertThat(monitored.end(bench.redis())).contains("HSET").doesNotContain(secrets);
            bench.cluster()
                    .instances()
                    .forEach(instance -> assertThat(instance.serverLog().since(0))
                            .doesNotContain(id, NEEDLE, line("", 1).strip()));
        } finally {
            bench.cluster().start();
            bench.cluster().undeploy("vault");
        }
    }

    private void login(GlassFishInstance instance) {
        String name = Way.ALICE + ":" + Way.PASSWORD;
        browser.send(HttpRequest.newBuilder(instance.url("/vault/secret"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(name.getBytes(UTF_8))));
        assertThat(who(instance, "vault")).isEqualTo(Way.ALICE);
    }

    private static String text(StoredSession session, String field) {
        return ISO_8859_1
                .decode(Objects.requireNonNull(session.fields().get(field)).duplicate())
                .toString();
    }

    /** All keys and all values that came since. */
    private static String everythingIn(Bench bench, Set<String> before) {
        StringBuilder all = new StringBuilder();
        for (String key : bench.redis().keys("*")) {
            if (before.contains(key)) {
                continue;
            }
            all.append(key).append('\n');
            switch (String.valueOf(bench.redis().cli("TYPE", key))) {
                case "hash" ->
                    bench.redis()
                            .hash(key)
                            .forEach((field, value) -> all.append(field)
                                    .append('\n')
                                    .append(ISO_8859_1.decode(value.duplicate()))
                                    .append('\n'));
                case "zset" -> all.append(bench.redis().cli("ZRANGE", key, "0", "-1"));
                default -> all.append(bench.redis().cli("GET", key));
            }
        }
        return all.toString();
    }

    @Test
    void nobodyNoticesThatSealsAreSwitchedOnAndThatTheKeyChanges() throws Exception {
        Bench bench = bench("off");
        // Other tests leave theirs behind.
        Set<String> before = Set.copyOf(bench.redis().keys(SESSIONS));
        OpenDoors doors = new OpenDoors(bench.cluster().instances());
        List<Regular> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> new Regular(doors, bench.cluster().instance(i % 2)))
                .toList();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
        List<ScheduledFuture<?>> visits = new ArrayList<>();
        clients.forEach(client ->
                visits.add(threads.scheduleWithFixedDelay(client, 0, MILLIS_BETWEEN_REQUESTS, TimeUnit.MILLISECONDS)));
        try {
            for (String mode : List.of("optional", "required")) {
                bench.cluster().asadmin("set", PROPERTY + "encryption=" + mode);
                restart(bench, doors);
            }
            assertThat(keysUsed(bench, before)).isNotEmpty().containsOnly("k1");
            Files.writeString(keys, line("k2", 2) + line("k1", 1));
            restart(bench, doors);
            assertThat(keysUsed(bench, before)).isNotEmpty().containsOnly("k2");
        } finally {
            visits.forEach(visit -> visit.cancel(false));
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            bench.cluster().asadmin("set", PROPERTY + "encryption=off");
        }
        assertThat(clients).allSatisfy(client -> {
            assertThat(client.complaint()).isEmpty();
            assertThat(client.moves()).isPositive();
        });
    }

    private static void restart(Bench bench, OpenDoors doors) {
        for (GlassFishInstance instance : bench.cluster().instances()) {
            doors.closed(instance);
            instance.stopOrderly();
            instance.start();
            doors.opened(instance);
        }
    }

    /** The ids of the keys by which the sessions of the counter are sealed that began since. */
    private static List<String> keysUsed(Bench bench, Set<String> before) {
        return bench.redis().keys(SESSIONS).stream()
                .filter(key -> !before.contains(key))
                .map(key -> bench.redis().hash(key).get("d"))
                .filter(Objects::nonNull)
                .map(id -> ISO_8859_1.decode(id.duplicate()).toString())
                .map(id -> Base64.getUrlDecoder().decode(id.substring(1)))
                .map(seal -> new String(seal, 2, seal[1], ISO_8859_1))
                .toList();
    }
}
