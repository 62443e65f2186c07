// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.io.Serializable;
import java.util.ArrayList;

/** Hears events, in each session for itself. */
@SessionScoped
public class Hearer implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> heard = new ArrayList<>();

    void hear(@Observes Word word) {
        heard.add(word.text());
    }

    void hearIfThere(@Observes(notifyObserver = Reception.IF_EXISTS) Whisper whisper) {
        heard.add("whispered " + whisper.text());
    }

    /** What it heard. */
    public String heard() {
        return String.join("+", heard);
    }
}
