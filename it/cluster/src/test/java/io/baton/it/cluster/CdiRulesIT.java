// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.bench.PlainCluster;
import io.baton.it.glassfish.GlassFishCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R6.1: CDI's rules for session, conversation and passivating scopes hold with Baton as they do without, even if each request goes to another instance. */
@Smoke
@OfContainer
class CdiRulesIT {

    private static Bench bench;
    private static GlassFishCluster plain;

    @BeforeAll
    static void deploy() {
        bench = Bench.with(Map.of("backupMode", "request"));
        plain = PlainCluster.cluster();
        Path rules = new BeanArchives(bench.workbench().directory("archives")).rules();
        bench.cluster().deploy(rules, "rules");
        plain.deploy(rules, "rules");
    }

    @AfterAll
    static void undeploy() {
        bench.cluster().undeploy("rules");
        plain.undeploy("rules");
    }

    static Stream<Rule> rules() {
        return CdiRules.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule rule) {
        List<String> without = RuleVisit.of(rule, plain.instance(0));
        assertThat(without).as("without Baton").isEqualTo(rule.lines());
        assertThat(RuleVisit.of(rule, bench.a())).as("with Baton").isEqualTo(without);
        assertThat(RuleVisit.of(rule, bench.a(), bench.b()))
                .as("with Baton, each request on another instance")
                .isEqualTo(without);
    }

    @Test
    void theDocumentationListsThem() throws IOException {
        String page = Files.readString(bench.workbench().project().resolve("docs/cdi.md"));
        assertThat(page.lines().filter(line -> line.startsWith("| ")).skip(1))
                .containsExactlyElementsOf(CdiRules.ALL.stream()
                        .map(rule -> "| " + rule.name() + " | " + rule.source() + " |")
                        .toList());
    }
}
