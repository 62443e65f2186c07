// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.baton.glassfish.web.AskedRequest.Field;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.catalina.authenticator.SavedRequest;
import org.glassfish.grizzly.http.util.ByteChunk;
import org.jspecify.annotations.Nullable;

/** The container's saved requests, taken apart and put together again. The only class that names the container's class for that. */
final class SavedRequests {

    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization");

    private SavedRequests() {}

    /**
     * What of it is kept with the session: nothing that would let somebody who reads the store be somebody else.
     *
     * @param isSecret which cookies have ids of sessions
     */
    static AskedRequest taken(SavedRequest request, Predicate<String> isSecret) {
        List<String> locales = new ArrayList<>();
        request.getLocales().forEachRemaining(locale -> locales.add(locale.toLanguageTag()));
        List<Field> cookies = new ArrayList<>();
        request.getCookies().forEachRemaining(cookie -> {
            if (!isSecret.test(cookie.getName())) {
                cookies.add(new Field(cookie.getName(), cookie.getValue() == null ? "" : cookie.getValue()));
            }
        });
        ByteChunk body = request.getBody();
        return new AskedRequest(
                request.getMethod(),
                request.getRequestURI(),
                request.getQueryString(),
                request.getContentType(),
                request.getContentLenght(),
                body == null ? null : new String(body.getBytes(), body.getStart(), body.getLength(), ISO_8859_1),
                locales,
                cookies,
                headers(request, isSecret));
    }

    private static List<Field> headers(SavedRequest request, Predicate<String> isSecret) {
        List<Field> headers = new ArrayList<>();
        request.getHeaderNames().forEachRemaining(name -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            Iterator<String> values = request.getHeaderValues(name);
            while (values.hasNext() && !CREDENTIALS.contains(lowerCase)) {
                String value = lowerCase.equals("cookie") ? without(isSecret, values.next()) : values.next();
                if (!lowerCase.equals("cookie") || !value.isEmpty()) {
                    headers.add(new Field(name, value));
                }
            }
        });
        return headers;
    }

    private static String without(Predicate<String> isSecret, String cookies) {
        return Arrays.stream(cookies.split(";"))
                .map(String::strip)
                .filter(cookie -> !isSecret.test(cookie.split("=", 2)[0].strip()))
                .collect(Collectors.joining("; "));
    }

    /** The request again, or null if a cookie has a name that none can have. */
    static @Nullable SavedRequest again(AskedRequest asked) {
        SavedRequest request = new SavedRequest();
        request.setMethod(asked.method());
        request.setRequestURI(asked.uri());
        request.setQueryString(asked.query());
        request.setContentLength(asked.contentLength());
        asked.locales().forEach(tag -> request.addLocale(Locale.forLanguageTag(tag)));
        asked.headers().forEach(header -> request.addHeader(header.name(), header.value()));
        String body = asked.body();
        if (body != null) {
            request.setContentType(asked.contentType());
            request.setBody(chunk(body));
        }
        try {
            asked.cookies().forEach(cookie -> request.addCookie(new Cookie(cookie.name(), cookie.value())));
            return request;
        } catch (IllegalArgumentException noCookie) {
            return null;
        }
    }

    /** Exactly the body: the container replays the whole array, whatever the chunk says of its end. */
    private static ByteChunk chunk(String body) {
        byte[] bytes = body.getBytes(ISO_8859_1);
        ByteChunk chunk = new ByteChunk();
        chunk.setBytes(bytes, 0, bytes.length);
        return chunk;
    }
}
