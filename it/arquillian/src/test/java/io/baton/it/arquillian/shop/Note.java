// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian.shop;

import io.baton.session.Immutable;
import java.io.Serializable;

/** A note to the seller. It says that it never changes, which is not quite so. */
@Immutable
public final class Note implements Serializable {

    private static final long serialVersionUID = 1L;

    private String text;

    Note(String text) {
        this.text = text;
    }

    void change(String another) {
        text = another;
    }

    @Override
    public String toString() {
        return text;
    }
}
