package io.baton.it.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.it.bench.Workbench;
import io.baton.it.redis.RedisServer;
import io.baton.it.redis.StoreLink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
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
