// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.whole;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;

/** A form that is filled in two steps. */
@Named("form")
@ViewScoped
public class Application implements Serializable {

    private static final long serialVersionUID = 1L;

    private String name = "";
    private String street = "";
    private int step = 1;

    /** The first field. */
    public String getName() {
        return name;
    }

    /** Sets the first field. */
    public void setName(String name) {
        this.name = name;
    }

    /** The second field. */
    public String getStreet() {
        return street;
    }

    /** Sets the second field. */
    public void setStreet(String street) {
        this.street = street;
    }

    /** From 1. */
    public int getStep() {
        return step;
    }

    /** Goes on, in the same view. */
    public void next() {
        step++;
    }

    /** All of it. */
    public String getSummary() {
        return "step " + step + ": " + name + " of " + street;
    }
}
