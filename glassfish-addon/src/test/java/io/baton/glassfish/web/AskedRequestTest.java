// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.glassfish.web.AskedRequest.Field;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R4.5, R8.4: the request that a form interrupted, as it is kept with a session; what a store says it was is judged. */
class AskedRequestTest {

    private static final AskedRequest GET = request("GET", "/form/secret", null, -1, null, List.of());

    private static AskedRequest request(
            String method, String uri, @Nullable String query, int length, @Nullable String body, List<Field> headers) {
        return new AskedRequest(
                method, uri, query, body == null ? null : "text/plain", length, body, List.of(), List.of(), headers);
    }

    @Test
    void everythingComesBack() {
        AskedRequest post = new AskedRequest(
                "POST",
                "/form/a%20b;x=1",
                "q=1&r=%C3%A4",
                "application/octet-stream",
                5,
                "\0\u00ff1:p",
                List.of("de-CH", "en"),
                List.of(new Field("taste", "sweet=1"), new Field("empty", "")),
                List.of(
                        new Field("Accept", "*/*"),
                        new Field("accept", "\u00e4\t;"),
                        new Field("Content-Length", "5")));
        assertThat(AskedRequest.parse(post.text())).contains(post);
        assertThat(AskedRequest.parse(GET.text())).contains(GET);
    }

    @Test
    void noTextWithAMissingOrAnotherCharacterMakesIt() {
        String text = GET.text();
        for (int end = 0; end < text.length(); end++) {
            assertThat(AskedRequest.parse(text.substring(0, end))).isEmpty();
        }
        assertThat(AskedRequest.parse(text + "1:x")).isEmpty();
        assertThat(AskedRequest.parse("1:2" + text.substring(3)))
                .as("another format")
                .isEmpty();
    }

    static Stream<AskedRequest> whatNobodySent() {
        return Stream.of(
                request("GET", "http://evil.example/", null, -1, null, List.of()),
                request("GET", "//evil.example/", null, -1, null, List.of()),
                request("GET", "/\\evil.example/", null, -1, null, List.of()),
                request("GET", "/a\r\nSet-Cookie: b=c", null, -1, null, List.of()),
                request("GET", "", null, -1, null, List.of()),
                request("GET", "/a", "b\nc", -1, null, List.of()),
                request("GET /b HTTP/1.1\r\n", "/a", null, -1, null, List.of()),
                request("", "/a", null, -1, null, List.of()),
                request("POST", "/a", null, 999_999_999, "b", List.of()),
                request("POST", "/a", null, 7, null, List.of()),
                request("POST", "/a", null, 1, "\u4f1a", List.of()),
                request("POST", "/a", null, 1, "b", List.of(new Field("content-length", "999999999"))),
                request("GET", "/a", null, -1, null, List.of(new Field("a b", "c"))),
                request("GET", "/a", null, -1, null, List.of(new Field("a", "b\r\nc: d"))),
                new AskedRequest(
                        "GET", "/a", null, null, -1, null, List.of(), List.of(new Field("a\n", "b")), List.of()),
                request("POST", "/a", null, -1, "x".repeat(AskedRequest.LONGEST), List.of()));
    }

    @ParameterizedTest
    @MethodSource("whatNobodySent")
    void whatNobodySentIsNone(AskedRequest request) {
        assertThat(AskedRequest.parse(request.text())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1:1",
                "1:13:GET2:/a1:-1:-1:-1:-9:9999999991:01:0",
                "1:13:GET2:/a1:-1:-1:-1:-1:01:02:-1",
                "1:13:GET2:/a1:-1:-1:-1:-1:01:01:1",
                "1:13:GET2:/a1:-1:-1:-1:-1:19:9999999999:9999999991:x",
                "99999999999:1"
            })
    void countsThatCannotBeAreNone(String text) {
        assertThat(AskedRequest.parse(text)).isEmpty();
    }
}
