// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import jakarta.enterprise.context.Dependent;
import java.io.Serializable;

/** A dependent bean. */
@Dependent
@Spoken("aloud")
public class Word implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Says itself. */
    public String say() {
        return "word";
    }
}
