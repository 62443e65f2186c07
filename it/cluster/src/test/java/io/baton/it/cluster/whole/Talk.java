// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.whole;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ConversationScoped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was said in a conversation. */
@ConversationScoped
public class Talk implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What was said in conversations that ended on this instance. */
    static final List<String> ENDED = new CopyOnWriteArrayList<>();

    private final ArrayList<String> words = new ArrayList<>();

    /** Says one more word. */
    public String say(String word) {
        words.add(word);
        return String.join(",", words);
    }

    @PreDestroy
    void end() {
        ENDED.add(String.join(",", words));
    }
}
