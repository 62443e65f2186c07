// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.glassfish.web.AskedRequest.Field;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.catalina.authenticator.SavedRequest;
import org.glassfish.grizzly.http.util.ByteChunk;
import org.junit.jupiter.api.Test;

/** R4.5, R8.2: the container's saved request, taken apart and put together again. */
class SavedRequestsTest {

    private final SavedRequest request = new SavedRequest();

    private static boolean isSecret(String cookie) {
        return cookie.startsWith("JSESSIONID");
    }

    @Test
    void aRequestIsTheSameAgain() throws IOException {
        request.setMethod("POST");
        request.setRequestURI("/form/secret");
        request.setQueryString("a=b");
        request.setContentType("text/plain");
        request.setContentLength(3);
        request.addLocale(Locale.forLanguageTag("de-CH"));
        request.addCookie(new Cookie("taste", "sweet"));
        request.addHeader("X-Two", "one");
        request.addHeader("X-Two", "two");
        ByteChunk body = new ByteChunk();
        body.append("a\u00ff\0".getBytes(ISO_8859_1), 0, 3);
        request.setBody(body);

        AskedRequest taken = SavedRequests.taken(request, SavedRequestsTest::isSecret);
        SavedRequest again = Objects.requireNonNull(
                SavedRequests.again(AskedRequest.parse(taken.text()).orElseThrow()));

        assertThat(SavedRequests.taken(again, SavedRequestsTest::isSecret)).isEqualTo(taken);
        assertThat(again.getBody().getBytes())
                .as("what the container replays")
                .isEqualTo("a\u00ff\0".getBytes(ISO_8859_1));
        assertThat(again.getLocales()).toIterable().containsExactly(Locale.forLanguageTag("de-CH"));
        assertThat(again.getHeaderValues("X-Two")).toIterable().containsExactly("one", "two");
    }

    @Test
    void whatSomebodyCouldBeSomebodyElseWithIsLeftOut() {
        request.setMethod("GET");
        request.setRequestURI("/form/secret");
        request.addCookie(new Cookie("JSESSIONID", "abc"));
        request.addCookie(new Cookie("JSESSIONIDSSO", "def"));
        request.addCookie(new Cookie("taste", "sweet"));
        request.addHeader("cookie", "JSESSIONID=abc.one; taste=sweet; JSESSIONIDSSO=def");
        request.addHeader("Cookie", "JSESSIONID=abc");
        request.addHeader("Authorization", "Basic YWxpY2U6c2VjcmV0");
        request.addHeader("Accept", "*/*");

        AskedRequest taken = SavedRequests.taken(request, SavedRequestsTest::isSecret);

        assertThat(taken.cookies()).containsExactly(new Field("taste", "sweet"));
        assertThat(taken.headers())
                .containsExactlyInAnyOrder(new Field("cookie", "taste=sweet"), new Field("Accept", "*/*"));
    }

    @Test
    void aCookieThatNobodyCanHaveMakesItNone() {
        AskedRequest forged = new AskedRequest(
                "GET", "/a", null, null, -1, null, List.of(), List.of(new Field("a b", "c")), List.of());
        assertThat(SavedRequests.again(forged)).isNull();
    }
}
