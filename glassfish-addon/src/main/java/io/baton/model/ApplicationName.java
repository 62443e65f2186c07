package io.baton.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The cluster-wide name of a web application, the same on every instance: its context path.
 *
 * @param contextPath empty for the root application, otherwise beginning with a slash
 */
public record ApplicationName(String contextPath) {

    /** @throws IllegalArgumentException if the path is neither empty nor begins with a slash */
    public ApplicationName {
        if (!contextPath.isEmpty() && !contextPath.startsWith("/")) {
            throw new IllegalArgumentException("context path '" + contextPath + "' must be empty or begin with '/'");
        }
    }

    /** The name in the alphabet of store keys: no braces, which would end the hash tag, and no slash, which ends the name. The root application is {@code ~}, which no other name can become. */
    public String keyPart() {
        return contextPath.isEmpty() ? "~" : URLEncoder.encode(contextPath.substring(1), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return contextPath.isEmpty() ? "/" : contextPath;
    }
}
