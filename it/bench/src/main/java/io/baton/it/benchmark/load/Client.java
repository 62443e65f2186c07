// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.load;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** One user with one session, whose cookies go along with each request. */
final class Client {
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String header = "";

    /**
     * Sends a request over this connection.
     *
     * @throws UnexpectedAnswerException if the answer is another than 200
     */
    String get(Connection connection, String path) throws IOException {
        Answer answer = connection.get(path, header);
        if (!answer.isOk()) {
            throw new UnexpectedAnswerException(path, answer);
        }
        answer.cookies().forEach(this::keep);
        return answer.body();
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair);
        header = String.join("; ", cookies.values());
    }
}
