// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.diary;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** A session-scoped bean that says nothing of its version: when a field is called otherwise, what was written before cannot be read any more. */
@SessionScoped
@SuppressWarnings("serial") // on purpose
public class Diary implements Serializable {

    private int pagesOfEditionOne;

    /** Adds a page. */
    public void write() {
        pagesOfEditionOne++;
    }

    /** How many pages there are. */
    public int pages() {
        return pagesOfEditionOne;
    }
}
