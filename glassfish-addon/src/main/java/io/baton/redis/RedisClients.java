// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.config.KeyStoreFile;
import io.baton.config.Password;
import io.baton.config.StoreSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ReadMode;
import org.redisson.config.SubscriptionMode;
import org.redisson.config.TransportMode;
import org.redisson.connection.ServiceManager;

/** Makes Redisson clients from the operator's settings. */
public final class RedisClients {

    /** Of the delay that the operator allows: less than a call is waited for, so that it is the library that gives up, which frees what others wait behind. */
    private static final double TIMEOUT_PER_DELAY = 0.625;

    /** None: whoever asks decides whether to ask again, after a look at the store's health. */
    private static final int RETRIES = 0;

    /** How often the nodes of a cluster are asked who is master of what: after a fail-over, nobody is found at the old place. */
    private static final Duration CLUSTER_SCAN = Duration.ofSeconds(1);

    /**
     * The switch of the event classes that Netty, as it is moved into the bundle, has for the JDK's flight recorder. As
     * classes of a bundle they cannot be recorded: a recording that wants them would have every allocation of a buffer
     * fail. Netty reads it once; whatever it was set to does not count.
     */
    private static final String NETTY_EVENTS = "io.baton.internal.netty.jfr.enabled";

    private static final int THREADS = 4;
    private static final int IDLE_CONNECTIONS = 2;
    private static final int CONNECTIONS = 32;

    private RedisClients() {}

    /**
     * A client that connects when first used, so that a store that is down delays no start.
     *
     * @param loss told of subscriptions that are lost
     * @param maker of its threads: they have its context class loader and whatever else threads inherit
     * @throws IOException if the Redisson file cannot be read or is not a Redisson configuration
     */
    public static RedissonClient create(StoreSettings settings, SubscriptionLoss loss, Executor maker)
            throws IOException {
        System.setProperty(NETTY_EVENTS, "false");
        Path file = settings.redissonConfig();
        Config config = file == null ? simple(settings) : Config.fromYAML(file.toFile());
        credentials(settings, config);
        onlyMasters(config);
        config.setLazyInitialization(true);
        // Otherwise it looks at every argument for an object of its own.
        config.setReferenceEnabled(false);
        // Lua does that: with a cache of its own the library would need the right to SCRIPT LOAD, and one round trip
        // more.
        config.setUseScriptCache(false);
        config.setNettyHook(loss);
        // Otherwise it keeps class loaders of applications, to read objects with; there are none.
        config.setUseThreadClassLoader(false);
        try {
            return CompletableFuture.supplyAsync(() -> started(Redisson.create(config)), maker)
                    .join();
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw refused;
        }
    }

    /**
     * Starts all threads that the client will ever have: by itself, it starts one when there is work for it, and one that is started by a request holds on to
     * the request's application for as long as the server runs.
     */
    private static RedissonClient started(RedissonClient client) {
        ServiceManager services = ((Redisson) client).getServiceManager();
        services.getGroup().forEach(loop -> loop.execute(() -> {}));
        for (int i = 0; i < client.getConfig().getThreads(); i++) {
            services.getExecutor().execute(() -> {});
        }
        services.getTimer().start();
        // The JDK's own, which ends waits: GroupCommit.
        var unused = new CompletableFuture<Void>().completeOnTimeout(null, 0, TimeUnit.NANOSECONDS);
        return client;
    }

    private static Config simple(StoreSettings settings) throws IOException {
        Config config = new Config();
        config.setTransportMode(TransportMode.NIO);
        config.setThreads(THREADS);
        config.setNettyThreads(THREADS);
        if (settings.redisUri().size() == 1) {
            bounded(
                    settings,
                    config.useSingleServer()
                            .setAddress(address(settings.redisUri().get(0)))
                            .setConnectionMinimumIdleSize(IDLE_CONNECTIONS)
                            .setConnectionPoolSize(CONNECTIONS)
                            .setSubscriptionConnectionMinimumIdleSize(1)
                            .setSubscriptionConnectionPoolSize(2));
        } else {
            bounded(
                    settings,
                    config.useClusterServers()
                            .addNodeAddress(settings.redisUri().stream()
                                    .map(RedisClients::address)
                                    .toArray(String[]::new))
                            .setScanInterval((int) CLUSTER_SCAN.toMillis())
                            .setMasterConnectionMinimumIdleSize(IDLE_CONNECTIONS)
                            .setMasterConnectionPoolSize(CONNECTIONS));
        }
        secured(settings, config);
        return config;
    }

    /** Those of the properties come before those of a Redisson file, which knows no password aliases. */
    private static void credentials(StoreSettings settings, Config config) {
        if (settings.redisUser() != null) {
            config.setUsername(settings.redisUser());
        }
        Password password = settings.redisPassword();
        if (password != null) {
            config.setPassword(password.text());
        }
        if (settings.redisPasswordFile() != null) {
            config.setCredentialsResolver(new PasswordFile(settings.redisPasswordFile(), settings.redisUser()));
        }
    }

    private static void secured(StoreSettings settings, Config config) throws IOException {
        KeyStoreFile trusted = settings.trustStore();
        if (trusted != null) {
            config.setSslTruststore(trusted.path().toUri().toURL());
            config.setSslTruststorePassword(text(trusted.password()));
        }
        KeyStoreFile own = settings.keyStore();
        if (own != null) {
            config.setSslKeystore(own.path().toUri().toURL());
            config.setSslKeystorePassword(text(own.password()));
        }
    }

    private static @Nullable String text(@Nullable Password password) {
        return password == null ? null : password.text();
    }

    /**
     * Replicas answer with what was true a moment ago, and count only their own subscribers: a node would be taken for dead whose messages are heard. This holds whatever a Redisson file says.
     */
    private static void onlyMasters(Config config) {
        if (config.isClusterConfig()) {
            onlyMaster(config.useClusterServers());
        } else if (config.isSentinelConfig()) {
            onlyMaster(config.useSentinelServers());
        } else if (!config.isSingleConfig()) {
            onlyMaster(masterSlaveOrReplicated(config));
        }
    }

    private static BaseMasterSlaveServersConfig<?> masterSlaveOrReplicated(Config config) {
        try {
            return config.useMasterSlaveServers();
        } catch (IllegalStateException replicated) {
            return config.useReplicatedServers();
        }
    }

    private static void onlyMaster(BaseMasterSlaveServersConfig<?> config) {
        config.setReadMode(ReadMode.MASTER);
        config.setSubscriptionMode(SubscriptionMode.MASTER);
    }

    private static void bounded(StoreSettings settings, BaseConfig<?> config) {
        int longest = (int) (settings.delay().toMillis() * TIMEOUT_PER_DELAY);
        config.setTimeout(longest);
        config.setConnectTimeout(longest);
        config.setSubscriptionTimeout(longest);
        config.setRetryAttempts(RETRIES);
    }

    private static String address(URI uri) {
        return uri.getPort() < 0 ? uri.getScheme() + "://" + uri.getHost() + ":6379" : uri.toString();
    }
}
