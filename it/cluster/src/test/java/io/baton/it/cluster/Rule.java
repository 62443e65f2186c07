// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule of CDI, and what is to be seen of it.
 *
 * @param name the rule
 * @param source the heading under which CDI has it
 * @param steps what somebody with a new session does
 */
record Rule(String name, String source, List<Step> steps) {

    static Rule rule(String source, String name, Step... steps) {
        return new Rule(name, source, Arrays.asList(steps));
    }

    @Override
    public String toString() {
        return name;
    }

    /** What is to be seen, a line for each step. */
    List<String> lines() {
        return steps.stream()
                .map(step -> step.line(step.answer(), step.journal()))
                .toList();
    }

    /** How a step is done. */
    enum Kind {
        /** It is a request. */
        ASK,
        /** It is a request while another one, on the same instance, is in the same conversation. */
        ASK_MEANWHILE,
        /** Nothing is done until all has happened that is to. */
        WAIT
    }

    /**
     * One thing that is done.
     *
     * @param kind how
     * @param request what
     * @param answer to that
     * @param journal all that happens
     */
    record Step(Kind kind, String request, String answer, List<String> journal) {

        static Step ask(String request, String answer, String... journal) {
            return new Step(Kind.ASK, request, answer, List.of(journal));
        }

        static Step askMeanwhile(String request, String answer, String... journal) {
            return new Step(Kind.ASK_MEANWHILE, request, answer, List.of(journal));
        }

        static Step await(String... journal) {
            return new Step(Kind.WAIT, "time goes by", "", List.of(journal));
        }

        /** Says what came of it. */
        String line(String answered, List<String> happened) {
            return String.join(
                    " | ",
                    Stream.concat(Stream.of(request + " -> " + answered), happened.stream())
                            .toList());
        }
    }
}
