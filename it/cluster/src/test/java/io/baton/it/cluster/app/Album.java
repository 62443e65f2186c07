// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;

/** A session-scoped bean that is large, and that nobody changes. */
@SessionScoped
public class Album implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int PICTURES = 1_000;

    private final ArrayList<String> pictures = new ArrayList<>(Collections.nCopies(PICTURES, "a picture"));

    /** How many pictures there are in it. */
    public int pictures() {
        return pictures.size();
    }
}
