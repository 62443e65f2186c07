// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.session;

import io.baton.session.Unreplicated;
import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** A bean that stays where it is. */
@Unreplicated
@SessionScoped
public class Cache implements Serializable {

    private static final long serialVersionUID = 1L;

    private int uses;

    /** Counts. */
    public int use() {
        return ++uses;
    }
}
