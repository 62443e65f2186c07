// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.unstorable;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A bean that cannot be stored as soon as something is in it. */
@SessionScoped
public class Basket implements Serializable {

    private static final long serialVersionUID = 1L;

    private final List<Article> articles = new ArrayList<>();

    /** How much is in it. */
    public int size() {
        return articles.size();
    }
}
