// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redisson.api.RScript;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.codec.ByteArrayCodec;

/** The scripts, each a resource file beside this class whose header says what it does and returns. Their hash is sent and, where the server does not know it, their text. */
enum Lua {
    CLAIM("session-claim-1.lua"),
    READ("session-read-1.lua"),
    SAVE("session-save-1.lua"),
    REWRITE("session-rewrite-1.lua"),
    TOUCH("session-touch-1.lua"),
    LOOK("session-look-1.lua"),
    END("session-end-1.lua"),
    RELEASE("session-release-1.lua"),
    LIST("due-list-1.lua"),
    TAKE("due-take-1.lua"),
    SETTLE("due-settle-1.lua"),
    RENEW("node-renew-1.lua"),
    BURY("node-bury-1.lua"),
    PROBE("probe-1.lua"),
    HISTORY("history-1.lua"),
    MARK("prefix-mark-1.lua");

    private final String file;
    private final String text;
    private final String hash;

    Lua(String file) {
        this.file = file;
        this.text = withParts(read(file));
        this.hash = sha1(text);
    }

    String file() {
        return file;
    }

    String text() {
        return text;
    }

    /**
     * Runs the script, waiting no longer than that.
     *
     * @throws StoreUnavailableException if it got no answer
     */
    Reply run(RedissonClient client, Duration atMost, String key, List<byte[]> arguments) {
        return run(client.getScript(ByteArrayCodec.INSTANCE), atMost, key, arguments);
    }

    /**
     * Runs the script as the caller wants it sent, with the time-out that this sender has.
     *
     * @throws StoreUnavailableException if it got no answer
     */
    Reply run(RScript sender, String key, List<byte[]> arguments) {
        return run(sender, Answers.LOST_AFTER, key, arguments);
    }

    private Reply run(RScript sender, Duration atMost, String key, List<byte[]> arguments) {
        return new Reply(file, Answers.to("running " + file, atMost, () -> send(sender, sender, key, arguments)));
    }

    /**
     * Waits for what {@link #send} began, no longer than that.
     *
     * @throws StoreUnavailableException if it got no answer
     */
    Reply answer(CompletableFuture<List<Object>> sent, Duration atMost) {
        return new Reply(file, Answers.to("running " + file, atMost, () -> sent));
    }

    /**
     * Sends the script without waiting for the answer; {@link #answer} does.
     *
     * @param way on which its hash goes
     * @param wayOfText on which its text goes if the server does not know it
     */
    CompletableFuture<List<Object>> send(RScriptAsync way, RScriptAsync wayOfText, String key, List<byte[]> arguments) {
        Object[] values = arguments.toArray();
        return way.<List<Object>>evalShaAsync(
                        RScript.Mode.READ_WRITE, hash, RScript.ReturnType.LIST, List.of(key), values)
                .toCompletableFuture()
                .exceptionallyCompose(failure -> isUnknown(failure)
                        ? wayOfText
                                .<List<Object>>evalAsync(
                                        RScript.Mode.READ_WRITE, text, RScript.ReturnType.LIST, List.of(key), values)
                                .toCompletableFuture()
                        : CompletableFuture.failedFuture(failure));
    }

    /** Whether the server does not know the script that was named by its hash. */
    static boolean isUnknown(Throwable failure) {
        return failure instanceof RedisNoScriptException || failure.getCause() instanceof RedisNoScriptException;
    }

    /** The script with the part that its header names, which several scripts share. */
    private static String withParts(String script) {
        return Pattern.compile("(?m)^-- Part +([a-z-]+)\n")
                .matcher(script)
                .replaceAll(part -> Matcher.quoteReplacement(part.group() + read("part/" + part.group(1) + ".lua")));
    }

    /** The name that Redis has for a script. */
    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform must have SHA-1", impossible);
        }
    }

    private static String read(String file) {
        try (InputStream in = Lua.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + Lua.class.getName());
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException damaged) {
            throw new IllegalStateException(file + " cannot be read", damaged);
        }
    }
}
