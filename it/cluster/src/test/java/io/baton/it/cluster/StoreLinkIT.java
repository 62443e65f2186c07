// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.it.bench.Workbench;
import io.baton.it.redis.RedisServer;
import io.baton.it.redis.StoreLink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The network that tests cut: what the tests of cut-off instances take for granted. */
class StoreLinkIT {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int IMPATIENCE_MILLIS = 200;

    private RedisServer redis;
    private StoreLink link;
    private Socket client;

    @BeforeEach
    void start() throws IOException {
        redis = Workbench.fromSystemProperties().redis("link-redis");
        link = StoreLink.to(redis);
        client = connect();
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        link.close();
        redis.close();
    }

    @Test
    void whatIsSentWhileItIsCutArrivesLate() throws IOException {
        send(client, "SET a 1");
        assertThat(answer(client)).isEqualTo("+OK");

        link.cut();
        send(client, "SET a 2");
        client.setSoTimeout(IMPATIENCE_MILLIS);
        assertThatThrownBy(() -> answer(client)).isInstanceOf(SocketTimeoutException.class);
        assertThat(redis.cli("GET", "a")).isEqualTo("1");
        link.restore();

        client.setSoTimeout(PATIENCE_MILLIS);
        assertThat(answer(client)).isEqualTo("+OK");
        assertThat(redis.cli("GET", "a")).isEqualTo("2");
    }

    @Test
    void aConnectionThatIsMadeWhileItIsCutLeadsNowhereUntilItIsRestored() throws IOException {
        link.cut();
        try (Socket second = connect()) {
            send(second, "SET a 1");
            assertThat(redis.cli("GET", "a")).isNull();
            link.restore();

            assertThat(answer(second)).isEqualTo("+OK");
        }
    }

    @Test
    void aResetEndsConnectionsAndNewOnesComeThrough() throws IOException {
        send(client, "PING");
        assertThat(answer(client)).isEqualTo("+PONG");

        link.reset();

        assertThatThrownBy(() -> answer(client)).isInstanceOf(IOException.class);
        try (Socket second = connect()) {
            send(second, "PING");
            assertThat(answer(second)).isEqualTo("+PONG");
        }
    }

    @Test
    void aMutedStoreHearsAndIsNotHeardUntilTheLinkIsRestored() throws IOException {
        link.mute();
        send(client, "SET a 1");
        await().until(() -> "1".equals(redis.cli("GET", "a")));
        client.setSoTimeout(IMPATIENCE_MILLIS);
        assertThatThrownBy(() -> answer(client)).isInstanceOf(SocketTimeoutException.class);
        link.restore();

        client.setSoTimeout(PATIENCE_MILLIS);
        assertThat(answer(client)).isEqualTo("+OK");
    }

    @Test
    void aDelayHoldsUpBothDirectionsUntilTheLinkIsRestored() throws IOException {
        Duration delay = Duration.ofMillis(IMPATIENCE_MILLIS);
        link.delay(delay);
        assertThat(roundTrip()).isGreaterThanOrEqualTo(delay.multipliedBy(2));

        link.delay(Duration.ofHours(1));
        send(client, "PING");
        link.restore();
        assertThat(answer(client)).isEqualTo("+PONG");
    }

    @Test
    void aThrottledLinkTakesItsTimeForEachByte() throws IOException {
        // PING, CR and LF are six bytes, the answer is seven.
        link.throttle(20);

        assertThat(roundTrip()).isGreaterThanOrEqualTo(Duration.ofMillis(6 * 50 + 7 * 50));
    }

    @Test
    void aStoreThatSeemsToHaveClosedItsDirectionStillHears() throws IOException {
        send(client, "PING");
        assertThat(answer(client)).isEqualTo("+PONG");

        link.halfClose();

        assertThat(answer(client)).isNull();
        send(client, "SET a 1");
        await().until(() -> "1".equals(redis.cli("GET", "a")));
        try (Socket second = connect()) {
            send(second, "PING");
            assertThat(answer(second)).isEqualTo("+PONG");
        }
    }

    @Test
    void itKnowsTheConnectionsThatLeadThroughIt() throws IOException {
        send(client, "PING");
        assertThat(answer(client)).isEqualTo("+PONG");

        assertThat(link.storePorts())
                .singleElement()
                .satisfies(port ->
                        assertThat(redis.cli("CLIENT", "LIST")).asString().contains("addr=127.0.0.1:" + port));
    }

    private Duration roundTrip() throws IOException {
        long start = System.nanoTime();
        send(client, "PING");
        assertThat(answer(client)).isEqualTo("+PONG");
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), link.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void send(Socket socket, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
    }

    private static String answer(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
    }
}
