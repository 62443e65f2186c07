package io.baton.redis;

import io.baton.config.Password;
import io.baton.config.StoreSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.BaseConfig;
import org.redisson.config.Config;
import org.redisson.config.TransportMode;

/** Makes Redisson clients from the operator's settings. */
public final class RedisClients {

    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(2);
    /** None: whoever asks decides whether to ask again, after a look at the store's health. */
    private static final int RETRIES = 0;

    private static final int THREADS = 4;
    private static final int IDLE_CONNECTIONS = 2;
    private static final int CONNECTIONS = 32;

    private RedisClients() {}

    /**
     * A client that connects when first used, so that a store that is down delays no start.
     *
     * @param loss told of subscriptions that are lost
     * @throws IOException if the Redisson file cannot be read or is not a Redisson configuration
     */
    public static RedissonClient create(StoreSettings settings, SubscriptionLoss loss) throws IOException {
        Path file = settings.redissonConfig();
        Config config = file == null ? simple(settings) : Config.fromYAML(file.toFile());
        config.setLazyInitialization(true);
        // Otherwise it looks at every argument for an object of its own.
        config.setReferenceEnabled(false);
        config.setNettyHook(loss);
        return Redisson.create(config);
    }

    private static Config simple(StoreSettings settings) {
        Config config = new Config();
        config.setTransportMode(TransportMode.NIO);
        config.setThreads(THREADS);
        config.setNettyThreads(THREADS);
        if (settings.redisUser() != null) {
            config.setUsername(settings.redisUser());
        }
        Password password = settings.redisPassword();
        if (password != null) {
            config.setPassword(password.text());
        }
        if (settings.redisUri().size() == 1) {
            bounded(config.useSingleServer()
                    .setAddress(address(settings.redisUri().get(0)))
                    .setConnectionMinimumIdleSize(IDLE_CONNECTIONS)
                    .setConnectionPoolSize(CONNECTIONS)
                    .setSubscriptionConnectionMinimumIdleSize(1)
                    .setSubscriptionConnectionPoolSize(2));
        } else {
            bounded(config.useClusterServers()
                    .addNodeAddress(settings.redisUri().stream()
                            .map(RedisClients::address)
                            .toArray(String[]::new))
                    .setMasterConnectionMinimumIdleSize(IDLE_CONNECTIONS)
                    .setMasterConnectionPoolSize(CONNECTIONS));
        }
        return config;
    }

    private static void bounded(BaseConfig<?> config) {
        config.setTimeout((int) COMMAND_TIMEOUT.toMillis());
        config.setConnectTimeout((int) COMMAND_TIMEOUT.toMillis());
        config.setRetryAttempts(RETRIES);
    }

    private static String address(URI uri) {
        return uri.getPort() < 0 ? uri.getScheme() + "://" + uri.getHost() + ":6379" : uri.toString();
    }
}
