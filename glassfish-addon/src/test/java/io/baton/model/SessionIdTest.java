// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {

    private static final String SECRET = "0123456789ABCDEF0123456789ABCDEF01234567";

    @Test
    void itsTextIsNotTheId() {
        SessionId id = new SessionId(SECRET);
        assertThat(id.toString()).hasSize(8).isEqualTo(id.digest().substring(0, 8));
        assertThat("session " + id).doesNotContain(SECRET.substring(0, 4));
        assertThat(id.value()).isEqualTo(SECRET);
    }

    @Test
    void itsDigestIsHalfOfItsSha256() {
        // printf abc | sha256sum
        assertThat(new SessionId("abc").digest()).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "",
                " ",
                "a b",
                "a\nb",
                "a\r\nSet-Cookie: x=y",
                "a\0b",
                "a.b",
                "a:b",
                "a;b",
                "a/b",
                "../../etc/passwd",
                "{a}",
                "a*",
                "a?",
                "a[b]",
                "<script>",
                "'; DROP TABLE",
                "ä",
                "Ａ",
                "٣",
                "😀",
                "a".repeat(SessionId.MAX_LENGTH + 1),
                "a".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatNoServerOfOursMadeIsNoId(String text) {
        assertThat(SessionId.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void theRefusalDoesNotRepeatTheText(String text) {
        assertThatThrownBy(() -> new SessionId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text.length() + " characters")
                .satisfies(refusal -> {
                    if (text.length() > 6) {
                        assertThat(refusal.getMessage()).doesNotContain(text);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "-", "_", SECRET})
    void itsAlphabetIsAccepted(String text) {
        assertThat(SessionId.parse(text)).contains(new SessionId(text));
    }

    @Test
    void theLongestIdIsAccepted() {
        assertThat(SessionId.parse("a".repeat(SessionId.MAX_LENGTH))).isPresent();
    }

    @Test
    void newIdsAreLongAndNeverTheSame() {
        SessionIds ids = new SessionIds();
        Set<SessionId> given = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            SessionId id = ids.next();
            assertThat(id.value()).matches("[0-9A-F]{40}");
            given.add(id);
        }
        assertThat(given).hasSize(10_000);
    }
}
