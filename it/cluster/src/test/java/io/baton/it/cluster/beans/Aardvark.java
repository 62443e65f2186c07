// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.beans;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** A session-scoped bean that comes first in the alphabet and that only one instance has. */
@SessionScoped
public class Aardvark implements Serializable {

    private static final long serialVersionUID = 1L;
}
