// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.http;

import io.baton.it.process.Interrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One user's browser. Its cookies go along to whatever server of this machine the test sends the next request to; redirects
 * are shown and not followed. May be used by several threads, as a browser with several tabs.
 */
public final class HttpSessionClient {
    /** The cookie that carries the session id. */
    public static final String SESSION_COOKIE = "JSESSIONID";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final CookieJar cookies = new CookieJar();
    private final Duration timeout;

    /** A browser without cookies, which waits a minute for each answer. */
    public HttpSessionClient() {
        this(USUAL_TIMEOUT);
    }

    /** A browser without cookies, which waits that long for each answer. */
    public HttpSessionClient(Duration timeout) {
        this.timeout = timeout;
    }

    /** Another browser of the same user: it has the same cookies now, and its own from here on. */
    public HttpSessionClient copy() {
        HttpSessionClient copy = new HttpSessionClient(timeout);
        copy.cookies.copyFrom(cookies);
        return copy;
    }

    /**
     * Sends a GET request.
     *
     * @throws UncheckedIOException if no answer came: nobody listens, the connection broke, the time was over
     */
    public Reply get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    /**
     * Sends a form.
     *
     * @throws UncheckedIOException if no answer came: nobody listens, the connection broke, the time was over
     */
    public Reply post(URI uri, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /**
     * Sends any request, with the cookies of this browser added.
     *
     * @throws UncheckedIOException if no answer came: nobody listens, the connection broke, the time was over
     */
    public Reply send(HttpRequest.Builder builder) {
        HttpRequest plain = builder.timeout(timeout).build();
        cookies.header(plain.uri().getPath()).ifPresent(header -> builder.header("Cookie", header));
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = CLIENT.send(builder.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            cookies.store(response.headers().allValues("Set-Cookie"));
            return new Reply(response.statusCode(), response.headers(), response.body(), took);
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + plain.uri(), e);
        } catch (InterruptedException e) {
            throw new Interrupted("the answer of " + plain.uri(), e);
        }
    }

    /** The value of a cookie. */
    public Optional<String> cookie(String name) {
        return cookies.value(name);
    }

    /** The session id without the route that the server appends to it. */
    public Optional<String> sessionId() {
        return cookie(SESSION_COOKIE).map(value -> value.split("\\.", 2)[0]);
    }

    /** Sets or forges a cookie. */
    public void setCookie(String name, String value) {
        cookies.set(name, value);
    }

    /** Forgets all cookies. */
    public void clearCookies() {
        cookies.clear();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
