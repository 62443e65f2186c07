// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.whole;

/** Greets. */
public interface Greeter {

    /** The greeting, with all that it went through. */
    String greet();
}
