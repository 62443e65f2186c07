// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.baton.Documents;
import io.baton.codec.JavaSerialization;
import io.baton.codec.PlainStreams;
import io.baton.engine.Activation;
import io.baton.engine.EngineContext;
import io.baton.engine.EngineSettings;
import io.baton.engine.HandOverDesk;
import io.baton.engine.LocalSession;
import io.baton.engine.SessionEngine;
import io.baton.engine.SessionEvents;
import io.baton.engine.attributes.AttributeView;
import io.baton.engine.health.StoreHealth;
import io.baton.engine.ownership.NodeLease;
import io.baton.engine.ownership.PeerWatch;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.store.InMemoryNodeChannel;
import io.baton.store.InMemoryNodeLeases;
import io.baton.store.InMemorySessionIndex;
import io.baton.store.InMemorySessionStore;
import io.baton.time.ManualTime;
import io.prometheus.jmx.JmxCollector;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MalformedObjectNameException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ready rules for Prometheus' JMX exporter, as that applies them, and the dashboard that is made for them. */
class PrometheusTest {

    private static final Path MONITORING = Documents.PROJECT.resolve("docs/monitoring");
    private static final Path RULES = MONITORING.resolve("prometheus-jmx-exporter.yaml");
    private static final Path DASHBOARD = MONITORING.resolve("grafana-dashboard.json");

    private static final String INSTANCE = "instance1";
    private static final ApplicationName SHOP = new ApplicationName("/shop");
    private static final ApplicationName OTHER_SHOP = new ApplicationName("other", "/shop");

    /** Words rather than numbers, and what the exporter does not support. */
    private static final Set<String> NOT_EXPORTED =
            Set.of("Node", "Application", "CostliestAttributes", "LeftOutAttributes");

    /** Labels that Prometheus gives to everything it scrapes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

    private static final Pattern RULE = Pattern.compile("(?m)^ +- pattern: '(.+)'\\n +name: (\\S+)$");
    private static final Pattern RULE_INPUT =
            Pattern.compile(".*<type=(Application|Node), .*><(\\w*)>(\\w+|\\S+\\)): \\.\\*");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern SELECTOR = Pattern.compile("\\b(baton_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(?:=~|!=|!~|=)\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\(baton_\\w+, (\\w+)\\)");

    private final ManualTime time = new ManualTime();
    private final ApplicationFigures figures = new ApplicationFigures();
    private final StoreFigures storeFigures = new StoreFigures();
    private final ManagedBeans beans = new ManagedBeans();
    private final Map<ApplicationName, ApplicationMXBean> applications = new HashMap<>();

    /** One metric with one set of labels. */
    private record Sample(String name, Map<String, String> labels, double value) {}

    @BeforeEach
    void show() {
        for (StoreCall call : StoreCall.values()) {
            storeFigures.called(null, call, null, 7, "DONE", Duration.ofMillis(20));
        }
        InMemoryNodeLeases leases = new InMemoryNodeLeases(time);
        InMemoryNodeChannel channel = new InMemoryNodeChannel();
        NodeLease lease =
                new NodeLease(() -> NodeId.incarnate(INSTANCE), Duration.ofSeconds(3), leases, channel, time, time);
        StoreHealth health = new StoreHealth(time, time, Duration.ofSeconds(2), Duration.ofSeconds(5));
        beans.show(INSTANCE, new NodeStatistics(lease, health, storeFigures));
        for (ApplicationName application : List.of(SHOP, OTHER_SHOP)) {
            SessionEngine engine = engine(application, lease, leases, channel, health);
            ApplicationMXBean shown = new ApplicationStatistics(engine, figures);
            applications.put(application, shown);
            beans.show(application, shown);
        }
    }

    @AfterEach
    void hide() {
        beans.hide(INSTANCE);
        applications.forEach(beans::hide);
    }

    @Test
    void eachRuleIsForAnAttributeThatThereIs() {
        assertThat(attributesInRules()).isSubsetOf(attributes());
    }

    @Test
    void eachNumberHasARule() {
        Set<String> numbers = attributes();
        numbers.removeIf(attribute -> NOT_EXPORTED.contains(attribute.substring(attribute.indexOf('.') + 1)));
        assertThat(attributesInRules()).containsAll(numbers);
    }

    @Test
    void eachRuleYieldsAMetric() {
        Set<String> names = names(scraped());
        assertThat(rules()).isNotEmpty().allSatisfy(rule -> {
            Pattern name = Pattern.compile(rule.group(2).replaceAll("\\$\\d", "\\\\w+"));
            assertThat(names).anyMatch(name.asMatchPredicate());
        });
        assertThat(names).allMatch(name -> name.startsWith("baton_"));
    }

