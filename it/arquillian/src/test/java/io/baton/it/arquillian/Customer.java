// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A customer of the shop, with a browser. Its session cookie goes along to whatever server of this machine is asked next. */
final class Customer {

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** The answer of the application at this address, which ends with a slash. */
    String ask(URI application, String what) throws IOException, InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(application.resolve("shop/" + what)).build();
        HttpResponse<String> answer = browser.send(question, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }
}
