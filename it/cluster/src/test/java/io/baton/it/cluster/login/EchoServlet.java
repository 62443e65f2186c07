// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.login;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.baton.it.cluster.app.Form;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what the request was that it was given, for clerks only. */
@WebServlet("/secret/echo")
public class EchoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> shown = new TreeMap<>();
        shown.put("user", String.valueOf(request.getRemoteUser()));
        shown.put("method", request.getMethod());
        shown.put("uri", request.getRequestURI());
        shown.put("query", String.valueOf(request.getQueryString()));
        shown.put("type", String.valueOf(request.getContentType()));
        shown.put("length", String.valueOf(request.getContentLength()));
        shown.put("question", String.join(" and ", Collections.list(request.getHeaders("X-Question"))));
        shown.put("conditions", request.getHeader("If-Modified-Since") + " " + request.getHeader("If-None-Match"));
        shown.put("locales", Collections.list(request.getLocales()).toString());
        shown.put("cookies", cookies(request));
        if (request.getContentType() != null && request.getContentType().startsWith("text/")) {
            // The container replays an array that may be longer than the body.
            shown.put("body", new String(request.getInputStream().readAllBytes(), ISO_8859_1).replaceAll("\0+$", ""));
        }
        shown.put(
                "parameters",
                new TreeMap<>(request.getParameterMap())
                        .entrySet().stream()
                                .map(each -> each.getKey() + "=" + Arrays.toString(each.getValue()))
                                .collect(Collectors.joining(" ")));
        shown.put(
                "attributes",
                Collections.list(request.getSession().getAttributeNames()).toString());
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(Form.encode(shown));
    }

    private static String cookies(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> !cookie.getName().startsWith("JSESSIONID"))
                .map(EchoServlet::text)
                .sorted()
                .toList()
                .toString();
    }

    private static String text(Cookie cookie) {
        return cookie.getName() + "=" + cookie.getValue();
    }
}
