// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import com.google.gson.annotations.SerializedName;
import io.baton.it.process.CommandFailedException;
import io.baton.it.process.Interrupted;
import io.baton.it.process.Timesheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP form of the admin server's commands. The {@code asadmin} program sends the same commands to the same listener, but needs a JVM of more than a
 * second of processor time for each.
 */
final class AdminClient {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Gson gson = new Gson();
    private final int port;

    AdminClient(int port) {
        this.port = port;
    }

    /**
     * Runs a command and returns what it reports, a line for each message, as {@code asadmin} prints it.
     *
     * @param words the command's name, its options as {@code --name=value} or {@code --name value}, its operands
     * @throws CommandFailedException if the command fails
     */
    String run(List<String> words) {
        try (Timesheet.Entry entry = Timesheet.start("asadmin", words.get(0))) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/command/" + words.get(0)))
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-Requested-By", "baton")
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofString(form(words)))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            Report report = report(words, response);
            String text = report.lines().collect(Collectors.joining("\n"));
            if (response.statusCode() != 200) {
                throw failure(words, "exit code 1", text);
            }
            return report.isWarning() ? text + "\nCommand " + words.get(0) + " completed with warnings." : text;
        } catch (IOException e) {
            throw new UncheckedIOException("The admin server did not answer to " + words, e);
        } catch (InterruptedException e) {
            throw new Interrupted("the end of " + words, e);
        }
    }

    private Report report(List<String> words, HttpResponse<String> response) {
        try {
            Report report = gson.fromJson(response.body(), Report.class);
            if (report != null) {
                return report;
            }
        } catch (JsonSyntaxException noReport) {
            throw failure(words, "HTTP status " + response.statusCode() + ", " + noReport, response.body());
        }
        throw failure(words, "HTTP status " + response.statusCode(), "no report");
    }

    private static CommandFailedException failure(List<String> words, String ending, String text) {
        List<String> command = new ArrayList<>(List.of("asadmin"));
        command.addAll(words);
        return new CommandFailedException(command, ending, text);
    }

    private static String form(List<String> words) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            if (!word.startsWith("--")) {
                fields.add(Map.entry("DEFAULT", word));
            } else if (equals > 0) {
                fields.add(Map.entry(word.substring(2, equals), word.substring(equals + 1)));
            } else if (i + 1 < words.size()) {
                i++;
                fields.add(Map.entry(word.substring(2), words.get(i)));
            } else {
                throw new IllegalArgumentException("No value for " + word + " in " + words);
            }
        }
        return fields.stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * The answer to a command. Instances that take part answer within it.
     *
     * @param exitCode {@code SUCCESS}, {@code WARNING} or {@code FAILURE}
     * @param message of the command itself
     * @param children parts of its answer
     * @param subReports of its steps, and of instances
     */
    private record Report(
            @SerializedName("exit_code") @Nullable String exitCode,
            @Nullable String message,
            @Nullable List<Report> children,
            @Nullable List<Report> subReports) {

        boolean isWarning() {
            return "WARNING".equals(exitCode);
        }

        Stream<String> lines() {
            return Stream.of(
                            Stream.ofNullable(message),
                            Stream.ofNullable(children).flatMap(List::stream).flatMap(Report::lines),
                            Stream.ofNullable(subReports).flatMap(List::stream).flatMap(Report::lines))
                    .flatMap(lines -> lines)
                    .filter(line -> !line.isBlank());
        }
    }
}
