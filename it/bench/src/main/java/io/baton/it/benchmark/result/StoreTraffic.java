// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.result;

import io.baton.it.redis.RedisServer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What went through a Redis.
 *
 * @param commands how many commands it executed, those that scripts called included
 * @param scripts how many of these were the calls of scripts themselves
 * @param bytesIn what clients sent
 * @param bytesOut what they were answered
 */
public record StoreTraffic(long commands, long scripts, long bytesIn, long bytesOut) {
    /** No traffic. */
    public static final StoreTraffic NONE = new StoreTraffic(0, 0, 0, 0);

    private static final Pattern COMMAND = Pattern.compile("(?m)^cmdstat_[^:]+:calls=(\\d+)");
    private static final Pattern SCRIPT = Pattern.compile("(?m)^cmdstat_(?:eval|evalsha|fcall):calls=(\\d+)");
    private static final Pattern IN = Pattern.compile("(?m)^total_net_input_bytes:(\\d+)");
    private static final Pattern OUT = Pattern.compile("(?m)^total_net_output_bytes:(\\d+)");

    /** What went through it since it started. */
    public static StoreTraffic of(RedisServer redis) {
        String info = String.valueOf(redis.cli("INFO", "everything"));
        return new StoreTraffic(sum(COMMAND, info), sum(SCRIPT, info), sum(IN, info), sum(OUT, info));
    }

    /** What went through it from then to this. */
    public StoreTraffic since(StoreTraffic then) {
        return new StoreTraffic(
                commands - then.commands, scripts - then.scripts, bytesIn - then.bytesIn, bytesOut - then.bytesOut);
    }

    /** This and more. */
    public StoreTraffic and(StoreTraffic more) {
        return new StoreTraffic(
                commands + more.commands, scripts + more.scripts, bytesIn + more.bytesIn, bytesOut + more.bytesOut);
    }

    private static long sum(Pattern pattern, String info) {
        Matcher matcher = pattern.matcher(info);
        return matcher.results()
                .map(StoreTraffic::number)
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static String number(MatchResult match) {
        return match.group(1);
    }
}