    @Test
    void countsHaveTheirKeysAsLabels() {
        figures.opened(null, new SessionId("any"), SessionEvents.Source.HANDED_OVER, Duration.ofMillis(2));
        List<Sample> samples = scraped();
        for (SessionEvents.Source source : SessionEvents.Source.values()) {
            assertThat(value(samples, "baton_sessions_opened_total", "/shop", "source", source.name()))
                    .isEqualTo(source == SessionEvents.Source.HANDED_OVER ? 1 : 0);
        }
    }

    @Test
    void timesAreInSeconds() {
        figures.opened(null, new SessionId("any"), SessionEvents.Source.HANDED_OVER, Duration.ofMillis(200));
        storeFigures.usable(Duration.ofSeconds(90));
        List<Sample> samples = scraped();
        assertThat(value(samples, "baton_hand_over_seconds", "/shop", "quantile", "0.99"))
                .isBetween(0.19, 0.21);
        assertThat(samples).anySatisfy(sample -> {
            assertThat(sample.name()).isEqualTo("baton_store_outage_seconds_total");
            assertThat(sample.labels()).containsEntry("server", INSTANCE);
            assertThat(sample.value()).isEqualTo(90);
        });
    }

    /** A name with a colon is quoted in the name of its bean. */
    @Test
    void applicationsOfOtherVirtualServersHaveTheirNamesWithoutQuotes() {
        assertThat(scraped().stream()
                        .filter(sample -> sample.name().startsWith("baton_sessions_"))
                        .map(sample -> sample.labels().get("application")))
                .containsOnly("/shop", "other:/shop");
    }

    @Test
    void theDashboardAsksForMetricsAndLabelsThatThereAre() {
        Map<String, Map<String, Set<String>>> known = labels(scraped());
        List<String> questions = questions();
        assertThat(questions).hasSizeGreaterThan(20).allSatisfy(question -> {
            List<MatchResult> selectors = SELECTOR.matcher(question).results().toList();
            assertThat(selectors).isNotEmpty().allSatisfy(selector -> {
                assertThat(known).containsKey(selector.group(1));
                Map<String, Set<String>> labels = Objects.requireNonNull(known.get(selector.group(1)));
                MATCHER.matcher(Objects.requireNonNullElse(selector.group(2), ""))
                        .results()
                        .filter(matcher -> !OF_PROMETHEUS.contains(matcher.group(1)))
                        .forEach(matcher -> {
                            assertThat(labels).containsKey(matcher.group(1));
                            if (!matcher.group(2).startsWith("$")) {
                                assertThat(labels.get(matcher.group(1))).contains(matcher.group(2));
                            }
                        });
                assertThat(named(question))
                        .allMatch(label -> labels.containsKey(label) || OF_PROMETHEUS.contains(label));
            });
        });
    }

    /** Times have more figures than anybody looks at. */
    @Test
    void theDashboardShowsEachMetricButSomeOfTimes() {
        Set<String> shown = questions().stream()
                .flatMap(question -> SELECTOR.matcher(question).results())
                .map(selector -> selector.group(1))
                .collect(Collectors.toSet());
        Set<String> left = names(scraped());
        left.removeAll(shown);
        assertThat(left).allMatch(name -> name.matches(".*_(mean|max|count)") || name.contains("_outage_seconds"));
    }

    @Test
    void legendsHaveLabelsThatTheirQuestionsKeep() {
        for (JsonElement target : targets()) {
            String question = text(target, "expr");
            Set<String> kept = named(question);
            assertThat(LEGEND.matcher(text(target, "legendFormat")).results().map(label -> label.group(1)))
                    .as(question)
                    .allMatch(kept::contains);
        }
    }

