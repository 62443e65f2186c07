// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The refusal of a set of properties, with every problem it has; the message has one line per problem. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SettingProblem[] problems;

    InvalidSettingsException(List<SettingProblem> problems) {
        super(problems.stream().map(SettingProblem::line).collect(joining("\n")));
        this.problems = problems.toArray(SettingProblem[]::new);
    }

    /** The problems, never empty: bad values in the order of {@link SettingsList#all()}, broken cross rules, unknown names. */
    public List<SettingProblem> problems() {
        return List.of(problems);
    }
}
