// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The notes of all customers of this server: the same objects that are in their sessions. */
@ApplicationScoped
public class Notes {

    private final Map<String, Note> bySession = new ConcurrentHashMap<>();

    void keep(String session, Note note) {
        bySession.put(session, note);
    }

    Note of(String session) {
        return Objects.requireNonNull(bySession.get(session), "no note");
    }
}