    @Test
    void thePageNamesTheVersionOfTheExporterThatIsTested() {
        MatchResult version = Pattern.compile("<jmx-exporter\\.version>(.+)</jmx-exporter\\.version>")
                .matcher(Documents.read(Documents.PROJECT.resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow();
        assertThat(Pattern.compile("jmx_prometheus_javaagent-([\\d.]+)\\.jar")
                        .matcher(Documents.read(Documents.PROJECT.resolve("docs/monitoring.md")))
                        .results()
                        .map(jar -> jar.group(1)))
                .containsOnly(version.group(1));
    }

    private SessionEngine engine(
            ApplicationName application,
            NodeLease lease,
            InMemoryNodeLeases leases,
            InMemoryNodeChannel channel,
            StoreHealth health) {
        InMemorySessionStore store = new InMemorySessionStore(time);
        EngineSettings settings = new EngineSettings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                EngineSettings.Scope.INSTANCE,
                EngineSettings.Backup.REQUEST,
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Duration.ofSeconds(60),
                AttributeView.Model.SPLIT,
                4096,
                EngineSettings.Memory.UNLIMITED,
                EngineSettings.Consistency.AVAILABLE,
                EngineSettings.Unstored.UNLIMITED);
        EngineContext context = new EngineContext(
                application,
                lease,
                new PeerWatch(lease, leases, time, true),
                channel,
                store,
                new InMemorySessionIndex(time),
                health,
                new JavaSerialization(PlainStreams.ofTests()),
                new Indifferent(),
                time,
                time,
                settings,
                figures);
        return new SessionEngine(context, new HandOverDesk(store, channel, time), time, forgotten -> {});
    }

    /** An application that does not care where its sessions are. */
    private static final class Indifferent implements Activation {

        @Override
        public void willPassivate(LocalSession session, Object value) {}

        @Override
        public void didActivate(LocalSession session, Object value) {}
    }

    /** What Prometheus gets from the exporter. */
    private static List<Sample> scraped() {
        PrometheusRegistry registry = new PrometheusRegistry();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            new JmxCollector(RULES.toFile(), JmxCollector.Mode.AGENT).register(registry);
            PrometheusTextFormatWriter.create().write(text, registry.scrape());
        } catch (IOException | MalformedObjectNameException failure) {
            throw new AssertionError(failure);
        }
        List<Sample> samples = SAMPLE.matcher(text.toString(StandardCharsets.UTF_8))
                .results()
                .map(line -> new Sample(line.group(1), pairs(line.group(2)), Double.parseDouble(line.group(3))))
                .toList();
        assertThat(samples).contains(new Sample("jmx_scrape_error", Map.of(), 0));
        return samples.stream()
                .filter(sample -> !sample.name().startsWith("jmx_"))
                .toList();
    }

    private static Map<String, String> pairs(String labels) {
        return MATCHER.matcher(Objects.requireNonNullElse(labels, ""))
                .results()
                .collect(Collectors.toMap(pair -> pair.group(1), pair -> pair.group(2)));
    }

    private static Set<String> names(List<Sample> samples) {
        return samples.stream().map(Sample::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The labels of each metric, with their values. */
    private static Map<String, Map<String, Set<String>>> labels(List<Sample> samples) {
        Map<String, Map<String, Set<String>>> all = new TreeMap<>();
        for (Sample sample : samples) {
            Map<String, Set<String>> labels = all.computeIfAbsent(sample.name(), name -> new HashMap<>());
            sample.labels()
                    .forEach((label, value) -> labels.computeIfAbsent(label, name -> new HashSet<>())
                            .add(value));
        }
        return all;
    }

    private static double value(List<Sample> samples, String name, String application, String label, String value) {
        Map<String, String> labels = Map.of("application", application, label, value);
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && sample.labels().equals(labels))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + labels + " is missing"))
                .value();
    }

    private static List<MatchResult> rules() {
        String text = Documents.read(RULES);
        List<MatchResult> rules = RULE.matcher(text).results().toList();
        assertThat(rules).hasSize(text.split("pattern:", -1).length - 1);
        return rules;
    }

    /** Attributes with the types of their beans, as in {@code Application.Opened}. */
    private static Set<String> attributesInRules() {
        return rules().stream()
                .map(rule -> {
                    MatchResult input = RULE_INPUT
                            .matcher(rule.group(1))
                            .results()
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(rule.group(1)));
                    return input.group(1) + "." + (input.group(2).isEmpty() ? input.group(3) : input.group(2));
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> attributes() {
        return Stream.of(ApplicationMXBean.class, NodeMXBean.class)
                .flatMap(bean -> Arrays.stream(bean.getMethods())
                        .map(Method::getName)
                        .filter(name -> name.matches("(get|is)[A-Z].*"))
                        .map(name -> bean.getSimpleName().replace("MXBean", ".") + name.replaceFirst("get|is", "")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The labels that a question groups by, or lists. */
    private static Set<String> named(String question) {
        return Stream.concat(
                        GROUPING.matcher(question).results(),
                        LABEL_VALUES.matcher(question).results())
                .flatMap(labels -> Stream.of(labels.group(1).split(", *", -1)))
                .collect(Collectors.toSet());
    }

    /** What the dashboard asks Prometheus, for panels and for variables. */
    private static List<String> questions() {
        List<String> all = new ArrayList<>();
        targets().forEach(target -> all.add(text(target, "expr")));
        dashboard().getAsJsonObject().getAsJsonObject("templating").getAsJsonArray("list").asList().stream()
                .filter(variable -> text(variable, "type").equals("query"))
                .forEach(variable -> all.add(text(variable, "definition")));
        return all;
    }

    private static List<JsonElement> targets() {
        return dashboard().getAsJsonObject().getAsJsonArray("panels").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(panel -> panel.has("targets"))
                .flatMap(panel -> panel.getAsJsonArray("targets").asList().stream())
                .toList();
    }

    private static JsonElement dashboard() {
        return JsonParser.parseString(Documents.read(DASHBOARD));
    }

    private static String text(JsonElement of, String name) {
        return of.getAsJsonObject().get(name).getAsString();
    }
}
