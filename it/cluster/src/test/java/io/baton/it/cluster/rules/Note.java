// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.ArrayList;

/** Words of one session. */
@SessionScoped
public class Note implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> words = new ArrayList<>();

    @PostConstruct
    void begin() {
        Journal.write("made Note");
    }

    /** Adds a word. */
    public String add(String word) {
        words.add(word);
        return words();
    }

    /** All of them. */
    public String words() {
        return String.join("+", words);
    }

    @PreDestroy
    void end() {
        Journal.write("ended Note " + words());
    }
}
