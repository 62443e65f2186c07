// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Makes what is one for each session, and two things that nobody may make. */
@ApplicationScoped
public class Products {

    /** What is never there. */
    public interface Nothing extends Serializable {
        /** Never answers. */
        String name();
    }

    /** What cannot be stored. */
    public interface Unstorable {
        /** Never answers. */
        String name();
    }

    @Produces
    @SessionScoped
    Basket basket() {
        Journal.write("made Basket");
        return new Basket();
    }

    void end(@Disposes Basket basket) {
        Journal.write("ended Basket " + basket.items());
    }

    @Produces
    @SessionScoped
    @Nullable
    Nothing nothing() {
        return null;
    }

    @Produces
    @SessionScoped
    Unstorable unstorable() {
        return () -> "never";
    }
}
