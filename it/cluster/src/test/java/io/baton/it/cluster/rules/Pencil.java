// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.io.Serializable;

/** A part of whatever it is injected into. */
@Dependent
public class Pencil implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private InjectionPoint point;

    private int strokes;

    /** Counts. */
    public int stroke() {
        return ++strokes;
    }

    /** Whose it is. */
    public String owner() {
        return point.getMember().getDeclaringClass().getSimpleName();
    }

    @PreDestroy
    void end() {
        Journal.write("ended Pencil after " + strokes);
    }
}
