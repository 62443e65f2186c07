// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Documents;
import io.baton.engine.SessionEvents.Failure;
import io.baton.engine.SessionEvents.Source;
import io.baton.engine.ownership.LeaseEvents.Doubt;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.store.End;
import io.baton.store.SaveResult;
import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException;
import io.baton.time.ManualTime;
import io.baton.time.TimeSheet;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.Configuration;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.SettingDescriptor;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the JDK's flight recorder gets, and what it costs when it wants nothing. */
class JfrEventsTest {

    private static final Set<String> NAMES = Set.of(
            "io.baton.SessionOpen",
            "io.baton.HandOver",
            "io.baton.StoreCall",
            "io.baton.SessionEnd",
            "io.baton.SessionRefused",
            "io.baton.Sweep",
            "io.baton.StoreState",
            "io.baton.Request",
            "io.baton.Lease",
            "io.baton.Encode",
            "io.baton.Decode",
            "io.baton.AttributeLeftOut");
    private static final ApplicationName SHOP = new ApplicationName("/shop");
    private static final SessionId ID = new SessionId("an-id-that-nobody-may-see");
    private static final SessionKey KEY = SessionKey.of(SHOP, ID);
    private static final Duration TOOK = Duration.ofMillis(1);

    private final JfrSessionEvents sessions = new JfrSessionEvents(SHOP);
    private final JfrStoreEvents store = new JfrStoreEvents();
    private final JfrAttributeEvents attributes = new JfrAttributeEvents(SHOP);
    private final ManualTime time = new ManualTime();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void openingsAreRecordedUnlessMemoryHadTheSession() throws IOException {
        List<RecordedEvent> events = recorded(() -> {
            sessions.opened(sessions.opens(), ID, Source.MEMORY, Duration.ZERO);
            sessions.opened(sessions.opens(), ID, Source.HANDED_OVER, TOOK);
            sessions.notOpened(sessions.opens(), ID, Failure.UNAVAILABLE, TOOK);
        });

        assertThat(told(events))
                .containsExactly("SessionOpen /shop HANDED_OVER null", "SessionOpen /shop null UNAVAILABLE");
        assertThat(events).allMatch(event -> event.getDuration().compareTo(Duration.ZERO) > 0);
    }

    @Test
    void whatElseBecomesOfSessionsIsRecorded() throws IOException {
        assertThat(told(recorded(() -> {
                    sessions.handedOver(ID, Set.of(NodeId.incarnate("one"), NodeId.incarnate("two")));
                    sessions.ended(ID, End.Cause.EXPIRED);
                    sessions.refused(ID, SaveResult.FENCED);
                    sessions.swept(7);
                })))
                .containsExactly(
                        "HandOver /shop 2", "SessionEnd /shop EXPIRED", "SessionRefused /shop FENCED", "Sweep /shop 7");
    }

    @Test
    void callsToTheStoreAndItsStateAreRecorded() throws IOException {
        assertThat(told(recorded(() -> {
                    store.called(store.calls(StoreCall.SAVE), StoreCall.SAVE, KEY, 345, "SAVED", TOOK);
                    store.failed(
                            store.calls(StoreCall.READ),
                            StoreCall.READ,
                            KEY,
                            StoreUnavailableException.Kind.NO_ANSWER,
                            TOOK);
                    store.unusable("no answer");
                    store.usable(Duration.ofSeconds(3));
                })))
                .containsExactly(
                        "StoreCall SAVE 345 SAVED null",
                        "StoreCall READ 0 null NO_ANSWER",
                        "StoreState false no answer 0",
                        "StoreState true null 3000");
    }

    @Test
    void whatARequestSpendsItsTimeOnIsRecorded() throws IOException {
        List<RecordedEvent> events = recorded(this::serve);

        assertThat(told(events)).containsExactly("Request /shop 0 1000000 0 0 2000000");
        assertThat(events.get(0).getDuration("sessionWrite")).isEqualTo(Duration.ofMillis(2));
    }

