// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.cluster.InjectedObject.Outcome;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R6.1: a bean keeps its own state over moves, whatever the container injected into it. */
@OfContainer
class InjectedIntoBeansIT {

    private static final String APPLICATION = "injected";

    private static Bench bench;
    private static long deployment;

    @BeforeAll
    static void deploy() {
        bench = Bench.with(Map.of("backupMode", "request"));
        deployment = bench.a().serverLog().mark();
        bench.cluster().deploy(new BeanArchives(bench.workbench().directory("archives")).injected(), APPLICATION);
    }

    @AfterAll
    static void undeploy() {
        bench.cluster().undeploy(APPLICATION);
    }

    static Stream<InjectedObject> whatCanBeKept() {
        return InjectedObjects.ALL.stream().filter(each -> each.outcome() != Outcome.CANNOT);
    }

    static Stream<InjectedObject> whatCannot() {
        return InjectedObjects.ALL.stream().filter(each -> each.outcome() == Outcome.CANNOT);
    }

    @ParameterizedTest
    @MethodSource("whatCanBeKept")
    void isThereOnEachInstanceAndTheBeanKeepsItsState(InjectedObject injected) {
        HttpSessionClient browser = new HttpSessionClient();
        List<String> answers = new ArrayList<>();
        StoredSession stored = StoredSession.begunBy(
                bench.redis(), APPLICATION, () -> answers.add(visit(browser, bench.a(), injected)));
        answers.add(visit(browser, bench.b(), injected));
        answers.add(visit(browser, bench.a(), injected));
        String bytes = stored.attributes().stream().map(stored::text).reduce("", String::concat);
        String first = answers.get(0).substring(answers.get(0).indexOf(" ") + 2);
        assertThat(answers).as("answers").containsExactly("200 1" + first, "200 2" + first, "200 3" + first);
        boolean marked = injected.outcome() == Outcome.LOOKED_UP_ANEW;
        assertThat(bytes.contains("injection.InjectionMark") || bytes.contains("injection.SessionBeanMark"))
                .as("a mark of it is stored")
                .isEqualTo(marked);
        assertThat(bytes).doesNotContain("com.sun.enterprise.connectors", "com.sun.gjc", "sun.reflect");
        assertThat(marked && bytes.contains("com.sun.ejb"))
                .as("a form that only one domain knows")
                .isFalse();
    }

    private static String visit(HttpSessionClient browser, GlassFishInstance instance, InjectedObject injected) {
        Reply reply = browser.get(instance.url("/injected/visit?bean=" + injected.bean()));
        return reply.status() + " " + reply.body();
    }

    @ParameterizedTest
    @MethodSource("whatCannot")
    void isNamedAtDeploymentIfItIsLost(InjectedObject injected) {
        String bean = injected.bean().substring(injected.bean().indexOf('$') + 1);
        bench.a()
                .serverLog()
                .await(
                        deployment,
                        log -> assertThat(log)
                                .containsPattern("BATON9010 Application /injected: bean " + bean
                                        + " can never be stored: " + bean + ".*a stateful enterprise bean"));
    }

    @Test
    void theDocumentationListsThem() throws IOException {
        String page = Files.readString(bench.workbench().project().resolve("docs/injection.md"));
        assertThat(page.lines().filter(line -> line.startsWith("| ")).skip(1))
                .containsExactlyElementsOf(
                        InjectedObjects.ALL.stream().map(InjectedObject::line).toList());
    }
}
