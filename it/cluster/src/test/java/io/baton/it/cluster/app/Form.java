// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names and values as one text, in which any character may be in either. */
public final class Form {

    private Form() {}

    /** That text. */
    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The names and values of such a text. */
    public static Map<String, String> decode(String text) {
        return Arrays.stream(text.split("&", -1))
                .filter(field -> !field.isEmpty())
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> URLDecoder.decode(field[0], UTF_8),
                        field -> URLDecoder.decode(field[1], UTF_8),
                        (one, other) -> one + " and " + other,
                        TreeMap::new));
    }
}