    /** A request, a millisecond of which the container takes and two the session's write. */
    private void serve() {
        TimeSheet.begin(time, sessions.serves());
        time.pass(Duration.ofMillis(1));
        TimeSheet.Share before = TimeSheet.enter(TimeSheet.Share.SESSION_WRITE);
        time.pass(Duration.ofMillis(2));
        TimeSheet.back(before);
        sessions.served(Objects.requireNonNull(TimeSheet.end()));
    }

    @Test
    void valuesAndTheLeaseAreRecorded() throws IOException {
        NodeId node = NodeId.incarnate("one");
        assertThat(told(recorded(() -> {
                    attributes.coded(attributes.encodes(), 12);
                    attributes.coded(attributes.decodes(), 34);
                    attributes.leftOut("cart");
                    store.begun(node);
                    store.doubted(node, Doubt.PAUSE);
                })))
                .containsExactly(
                        "Encode /shop 12",
                        "Decode /shop 34",
                        "AttributeLeftOut /shop cart",
                        "Lease " + node + " null",
                        "Lease " + node + " PAUSE");
    }

    @Test
    void theOutageAndTheSizeHaveUnits() throws IOException {
        List<RecordedEvent> events = recorded(() -> {
            store.called(store.calls(StoreCall.SAVE), StoreCall.SAVE, KEY, 345, "SAVED", TOOK);
            store.usable(Duration.ofSeconds(3));
        });

        assertThat(events.get(0).getEventType().getField("bytes").getContentType())
                .isEqualTo("jdk.jfr.DataAmount");
        assertThat(events.get(1).getDuration("outage")).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void eachEventIsDescribed() {
        assertThat(types().stream().map(EventType::getName)).containsExactlyInAnyOrderElementsOf(NAMES);
        assertThat(types()).allSatisfy(type -> {
            assertThat(type.getCategoryNames()).containsExactly("Baton");
            assertThat(type.getLabel()).isNotBlank();
            assertThat(type.getDescription()).isNotBlank();
            assertThat(type.getSettingDescriptors())
                    .filteredOn(setting -> setting.getName().equals("stackTrace"))
                    .allMatch(setting -> setting.getDefaultValue().equals("false"));
            assertThat(own(type)).isNotEmpty().allSatisfy(field -> {
                assertThat(field.getLabel()).isNotBlank();
                assertThat(field.getDescription()).isNotBlank();
            });
        });
    }

    @Test
    void nothingBeginsWhileNobodyRecords() {
        assertThat(sessions.opens()).isNull();
        assertThat(sessions.serves()).isNull();
        assertThat(store.calls(StoreCall.SAVE)).isNull();
        assertThat(attributes.encodes()).isNull();
        assertThat(attributes.decodes()).isNull();
    }

    @Test
    void nothingIsRecordedThatIsDisabled() throws IOException {
        try (Recording recording = new Recording()) {
            NAMES.forEach(recording::disable);
            recording.start();
            assertThat(sessions.opens()).isNull();
            doEverything();
            assertThat(events(recording)).isEmpty();
        }
    }

    @Test
    void whatTakesNoTimeIsNotInARecordingThatAsksForNothing() {
        assertThat(types()).allSatisfy(type -> {
            String name = type.getName().substring("io.baton.".length());
            String expected = switch (name) {
                case "Request" -> "20 ms";
                case "SessionOpen", "StoreCall", "Encode", "Decode" -> "10 ms";
                default -> "0 ns";
            };
            assertThat(type.getSettingDescriptors())
                    .as(name)
                    .filteredOn(setting -> setting.getName().equals("threshold"))
                    .extracting(SettingDescriptor::getDefaultValue)
                    .containsExactly(expected);
        });
    }

    @Test
    void whatHappensAtOneMomentIsInARecordingThatAsksForNothing() throws IOException {
        try (Recording recording = new Recording()) {
            recording.start();
            doEverything();
            assertThat(events(recording))
                    .filteredOn(event ->
                            !event.getEventType().getName().matches(".*(Request|SessionOpen|StoreCall|Encode|Decode)"))
                    .hasSize(9);
        }
    }

    @Test
    void theIdIsNowhere() throws IOException {
        assertThat(recorded(this::doEverything))
                .hasSize(15)
                .noneMatch(event -> event.toString().contains(ID.value()))
                .noneMatch(event -> event.toString().contains(ID.digest().substring(0, 8)));
    }

    @Test
    void theClassesHaveALoaderThatSeesTheJdkOnly() {
        ClassLoader loader = JfrEvents.named("Sweep").getClass().getClassLoader();

        assertThat(loader).isInstanceOf(JfrClassLoader.class).isNotSameAs(JfrEvents.class.getClassLoader());
        assertThat(loader.getParent()).isSameAs(ClassLoader.getPlatformClassLoader());
    }

    @Test
    void whereTheClassesCannotBeLoadedNothingIsRecorded() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            assertThat(JfrEvents.from(empty).apply("Sweep").get()).isNull();
        }
    }

    @Test
    void theReadySettingsEnableEachEvent() throws IOException, ParseException {
        Configuration ready = Configuration.create(Documents.PROJECT.resolve("docs/monitoring/all-events.jfc"));
        Set<String> named = ready.getSettings().keySet().stream()
                .map(setting -> setting.substring(0, setting.indexOf('#')))
                .collect(Collectors.toSet());

        assertThat(named).isEqualTo(NAMES);
        try (Recording recording = new Recording(ready)) {
            recording.start();
            doEverything();
            assertThat(events(recording)).hasSize(15);
        }
    }

    /** Fifteen events, of which six can be too short to be recorded. */
    private void doEverything() {
        sessions.opened(sessions.opens(), ID, Source.STORE, TOOK);
        sessions.notOpened(sessions.opens(), ID, Failure.UNKNOWN, TOOK);
        sessions.handedOver(ID, Set.of(NodeId.incarnate("one")));
        sessions.ended(ID, End.Cause.INVALIDATED);
        sessions.refused(ID, SaveResult.ENDED);
        sessions.swept(1);
        store.called(store.calls(StoreCall.CLAIM), StoreCall.CLAIM, KEY, 0, "CLAIMED", TOOK);
        store.unusable("no answer");
        store.usable(Duration.ofSeconds(1));
        store.begun(NodeId.incarnate("one"));
        store.doubted(NodeId.incarnate("one"), Doubt.LAPSE);
        attributes.coded(attributes.encodes(), 1);
        attributes.coded(attributes.decodes(), 1);
        attributes.leftOut("cart");
        serve();
    }

    private List<RecordedEvent> recorded(Runnable work) throws IOException {
        try (Recording recording = new Recording()) {
            NAMES.forEach(name -> recording.enable(name).withoutThreshold());
            recording.start();
            work.run();
            return events(recording);
        }
    }

    private List<RecordedEvent> events(Recording recording) throws IOException {
        recording.stop();
        Path file = Files.createTempFile(directory, "events", ".jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> NAMES.contains(event.getEventType().getName()))
                .toList();
    }

    /** The names of events, with the values of their own fields. */
    private static List<String> told(List<RecordedEvent> events) {
        List<String> told = new ArrayList<>();
        for (RecordedEvent event : events) {
            StringBuilder one = new StringBuilder(event.getEventType().getName().substring("io.baton.".length()));
            for (ValueDescriptor field : own(event.getEventType())) {
                one.append(' ').append(Objects.toString(event.getValue(field.getName())));
            }
            told.add(one.toString());
        }
        return told;
    }

    private static List<ValueDescriptor> own(EventType type) {
        Set<String> ofAll = Set.of("startTime", "duration", "eventThread", "stackTrace");
        return type.getFields().stream()
                .filter(field -> !ofAll.contains(field.getName()))
                .toList();
    }

    private static List<EventType> types() {
        return FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(type -> type.getName().startsWith("io.baton."))
                .toList();
    }
}
