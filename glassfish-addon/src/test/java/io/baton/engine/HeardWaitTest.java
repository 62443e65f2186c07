// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.EngineSettings.Scope;
import io.baton.model.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long a session took that memory has, but that another request of the same node keeps. */
class HeardWaitTest extends EngineTest {

    private static final Duration LONG = Duration.ofSeconds(1);

    private final List<String> sources = new ArrayList<>();
    private final List<Duration> times = new ArrayList<>();
    private final Node heard;

    HeardWaitTest() {
        super(Cluster.settings(Scope.REQUEST, Backup.REQUEST));
        cluster.heardBy(new SessionEvents() {
            @Override
            public void opened(@Nullable Object mark, SessionId id, Source source, Duration took) {
                sources.add(source.name());
                times.add(took);
            }
        });
        heard = cluster.start("heard");
        cluster.heardBy(SessionEvents.NONE);
    }

    @Test
    void aWaitForAnotherRequestIsTold() {
        heard.create(id).close();
        SessionHandle first = heard.open(id);
        sources.clear();
        times.clear();
        long began = cluster.time().nanoTime();
        cluster.time().duringPauses(() -> {
            if (cluster.time().since(began).compareTo(LONG) >= 0) {
                first.close();
            }
        });
        heard.open(id).close();
        assertThat(sources).containsExactly("MEMORY");
        assertThat(times.get(0)).isGreaterThanOrEqualTo(LONG);
    }
}
