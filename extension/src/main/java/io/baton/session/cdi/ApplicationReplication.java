// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import io.baton.session.ReplicationStatus;
import io.baton.session.line.Line;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the session manager says about the application of the request that this thread serves.
 *
 * @param request of that application
 * @param context of it
 */
record ApplicationReplication(HttpServletRequest request, ServletContext context) {

    /** That of the current request, if there is one. */
    static Optional<ApplicationReplication> current() {
        try {
            Instance<HttpServletRequest> requests = CDI.current().select(HttpServletRequest.class);
            if (!requests.isResolvable()) {
                return Optional.empty();
            }
            HttpServletRequest request = requests.get();
            // A proxy, which finds the request when it is asked for something.
            return Optional.of(new ApplicationReplication(request, request.getServletContext()));
        } catch (ContextNotActiveException | IllegalStateException noRequest) {
            return Optional.empty();
        }
    }

    boolean isReplicated() {
        return context.getAttribute(Line.ATTRIBUTE) != null;
    }

    String reason() {
        Object status = context.getAttribute(ReplicationStatus.CONTEXT_ATTRIBUTE);
        if (status instanceof ReplicationStatus known) {
            return known.reason();
        }
        return status == null ? "Baton's session manager does not run here" : status.toString();
    }

    Map<String, Object> ask(Map<String, Object> question) {
        @SuppressWarnings("unchecked") // what the line is made of
        @Nullable
        Function<Map<String, Object>, Map<String, Object>> line =
                (Function<Map<String, Object>, Map<String, Object>>) context.getAttribute(Line.ATTRIBUTE);
        return line == null ? Map.of() : line.apply(question);
    }

    /** The answer to a question about the session of the request, if it has one. */
    Optional<Map<String, Object>> askAboutSession(String verb, Map<String, Object> more) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Map<String, Object> question = new HashMap<>(more);
        question.put(Line.VERB, verb);
        question.put(Line.ID, session.getId());
        return Optional.of(ask(question));
    }
}
