// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say of messages is what the code says in the log. */
class MessagesTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern ID = Pattern.compile("BATON\\d{4}");
    /** A level, and the id that begins the text; no other call lies between them. */
    private static final Pattern CALL =
            Pattern.compile("LOG\\.log\\(\\s*(?:Level\\.)?(ERROR|WARNING|INFO|DEBUG),\\s*\"(BATON\\d{4})\\b");

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(BATON\\d{4})` \\| (ERROR|WARNING|INFO|DEBUG) \\| (.*) \\|$");
    private static final Pattern RANGE = Pattern.compile("(?m)^(\\d{4})-(\\d{4})  (\\S+)  ");
    private static final Pattern ALERTS = Pattern.compile("(?m)^Alert on every line of level ERROR(.*)$");

    /** @param room the package of the class that says it */
    private record Message(String id, String level, String room) {}

    @Test
    void eachMessageIsExplainedWithItsLevel() {
        Map<String, String> said = new TreeMap<>();
        messages().forEach(message -> said.put(message.id(), message.level()));
        Map<String, String> explained = new TreeMap<>();
        Matcher row = ROW.matcher(read(PROJECT.resolve("docs/messages.md")));
        while (row.find()) {
            assertThat(explained.put(row.group(1), row.group(2)))
                    .as("%s is explained twice", row.group(1))
                    .isNull();
        }
        assertThat(explained).as("rows of docs/messages.md").isEqualTo(said);
    }

    @Test
    void anIdIsSaidInOnePlaceAndBelongsToItsRoom() {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Message message : messages()) {
            if (!seen.add(message.id())) {
                wrong.add(message.id() + " is said twice");
            }
            if (rangesOf(message.room()).noneMatch(range -> range.test(message.id()))) {
                wrong.add(message.id() + " of " + message.room() + " is in no range of docs/message-ranges.txt");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void documentsNameNoMessageThatIsNotSaid() {
        Set<String> said = messages().stream().map(Message::id).collect(Collectors.toSet());
        for (Path document : Documents.all()) {
            Set<String> named = new TreeSet<>();
            Matcher id = ID.matcher(read(document));
            while (id.find()) {
                named.add(id.group());
            }
            named.removeAll(said);
            assertThat(named).as(document.toString()).isEmpty();
        }
    }

    /** Who alerts on ERROR is woken by those; the others are to be named because they are not. */
    @Test
    void theAlertsThatAreNamedAreNotErrorsAnyway() {
        Map<String, String> levels =
                messages().stream().collect(Collectors.toMap(Message::id, Message::level, (one, other) -> one));
        Matcher alerts = ALERTS.matcher(read(PROJECT.resolve("docs/operate.md")));
        assertThat(alerts.find()).isTrue();
        Matcher id = ID.matcher(alerts.group(1));
        while (id.find()) {
            assertThat(levels.get(id.group())).as(id.group()).isIn("WARNING", "INFO");
        }
    }

    /** Each id of the sources must be found by its call, or this test would not see it. */
    private static List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        for (Path source : sources()) {
            String text = read(source);
            Matcher call = CALL.matcher(text);
            Set<String> found = new TreeSet<>();
            while (call.find()) {
                found.add(call.group(2));
                messages.add(new Message(call.group(2), call.group(1), room(text)));
            }
            Matcher begun = Pattern.compile("\"(BATON\\d{4})").matcher(text);
            while (begun.find()) {
                assertThat(found).as("calls in %s", source).contains(begun.group(1));
            }
        }
        assertThat(messages).isNotEmpty();
        return messages;
    }

    private static String room(String source) {
        Matcher line = Pattern.compile("(?m)^package ([^;]+);").matcher(source);
        assertThat(line.find()).isTrue();
        return line.group(1);
    }

    private static Stream<Predicate<String>> rangesOf(String room) {
        return RANGE.matcher(read(PROJECT.resolve("docs/message-ranges.txt")))
                .results()
                .filter(range -> (room + ".").startsWith(range.group(3) + "."))
                .map(range -> id -> {
                    int number = Integer.parseInt(id.substring("BATON".length()));
                    return number >= Integer.parseInt(range.group(1)) && number <= Integer.parseInt(range.group(2));
                });
    }

    private static List<Path> sources() {
        return Stream.of("glassfish-addon", "extension")
                .flatMap(module -> files(PROJECT.resolve(module).resolve("src/main/java"), ".java"))
                .toList();
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
