// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ConversationScoped;
import java.io.Serializable;
import java.util.ArrayList;

/** Words of one conversation. */
@ConversationScoped
public class Talk implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> words = new ArrayList<>();

    @PostConstruct
    void begin() {
        Journal.write("made Talk");
    }

    /** Adds a word. */
    public String say(String word) {
        words.add(word);
        return String.join("+", words);
    }

    @PreDestroy
    void end() {
        Journal.write("ended Talk " + String.join("+", words));
    }
}
