// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses of a Redis server or of the nodes of a Redis Cluster, all with TLS or all without. */
record RedisUris() implements ValueFormat<List<URI>> {

    // Greedy over the whole list, since a password may contain '@', ',' and '/'.
    private static final Pattern USER_INFO = Pattern.compile("^(.*?//)?.*@", Pattern.DOTALL);

    // To the end, since a password may contain '&' and ',', too.
    private static final Pattern SECRET_PARAMETER = Pattern.compile(
            "([?&;#][^=&;]*(?:pass|pwd|secret|token|auth|credential)[^=&;]*=).*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    @Override
    public Optional<List<URI>> parse(String text) {
        List<URI> uris = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Optional<URI> uri = address(part);
            if (uri.isEmpty()) {
                return Optional.empty();
            }
            uris.add(uri.get());
        }
        return uris.stream().map(URI::getScheme).distinct().count() == 1
                ? Optional.of(List.copyOf(uris))
                : Optional.empty();
    }

    @Override
    public String allowed() {
        return "redis://host:port or rediss://host:port (port optional, 1..65535),"
                + " comma-separated for a cluster, all of one scheme";
    }

    @Override
    public String shown(String text) {
        return masked(text);
    }

    /** The text without what may be a password in an address. */
    static String masked(String text) {
        Matcher user = USER_INFO.matcher(text);
        String withoutUser = user.find()
                ? Objects.requireNonNullElse(user.group(1), "") + Password.REDACTED + "@" + text.substring(user.end())
                : text;
        return SECRET_PARAMETER.matcher(withoutUser).replaceFirst("$1" + Password.REDACTED);
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text);
            return isRedis(uri) && hasValidPort(uri) && plain(uri).equals(text) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isRedis(URI uri) {
        return "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
    }

    private static boolean hasValidPort(URI uri) {
        return uri.getPort() == -1 || (uri.getPort() >= 1 && uri.getPort() <= 65_535);
    }

    /** Scheme, host and port alone: user, path, query and fragment would be ignored later on, so they are refused. */
    private static String plain(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() == -1 ? "" : ":" + uri.getPort());
    }
}
