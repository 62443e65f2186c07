// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.EndResult;
import io.baton.store.ReadResult;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.Sight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Header, file name, body and Java enum of each script say the same. */
class LuaScriptsTest {

    private static final Pattern KEYS_IN_NAME = Pattern.compile("[a-z]+(?:-[a-z]+)*-(\\d+)\\.lua");
    private static final Pattern FIELD = Pattern.compile("(?m)^-- (Purpose:|KEYS\\[|ARGV\\[|Returns |Cost )");
    private static final Pattern WORD = Pattern.compile("\\b[A-Z]{4,}\\b");
    private static final Pattern RETURNED = Pattern.compile("(?:return |answer = )\\{'([A-Z]+)'");

    @ParameterizedTest
    @EnumSource(Lua.class)
    void theHeaderHasAllFields(Lua script) {
        assertThat(all(FIELD, header(script), 1)).contains("Purpose:", "KEYS[", "Returns ", "Cost ");
    }

    @ParameterizedTest
    @EnumSource(Lua.class)
    void theFileNameSaysTheNumberOfKeys(Lua script) {
        assertThat(script.file()).matches(KEYS_IN_NAME);
        int inName =
                Integer.parseInt(all(KEYS_IN_NAME, script.file(), 1).iterator().next());
        assertThat(indexes("KEYS", header(script))).as("described").hasSize(inName);
        assertThat(indexes("KEYS", body(script))).as("used").hasSize(inName);
        assertThat(inName).as("passed by Lua.run").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Lua.class)
    void everyArgumentThatIsUsedIsDescribedAndTheOtherWayRound(Lua script) {
        Set<String> described = indexes("ARGV", header(script));
        Set<String> used = indexes("ARGV", body(script));
        // "local at = 11": from there on, arguments come in any number.
        used.addAll(all(Pattern.compile("local at = (\\d+)"), body(script), 1));
        assertThat(used).isEqualTo(described);
    }

    @ParameterizedTest
    @EnumSource(Lua.class)
    void theAnswersAreTheWordsOfTheJavaEnum(Lua script) {
        Set<String> words = words(script);
        assertThat(all(WORD, returns(script), 0)).as("described").isEqualTo(words);
        assertThat(all(RETURNED, body(script), 1)).as("returned").isEqualTo(words);
    }

    @Test
    void theModesOfAClaimAndTheScopesOfASaveAreDescribed() {
        assertThat(all(Pattern.compile("(?m)^-- (?:ARGV\\[2]|       ) +([A-Z]+):"), header(Lua.CLAIM), 1))
                .isEqualTo(names(Claim.Mode.values()));
        assertThat(all(Pattern.compile("\\b([A-Z]+): "), header(Lua.SAVE), 1)).isEqualTo(names(Save.Scope.values()));
    }

    @ParameterizedTest
    @EnumSource(Lua.class)
    void everyFieldOfTheRecordIsOneTheKeyspaceDescribes(Lua script) {
        Set<String> fields = all(
                Pattern.compile("(?<=[ (])'([a-z]{1,2})'(?=[,)])"), body(script).replaceAll("gmatch.*", ""), 1);
        assertThat(Set.of("r", "o", "f", "p", "q", "v", "u", "n", "w", "wu", "c", "l", "i", "d", "t"))
                .containsAll(fields);
    }

    @Test
    void everyScriptFileIsInTheEnum() throws IOException, URISyntaxException {
        Path room = Path.of(Lua.class.getResource(Lua.CLAIM.file()).toURI()).getParent();
        try (Stream<Path> files = Files.list(room)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".lua")))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Lua.values()).map(Lua::file).toList());
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static Set<String> words(Lua script) {
        return switch (script) {
            case CLAIM -> names(ClaimResult.Kind.values());
            case READ -> names(ReadResult.Kind.values());
            case SAVE -> names(SaveResult.values());
            case REWRITE -> Set.of("REWRITTEN", "REFUSED");
            case TOUCH -> Set.of("TOUCHED", "REFUSED");
            case LOOK -> names(Sight.Kind.values());
            case LIST -> Set.of("LISTED");
            case TAKE -> Set.of("TAKEN");
            case SETTLE -> Set.of("SETTLED");
            case END -> names(EndResult.values());
            case RELEASE -> Set.of("RELEASED", "KEPT");
            case RENEW -> Set.of("RENEWED", "OVER");
            case BURY -> Set.of("BURIED", "ALIVE");
            case PROBE -> Set.of("FINE", "LACKS");
            case HISTORY -> Set.of("NAMED");
            case MARK -> Set.of("BELONGS");
        };
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }

    private static String header(Lua script) {
        return script.text().lines().takeWhile(line -> line.startsWith("--")).collect(Collectors.joining("\n"));
    }

    private static String returns(Lua script) {
        String header = header(script);
        return header.substring(header.indexOf("-- Returns"), header.indexOf("-- Cost"));
    }

    private static String body(Lua script) {
        return script.text()
                .lines()
                .filter(line -> !line.strip().startsWith("--"))
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> indexes(String array, String text) {
        return all(Pattern.compile(array + "\\[(\\d+)]"), text, 1);
    }

    private static Set<String> all(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
