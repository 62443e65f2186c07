// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisTimeoutException;

/** What is in the way to the store, in one line that says what to do. The library wraps it many times, each with a text of its own. */
final class Trouble {

    /** What the library appends to a server's words: connection and command, of no use to operators. */
    private static final Pattern APPENDED = Pattern.compile(
            "\\.?( script: [0-9a-f]{40}, on @user_script:\\d+\\.?)?\\.? (channel: \\[|data: |command: \\().*",
            Pattern.DOTALL);

    private static final Pattern ADDRESS =
            Pattern.compile("(?:server: |addr=(?:rediss?://)?)(?:([^\\s/,\\]]+)/)?[^\\s/,\\]]*?:(\\d+)");

    private static final Pattern PORT_OF_HOST = Pattern.compile("addr=rediss?://([^\\s,\\]]+)");

    private Trouble() {}

    static String text(Throwable failure) {
        List<Throwable> chain = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        String where = address(chain);
        Optional<RedisException> answer = answer(chain);
        if (answer.isPresent()) {
            return ServerError.of(answer.get()).explained(words(answer.get()));
        }
        Optional<String> named =
                chain.stream().flatMap(cause -> named(cause, where).stream()).findFirst();
        return named.orElseGet(() -> words(chain.get(chain.size() - 1)));
    }

    /** What the server said, if it was asked and said something. */
    private static Optional<RedisException> answer(List<Throwable> chain) {
        return chain.stream()
                .filter(RedisException.class::isInstance)
                .map(RedisException.class::cast)
                .filter(failure -> ServerError.of(failure) != ServerError.ANY_OTHER)
                .findFirst();
    }

    private static Optional<String> named(Throwable cause, String where) {
        if (cause instanceof CertificateException || cause instanceof SSLException) {
            return Optional.of(tls(cause, where));
        }
        if (cause instanceof UnknownHostException) {
            return Optional.of("the name of its host cannot be resolved; check redisUri (" + firstLine(cause) + ")");
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return Optional.of(
                    "it cannot be reached" + where + "; check redisUri, and that it runs (" + firstLine(cause) + ")");
        }
        if (cause instanceof RedisTimeoutException || cause instanceof TimeoutException) {
            return Optional.of(silence(cause, where));
        }
        return Optional.empty();
    }

    private static String tls(Throwable cause, String where) {
        String words = firstLine(cause);
        if (words.contains("PKIX")) {
            return "the certificate" + where + " is not trusted; name the CA that issued it in redisTrustStore ("
                    + words + ")";
        }
        if (words.startsWith("No name matching") || words.startsWith("No subject alternative")) {
            return "the certificate" + where + " is not for that name; check redisUri (" + words + ")";
        }
        return "TLS" + where + " failed (" + words + ")";
    }

    private static String silence(Throwable cause, String where) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("(PING)") || cause instanceof TimeoutException) {
            return "it does not answer" + where + "; check the port, whether only one side expects TLS (rediss://),"
                    + " and whether it asks for a client certificate (redisKeyStore)";
        }
        if (message.startsWith("Subscription")) {
            return "it did not confirm a subscription in time; it is slow, or the user may not listen to these channels";
        }
        return "it did not answer in time";
    }

    /** Where it was tried; empty if the library does not say. */
    private static String address(List<Throwable> chain) {
        for (Throwable cause : chain) {
            String message = String.valueOf(cause.getMessage());
            Matcher whole = PORT_OF_HOST.matcher(message);
            if (whole.find()) {
                return " at " + whole.group(1);
            }
            Matcher parts = ADDRESS.matcher(message);
            if (parts.find() && parts.group(1) != null) {
                return " at " + parts.group(1) + ":" + parts.group(2);
            }
        }
        return "";
    }

    private static String words(Throwable failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : APPENDED.matcher(firstLine(failure)).replaceFirst("");
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
