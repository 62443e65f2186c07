// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R4.6, R9.1: what a new version of an application finds in its sessions that it has no class for. */
@OfContainer
class AttributesWithoutTheirClassIT {

    private static final String APPLICATION = "voucher";

    private final Counter counter = new Counter(APPLICATION);
    private final HttpSessionClient browser = counter.browser();
    private final Notes notes = new Notes(browser, APPLICATION);
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().counterWithVouchers(), APPLICATION);
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy(APPLICATION);
    }

    @Test
    void anAttributeWhoseClassIsGoneIsLeftOutWithOneLineAndIsBackWithTheClass() {
        StoredSession withVouchers = StoredSession.begunBy(bench.redis(), APPLICATION, () -> {
            counter.countOn(bench.a());
            browser.post(bench.a().url("/voucher/voucher"), Map.of());
        });
        seeVouchersOn(bench.a());

        long mark = bench.a().serverLog().mark();
        bench.cluster().redeploy(bench.archives().counter(), APPLICATION);
        for (GlassFishInstance instance : bench.cluster().instances()) {
            useWithoutVouchersOn(instance);
        }
        useWithoutVouchersOn(bench.a());
        bench.a()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log)
                                .containsOnlyOnce("BATON3101 Attribute 'voucher' of session /voucher#")
                                .containsOnlyOnce("BATON3101 Attribute 'book' of session /voucher#")
                                .contains("io.baton.it.cluster.voucher.Voucher"));
        seeNamesOfLeftOutOn(bench.b());
        StoredSession withoutVouchers = withVouchers.now();
        assertThat(withoutVouchers.writtenSince(withVouchers))
                .contains("count", "list")
                .doesNotContain("voucher", "book");
        assertThat(withoutVouchers.attributes()).contains("voucher", "book");

        bench.cluster().redeploy(bench.archives().counterWithVouchers(), APPLICATION);
        seeVouchersOn(bench.a());
        seeVouchersOn(bench.b());
        counter.countOn(bench.a());
    }

    /** The session came there once, so each was tried once. */
    private void seeNamesOfLeftOutOn(GlassFishInstance instance) {
        try (Figures figures = Figures.of(bench.cluster(), instance)) {
            assertThat(figures.counts("/" + APPLICATION))
                    .containsEntry("LeftOutAttributes voucher notDecoded", 1L)
                    .containsEntry("LeftOutAttributes voucher notEncoded", 0L)
                    .containsEntry("LeftOutAttributes book notDecoded", 1L)
                    .containsEntry("NotDecoded", 2L);
        }
    }

    private void useWithoutVouchersOn(GlassFishInstance instance) {
        for (int i = 0; i < 2; i++) {
            counter.countOn(instance);
            assertThat(notes.oneOn(instance, "voucher")).isEqualTo("null");
            assertThat(notes.oneOn(instance, "book")).isEqualTo("null");
            assertThat(notes.allOn(instance)).containsKeys("count", "list").doesNotContainKeys("voucher", "book");
        }
    }

    private void seeVouchersOn(GlassFishInstance instance) {
        assertThat(notes.allOn(instance))
                .containsEntry("voucher", "Voucher[number=7]")
                .containsEntry("book", "[Voucher[number=8], Voucher[number=9]]");
    }
}
