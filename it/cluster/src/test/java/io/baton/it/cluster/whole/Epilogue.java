// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.whole;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears of conversations that end outside a request of theirs, as all do whose session ends. */
@ApplicationScoped
public class Epilogue {

    /** The ids of those that ended on this instance. */
    static final List<String> OVER = new CopyOnWriteArrayList<>();

    void over(@Observes @Destroyed(ConversationScoped.class) String conversation) {
        OVER.add(conversation);
    }
}
