// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's answer.
 *
 * @param status the HTTP status
 * @param headers the response headers
 * @param body the response body as text
 * @param took from sending the request to the end of the answer
 */
public record Reply(int status, HttpHeaders headers, String body, Duration took) {

    /** The first value of a header, or the empty string. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /**
     * The value of a field of a JSON body, as it is written there; strings without their quotes, objects with their braces.
     * Enough for the flat answers of test applications.
     *
     * @throws IllegalStateException if there is no such field
     */
    public String json(String field) {
        Matcher value = Pattern.compile("\"" + Pattern.quote(field) + "\":(\"([^\"]*)\"|\\{[^}]*}|[^,}]*)")
                .matcher(body);
        if (!value.find()) {
            throw new IllegalStateException("No field \"" + field + "\" in answer " + status + ": " + body);
        }
        return value.group(2) == null ? value.group(1) : value.group(2);
    }
}
