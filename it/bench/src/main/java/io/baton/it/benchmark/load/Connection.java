// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection to a server of this machine, kept open as long as the server does, for one thread. Knows as much of HTTP 1.1 as the benchmark's application needs. */
final class Connection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int BUFFER = 4_096;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream input;

    Connection(int port) {
        this.port = port;
    }

    /**
     * Sends a GET request and returns the answer.
     *
     * @param cookies the value of the {@code Cookie} header; empty for none
     */
    Answer get(String path, String cookies) throws IOException {
        InputStream in = input;
        Socket out = socket;
        if (in == null || out == null) {
            out = new Socket(InetAddress.getLoopbackAddress(), port);
            out.setTcpNoDelay(true);
            out.setSoTimeout(TIMEOUT_MILLIS);
            in = new BufferedInputStream(out.getInputStream(), BUFFER);
            socket = out;
            input = in;
        }
        String cookieLine = cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n";
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + cookieLine + "\r\n";
        boolean reusable = false;
        try {
            out.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            Answer answer = read(in);
            reusable = !answer.lastOfConnection();
            return answer;
        } finally {
            if (!reusable) {
                close();
            }
        }
    }

    private static Answer read(InputStream in) throws IOException {
        String statusLine = line(in);
        int status = Integer.parseInt(statusLine.substring(9, 12));
        List<String> cookies = new ArrayList<>(0);
        int length = -1;
        boolean last = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            String value = header.substring(colon + 1).strip();
            switch (colon) {
                // The length of a name is enough to rule out most headers.
                case 10 -> {
                    if (isNamed(header, "set-cookie")) {
                        cookies.add(value);
                    } else if (isNamed(header, "connection")) {
                        last = value.equalsIgnoreCase("close");
                    }
                }
                case 14 -> length = isNamed(header, "content-length") ? Integer.parseInt(value) : length;
                default -> {}
            }
        }
        if (length < 0) {
            throw new IOException("An answer without a length: " + statusLine);
        }
        return new Answer(status, cookies, new String(in.readNBytes(length), StandardCharsets.ISO_8859_1), last);
    }

    private static boolean isNamed(String header, String name) {
        return header.regionMatches(true, 0, name, 0, name.length());
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = null;
        input = null;
    }
}
