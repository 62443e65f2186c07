// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The cluster-wide name of what has sessions, the same on every instance: a web application, which is its virtual server and its context path, or the
 * single sign-on of a virtual server.
 *
 * @param virtualServer the virtual server; applications of several ones that have the same path are several applications
 * @param path of an application: empty for the root application, otherwise beginning with a slash
 */
public record ApplicationName(String virtualServer, String path) {

    /** The virtual server that GlassFish has by itself. Names do without it. */
    public static final String DEFAULT_VIRTUAL_SERVER = "server";

    /** Cannot be part of a name that is encoded for keys. */
    private static final String MARK = "~";

    private static final String SINGLE_SIGN_ON = MARK + "sso";

    /** @throws IllegalArgumentException if the path is neither empty nor begins with a slash, or there is no virtual server */
    public ApplicationName {
        if (virtualServer.isEmpty()) {
            throw new IllegalArgumentException("the virtual server of '" + path + "' must have a name");
        }
        if (!path.isEmpty() && !path.startsWith("/") && !path.equals(SINGLE_SIGN_ON)) {
            throw new IllegalArgumentException("context path '" + path + "' must be empty or begin with '/'");
        }
    }

    /**
     * An application of the virtual server that GlassFish has by itself.
     *
     * @param contextPath empty for the root application, otherwise beginning with a slash
     */
    public ApplicationName(String contextPath) {
        this(DEFAULT_VIRTUAL_SERVER, contextPath);
    }

    /** Who is signed on to the applications of a virtual server. */
    public static ApplicationName singleSignOn(String virtualServer) {
        return new ApplicationName(virtualServer, SINGLE_SIGN_ON);
    }

    /**
     * The name in the alphabet of store keys: no braces, which would end the hash tag, and no slash, which ends the name. The root application is {@code ~},
     * which no other name can become.
     */
    public String keyPart() {
        return prefix() + (path.startsWith("/") ? encoded(path.substring(1)) : path.isEmpty() ? MARK : path);
    }

    /** The name as a line of text, for {@link #parse}. */
    public String text() {
        return prefix() + path;
    }

    /**
     * What {@link #text()} made.
     *
     * @throws IllegalArgumentException if it was something else
     */
    public static ApplicationName parse(String text) {
        int mark = text.startsWith("/") ? -1 : text.indexOf(MARK);
        return mark > 0
                ? new ApplicationName(
                        URLDecoder.decode(text.substring(0, mark), StandardCharsets.UTF_8), text.substring(mark + 1))
                : new ApplicationName(text);
    }

    private String prefix() {
        return virtualServer.equals(DEFAULT_VIRTUAL_SERVER) ? "" : encoded(virtualServer) + MARK;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As logs name it. */
    @Override
    public String toString() {
        String name = path.isEmpty() ? "/" : path;
        return virtualServer.equals(DEFAULT_VIRTUAL_SERVER) ? name : virtualServer + ":" + name;
    }
}
