// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.whole;

import jakarta.enterprise.context.Dependent;
import java.io.Serializable;

/** A part of whatever it is injected into. */
@Dependent
public class Memory implements Serializable {

    private static final long serialVersionUID = 1L;

    private int times;

    int next() {
        return ++times;
    }
}
