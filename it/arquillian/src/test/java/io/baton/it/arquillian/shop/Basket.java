// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian.shop;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What a customer wants to buy. */
@SessionScoped
public class Basket implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> articles = new ArrayList<>();

    /** Puts an article in. */
    public void add(String article) {
        articles.add(article);
    }

    /** What is in it. */
    public List<String> articles() {
        return List.copyOf(articles);
    }
}
