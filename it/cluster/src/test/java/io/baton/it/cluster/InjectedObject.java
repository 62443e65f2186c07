// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

/**
 * Something that the container injects into a bean.
 *
 * @param declaration as the application writes it
 * @param bean into which it is injected, a class in the application's package
 * @param outcome when the bean moves
 */
record InjectedObject(String declaration, String bean, Outcome outcome) {

    /** What becomes of it. */
    enum Outcome {
        /** It is written with the bean. */
        TRAVELS("travels"),
        /** A mark is written, by which the other instance finds its own. */
        LOOKED_UP_ANEW("looked up anew"),
        /** It is lost with its instance, which is said at deployment. */
        CANNOT("cannot");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }
    }

    /** Its line in the documentation. */
    String line() {
        return "| " + declaration + " | " + outcome.words + " |";
    }

    @Override
    public String toString() {
        return declaration;
    }
}
