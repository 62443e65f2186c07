// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.enterprise.context.RequestScoped;

/** A word of one request. */
@RequestScoped
public class RequestNote {

    private String word = "";

    /** Sets it. */
    public void set(String word) {
        this.word = word;
    }

    /** The word. */
    public String word() {
        return word;
    }
}
