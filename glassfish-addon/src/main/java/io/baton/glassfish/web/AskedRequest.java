// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The request for which a form asked the user to log in, as it is kept with the session until the user did: strings alone, of no class of the container.
 *
 * @param method of HTTP
 * @param uri the path as the client sent it
 * @param query after the question mark, or null
 * @param contentType of the body, or null
 * @param contentLength as the client told it, or -1
 * @param body a character for each byte, or null if there was none
 * @param locales that the client prefers, as language tags
 * @param cookies that the client sent
 * @param headers that the client sent, in their order
 */
record AskedRequest(
        String method,
        String uri,
        @Nullable String query,
        @Nullable String contentType,
        int contentLength,
        @Nullable String body,
        List<String> locales,
        List<Field> cookies,
        List<Field> headers) {

    /** What is longer is not kept with the session, whatever body the container saves: whoever is not logged in should not fill the store. */
    static final int LONGEST = 1 << 20;

    private static final String FORMAT = "1";
    private static final String NONE = "-";
    private static final String SOME = "=";
    private static final int FIXED = 10;
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[^\\p{Cntrl} ]*");
    private static final Pattern LINE = Pattern.compile("[^\\x00-\\x08\\x0A-\\x1F\\x7F]*");

    /** A name and its value. */
    record Field(String name, String value) {}

    AskedRequest {
        locales = List.copyOf(locales);
        cookies = List.copyOf(cookies);
        headers = List.copyOf(headers);
    }

    String text() {
        List<String> parts = new ArrayList<>(List.of(
                FORMAT,
                method,
                uri,
                text(query),
                text(contentType),
                contentLength < 0 ? NONE : Integer.toString(contentLength),
                text(body),
                Integer.toString(locales.size()),
                Integer.toString(cookies.size()),
                Integer.toString(headers.size())));
        parts.addAll(locales);
        add(cookies, parts);
        add(headers, parts);
        return Parts.text(parts);
    }

    private static void add(List<Field> fields, List<String> parts) {
        fields.forEach(field -> {
            parts.add(field.name());
            parts.add(field.value());
        });
    }

    private static String text(@Nullable String part) {
        return part == null ? NONE : SOME + part;
    }

    /** What {@link #text()} made, or nothing if it was something else, or something that no client of this application sent. */
    static Optional<AskedRequest> parse(String text) {
        return text.length() > LONGEST
                ? Optional.empty()
                : Parts.parse(text)
                        .filter(AskedRequest::isWhole)
                        .map(AskedRequest::of)
                        .filter(AskedRequest::isSound);
    }

    private static boolean isWhole(List<String> parts) {
        if (parts.size() < FIXED || !FORMAT.equals(parts.get(0))) {
            return false;
        }
        int locales = Parts.number(parts.get(FIXED - 3));
        int cookies = Parts.number(parts.get(FIXED - 2));
        int headers = Parts.number(parts.get(FIXED - 1));
        return locales >= 0
                && cookies >= 0
                && headers >= 0
                && FIXED + locales + 2L * cookies + 2L * headers == parts.size();
    }

    private static AskedRequest of(List<String> parts) {
        int cookies = FIXED + Parts.number(parts.get(FIXED - 3));
        int headers = cookies + 2 * Parts.number(parts.get(FIXED - 2));
        return new AskedRequest(
                parts.get(1),
                parts.get(2),
                part(parts.get(3)),
                part(parts.get(4)),
                Parts.number(parts.get(5)),
                part(parts.get(6)),
                parts.subList(FIXED, cookies),
                fields(parts.subList(cookies, headers)),
                fields(parts.subList(headers, parts.size())));
    }

    private static List<Field> fields(List<String> parts) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 2) {
            fields.add(new Field(parts.get(i), parts.get(i + 1)));
        }
        return fields;
    }

    private static @Nullable String part(String text) {
        return text.startsWith(SOME) ? text.substring(1) : null;
    }

    /**
     * Whether a client can have sent it. The browser is sent to the path, and the application is given the rest as a request, so nothing may end a line, lead
     * to another server, or tell another length than the body has.
     */
    boolean isSound() {
        return NAME.matcher(method).matches()
                && PATH.matcher(uri).matches()
                && (query == null || LINE.matcher(query).matches())
                && (contentType == null || LINE.matcher(contentType).matches())
                && (body == null || body.chars().allMatch(each -> each <= 0xff))
                && (contentLength < 0 || contentLength == (body == null ? 0 : body.length()))
                && locales.stream().allMatch(tag -> LINE.matcher(tag).matches())
                && cookies.stream().allMatch(AskedRequest::isSound)
                && headers.stream().allMatch(AskedRequest::isSound)
                && headers.stream()
                        .filter(header -> header.name().equalsIgnoreCase("Content-Length"))
                        .allMatch(header -> Parts.number(header.value()) == contentLength);
    }

    private static boolean isSound(Field field) {
        return NAME.matcher(field.name()).matches()
                && LINE.matcher(field.value()).matches();
    }
}
