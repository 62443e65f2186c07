// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.cluster.identity.Users;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R4.5: who logged in is logged in wherever the session goes, in whatever way it was; who logged out is logged out everywhere. */
@OfContainer
class LoginIT {

    private static final String NOBODY = "null";

    private static boolean prepared;

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        prepare(bench);
    }

    private static synchronized void prepare(Bench bench) {
        if (prepared) {
            return;
        }
        Accounts.make(bench);
        bench.cluster().deploy(bench.archives().counterWithBasicLogin(), "basic");
        bench.cluster().deploy(bench.archives().counterWithFormLogin(), "form");
        bench.cluster().deploy(bench.archives().counterWithOwnUsers(), "own");
        prepared = true;
    }

    @ParameterizedTest
    @EnumSource
    void aUserIsTheSameOnTheInstanceThatTheSessionIsHandedOverToAndOnTheWayBack(Way way) {
        Member member = new Member(way).comesTo(bench.a()).logsInOn(bench.a());
        Map<String, String> onA = member.knownOn(bench.a());
        assertThat(onA)
                .containsEntry("user", way.user())
                .containsEntry("roles", "true false")
                .containsEntry("securityRoles", "true false")
                .containsEntry("bean", way.user())
                .containsEntry("beanRoles", "true false")
                .containsEntry("hidden", NOBODY);
        assertThat(onA.get("attributes")).doesNotContain("\0");
        assertThat(onA.get("authType")).isNotEqualTo(NOBODY);

        assertThat(member.servedOn(bench.b())).isEqualTo(onA);
        assertThat(member.knownOn(bench.b())).isEqualTo(onA);
        assertThat(member.servedOn(bench.a())).isEqualTo(onA);
        assertThat(member.countOn(bench.b())).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource
    void whoLogsOutOnOneInstanceIsLoggedOutOnTheOther(Way way) {
        Member member = new Member(way).comesTo(bench.a()).logsInOn(bench.a());
        assertThat(member.servedOn(bench.a())).containsEntry("user", way.user());

        assertThat(member.logsOutOn(bench.b())).containsEntry("user", NOBODY);

        assertThat(member.knownOn(bench.a()))
                .containsEntry("user", NOBODY)
                .containsEntry("authType", NOBODY)
                .containsEntry("roles", "false false");
        member.assertAskedOn(bench.a());
        assertThat(member.countOn(bench.a())).as("the session goes on").isEqualTo("1");

        member.logsInOn(bench.a());
        assertThat(member.servedOn(bench.b())).containsEntry("user", way.user());
    }

    @ParameterizedTest
    @EnumSource
    void whoIsAskedByOneInstanceMayAnswerTheOther(Way way) {
        Member member = new Member(way).comesTo(bench.a()).logsInOn(bench.b());
        assertThat(member.servedOn(bench.b())).containsEntry("user", way.user());
        assertThat(member.servedOn(bench.a())).containsEntry("user", way.user());
    }

    @Test
    void usersStayLoggedInWhenTheirInstanceIsKilledAndWhenItIsBack() {
        Map<Way, Member> members = new HashMap<>();
        Map<Way, Map<String, String>> onA = new HashMap<>();
        Arrays.stream(Way.values()).forEach(way -> {
            Member member = new Member(way).comesTo(bench.a()).logsInOn(bench.a());
            members.put(way, member);
            onA.put(way, member.servedOn(bench.a()));
        });

        bench.a().kill9();

        members.forEach((way, member) -> assertThat(member.servedOn(bench.b())).isEqualTo(onA.get(way)));
        bench.cluster().start();
        members.forEach((way, member) -> assertThat(member.servedOn(bench.a())).isEqualTo(onA.get(way)));
    }

    @Test
    void whoHasNoRoleHasNoneAfterTheMove() {
        Member stranger = new Member(Way.OWN_USERS, Users.STRANGER, Users.STRANGER)
                .comesTo(bench.a())
                .logsInOn(bench.a());
        assertThat(stranger.secretOn(bench.a()).status()).isEqualTo(403);

        assertThat(stranger.secretOn(bench.b()).status()).isEqualTo(403);
        assertThat(stranger.knownOn(bench.b()))
                .containsEntry("user", Users.STRANGER)
                .containsEntry("roles", "false false");
    }

    @Test
    void theStoreHasNeitherPasswordsNorClassesOfTheContainer() {
        Member member = new Member(Way.FORM).comesTo(bench.a()).logsInOn(bench.a());
        assertThat(member.servedOn(bench.a())).containsEntry("user", Way.ALICE);

        List<String> logins = bench.redis().keys("baton:{form/*}").stream()
                .map(key -> bench.redis().hash(key).get("a:\0login"))
                .filter(Objects::nonNull)
                .map(bytes -> StandardCharsets.ISO_8859_1.decode(bytes).toString())
                .toList();
        assertThat(logins)
                .isNotEmpty()
                .allSatisfy(login -> assertThat(login)
                        .contains("clerks", "others")
                        .doesNotContain(Way.PASSWORD, "com.sun", "glassfish"));
    }

    @Test
    void aLoginThatCannotBeReadIsNoneAndTheLogSaysSoOnce() {
        Member member = new Member(Way.FORM).comesTo(bench.a()).logsInOn(bench.a());
        member.servedOn(bench.a());
        for (String key : bench.redis().keys("baton:{form/*}")) {
            damageLogin(key);
        }
        long mark = bench.b().serverLog().mark();

        assertThat(member.knownOn(bench.b())).containsEntry("user", NOBODY);
        member.assertAskedOn(bench.b());
        assertThat(member.countOn(bench.b())).isEqualTo("1");
        bench.b()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log)
                                .containsOnlyOnce("BATON1110 The login of session /form#")
                                .doesNotContain("Exception"));

        member.logsInOn(bench.b());
        assertThat(member.servedOn(bench.a())).containsEntry("user", Way.ALICE);
    }

    private void damageLogin(String key) {
        bench.redis()
                .cli(
                        "EVAL",
                        "local login = redis.call('HGET', KEYS[1], 'a:\\0login')\n"
                                + "if login then redis.call('HSET', KEYS[1], 'a:\\0login', (string.gsub(login, 'alice', 'lice'))) end",
                        "1",
                        key);
    }

    @Test
    void anApplicationCannotLogAnybodyInThroughAnAttribute() {
        Member member = new Member(Way.BASIC).comesTo(bench.a());
        assertThat(member.sets("login", bench.a()).status()).isEqualTo(500);
        assertThat(member.knownOn(bench.b())).containsEntry("user", NOBODY).containsEntry("hidden", NOBODY);
        assertThat(member.countOn(bench.b())).isEqualTo("1");
    }
}
