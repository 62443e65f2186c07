// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.session.ReplicatedSession;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionPageTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Journey journey = new Journey();

    private String page(Optional<ReplicatedSession> session) {
        return SessionPage.of(new SessionView(
                "one",
                session.isPresent(),
                "its web.xml says <distributable/>",
                "REQUEST",
                session,
                journey.moves(),
                journey.lastMove()));
    }

    @Test
    void showsWhereTheSessionLivesItsVersionAndItsLastMove() {
        assertThat(page(Optional.of(new ReplicatedSession("two", 7, Optional.of(NOON), 99))))
                .contains(
                        "<td>two</td>",
                        "<td>7</td>",
                        "99 bytes",
                        NOON.toString(),
                        "it has not moved",
                        "&lt;distributable/>");
    }

    @Test
    void showsThatThereIsNoneWhereNothingIsReplicated() {
        assertThat(page(Optional.empty())).contains("no: ", "nobody but this server");
    }
}
