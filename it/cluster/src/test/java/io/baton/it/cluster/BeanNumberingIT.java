// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R6.1: sessions with CDI beans move between instances that number their beans differently, with nothing set by hand. */
@OfContainer
class BeanNumberingIT {

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @Test
    void sessionsOfAFacesApplicationMoveWithoutAnError() {
        bench.cluster().deploy(bench.archives().counterWithFaces(), "faces");
        try {
            Counter counter = new Counter("faces");
            for (int i = 0; i < 5; i++) {
                counter.countOn(bench.a());
                page(counter.browser(), bench.a().url("/faces/page.xhtml"));
                counter.countOn(bench.b());
                page(counter.browser(), bench.b().url("/faces/page.xhtml"));
            }
        } finally {
            bench.cluster().undeploy("faces");
        }
    }

    private static void page(HttpSessionClient browser, URI uri) {
        assertThat(browser.get(uri).status()).isEqualTo(200);
    }
}
