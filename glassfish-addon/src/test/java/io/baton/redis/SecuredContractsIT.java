// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contracts over TLS with a CA of one's own and a client certificate, as a user with no right too many. */
class SecuredContractsIT extends RedisContracts {

    private static ConnectedRedis redis;

    @BeforeAll
    static void connect(@TempDir Path folder) {
        Certificates certificates = new Certificates(folder);
        int port = RedisInstance.freePort();
        RedisInstance server = RedisInstance.launch(certificates.server(port));
        LeastRights.ALONE.grant(server);
        Map<String, String> properties = new HashMap<>(certificates.properties(port));
        redis = new ConnectedRedis(LeastRights.properties(properties), server);
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    @Override
    TestedRedis redis() {
        return redis;
    }
}
