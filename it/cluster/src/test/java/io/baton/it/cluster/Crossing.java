// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody who makes the two applications of a server do things in each other, with one instance after the other, and writes down what comes of it. */
final class Crossing {

    private static final Pattern ID = Pattern.compile("#([0-9A-Za-z_-]+)");
    private static final String WAIT = "wait:";

    private final HttpSessionClient browser = new HttpSessionClient();
    private final Map<String, String> names = new HashMap<>();
    private final List<GlassFishInstance> instances;
    private final Journals journals;
    private int turn;

    private Crossing(List<GlassFishInstance> instances) {
        this.instances = instances;
        this.journals = new Journals(instances, "here");
    }

    /**
     * What came of each step, ids by names.
     *
     * @param steps each an application and its deeds, or {@code wait:} and the number of lines that will be written without anybody doing anything
     */
    static List<String> of(List<String> steps, GlassFishInstance... instances) {
        Crossing crossing = new Crossing(List.of(instances));
        return steps.stream().map(crossing::line).toList();
    }

    private String line(String step) {
        if (step.startsWith(WAIT)) {
            List<String> happened = journals.awaited(Integer.parseInt(step.substring(WAIT.length())));
            return step + " -> "
                    + named(String.join(" | ", happened.stream().sorted().toList()));
        }
        String[] parts = step.split(" ", 2);
        GlassFishInstance instance = instances.get(turn++ % instances.size());
        Reply reply = browser.get(
                instance.url("/" + parts[0] + "/do?deeds=" + URLEncoder.encode(parts[1], StandardCharsets.UTF_8)));
        String cookie = browser.sessionId().map(id -> "#" + id).orElse("none");
        return step + " -> "
                + named("status " + reply.status() + " | " + String.join(" | ", journals.added()) + " | cookie "
                        + cookie);
    }

    private String named(String text) {
        return ID.matcher(text)
                .replaceAll(found -> names.computeIfAbsent(found.group(1), id -> "s" + (names.size() + 1)));
    }
}
