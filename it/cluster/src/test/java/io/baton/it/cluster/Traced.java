// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user of the application that writes down events, who sees what is written down. The ids of sessions are replaced by s1, s2, … in the order in which they
 * were given out.
 */
final class Traced {

    private static final Pattern ID = Pattern.compile("\\b[0-9A-Fa-f]{28,40}\\b");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("^(?:witnessed )?(?:unbound\\([^)]*\\)|removed) (\\w+) of");

    private final HttpSessionClient browser = new HttpSessionClient();
    private final HttpSessionClient onlooker = new HttpSessionClient();
    private final String application;
    private final Map<GlassFishInstance, Integer> seen = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    Traced(String application, GlassFishInstance... instances) {
        this.application = application;
        for (GlassFishInstance instance : instances) {
            seen.put(instance, 0);
            eventsOn(instance);
            names.clear();
        }
    }

    HttpSessionClient browser() {
        return browser;
    }

    /** Does this, step by step, to the session there. */
    Reply act(GlassFishInstance instance, String steps) {
        Reply reply = browser.post(instance.url("/" + application + "/act"), Map.of("do", steps));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    /** The session as it is seen there. */
    Reply look(GlassFishInstance instance) {
        return browser.get(instance.url("/" + application + "/act"));
    }

    /** Has the listeners there do this from now on. */
    void prank(GlassFishInstance instance, String prank) {
        Reply reply = onlooker.send(HttpRequest.newBuilder(instance.url("/" + application + "/act?prank=" + prank))
                .DELETE());
        assertThat(reply.status()).isEqualTo(200);
    }

    /** What was written down there since the last time. Attributes of a session that ends are removed in no particular order, so that is made the order of their names. */
    List<String> eventsOn(GlassFishInstance instance) {
        int from = seen.getOrDefault(instance, 0);
        String trace = onlooker.get(instance.url("/" + application + "/trace?since=" + from))
                .body();
        List<String> lines = new ArrayList<>(trace.lines().map(this::named).toList());
        seen.put(instance, from + lines.size());
        int first = 0;
        while (first < lines.size()) {
            int last = first;
            while (last < lines.size() && !attribute(lines.get(last)).isEmpty()) {
                last++;
            }
            lines.subList(first, last).sort(Comparator.comparing(Traced::attribute));
            first = last + 1;
        }
        return lines;
    }

    private String named(String line) {
        return ID.matcher(line).replaceAll(id -> names.computeIfAbsent(id.group(), any -> "s" + (names.size() + 1)));
    }

    private static String attribute(String line) {
        Matcher named = ATTRIBUTE.matcher(line);
        return named.find() ? named.group(1) : "";
    }
}
