// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.http;

import java.net.HttpCookie;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A browser's cookies for one host name: like a browser's, they do not care about ports. */
final class CookieJar {
    private record Name(String name, String path) {}

    private final Map<Name, String> values = new LinkedHashMap<>();

    synchronized void store(List<String> setCookieHeaders) {
        for (String header : setCookieHeaders) {
            HttpCookie.parse(header).forEach(this::store);
        }
    }

    private void store(HttpCookie cookie) {
        Name name = new Name(cookie.getName(), cookie.getPath() == null ? "/" : cookie.getPath());
        if (cookie.getMaxAge() == 0 || cookie.hasExpired()) {
            values.remove(name);
        } else {
            values.put(name, cookie.getValue());
        }
    }

    synchronized Optional<String> value(String name) {
        return values.entrySet().stream()
                .filter(cookie -> cookie.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Sets the cookie of this name, where there is one already for its path, else for all paths. */
    synchronized void set(String name, String value) {
        String path = values.keySet().stream()
                .filter(known -> known.name().equals(name))
                .map(Name::path)
                .findFirst()
                .orElse("/");
        values.put(new Name(name, path), value);
    }

    synchronized void clear() {
        values.clear();
    }

    synchronized void copyFrom(CookieJar other) {
        values.putAll(other.all());
    }

    private synchronized Map<Name, String> all() {
        return Map.copyOf(values);
    }

    /** The value of the request header; empty if no cookie is for that path. */
    synchronized Optional<String> header(String path) {
        String header = values.entrySet().stream()
                .filter(cookie -> covers(cookie.getKey().path(), path))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? Optional.empty() : Optional.of(header);
    }

    /** RFC 6265, 5.1.4. */
    private static boolean covers(String cookiePath, String path) {
        return path.equals(cookiePath) || path.startsWith(cookiePath.endsWith("/") ? cookiePath : cookiePath + "/");
    }
}
