package io.baton.config;

import static io.baton.config.SettingsList.INVALID_SESSION_TTL;
import static io.baton.config.SettingsList.REAP_INTERVAL;
import static io.baton.config.SettingsList.REDISSON_CONFIG;
import static io.baton.config.SettingsList.REDIS_URI;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules that more than one setting takes part in. */
final class CrossRules {

    private CrossRules() {}

    static List<SettingProblem> broken(Map<String, String> given, ParsedValues values) {
        return Stream.of(managementDataOutlivesASweep(values), oneWayToTheStore(given))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Every instance must have swept at least once before the store forgets that a session has ended. */
    private static Optional<SettingProblem> managementDataOutlivesASweep(ParsedValues values) {
        Optional<Duration> ttl = values.find(INVALID_SESSION_TTL);
        Optional<Duration> reap = values.find(REAP_INTERVAL);
        if (ttl.isEmpty() || reap.isEmpty() || ttl.get().compareTo(reap.get()) > 0) {
            return Optional.empty();
        }
        String rule = "> " + REAP_INTERVAL.name() + " (" + reap.get().toSeconds() + ")";
        return Optional.of(INVALID_SESSION_TTL.refuse(String.valueOf(ttl.get().toSeconds()), rule));
    }

    private static Optional<SettingProblem> oneWayToTheStore(Map<String, String> given) {
        String uri = given.get(REDIS_URI.name());
        return uri == null || !given.containsKey(REDISSON_CONFIG.name())
                ? Optional.empty()
                : Optional.of(REDIS_URI.refuse(uri, "not together with " + REDISSON_CONFIG.name()));
    }
}
