// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What there is to say of one bean.
 *
 * @param bean its name, for people
 * @param isCertain whether it can never be stored
 * @param isHint whether nothing is declared that would keep it from being stored
 * @param text what is wrong, with the paths
 */
public record BeanReport(String bean, boolean isCertain, boolean isHint, String text) {

    static Optional<BeanReport> of(String bean, List<Finding> findings) {
        String never = paths(findings, Verdict.NEVER);
        String doubtful = paths(findings, Verdict.DOUBTFUL);
        String open = paths(findings, Verdict.OPEN);
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("bean ").append(bean);
        append(text, " can never be stored: ", never);
        append(
                text,
                never.isEmpty() ? " will not be stored but with serializable subclasses: " : "; of subclasses only: ",
                doubtful);
        append(text, text.indexOf(":") < 0 ? " may not be stored, it depends on what is there: " : "; perhaps: ", open);
        return Optional.of(
                new BeanReport(bean, !never.isEmpty(), never.isEmpty() && doubtful.isEmpty(), text.toString()));
    }

    private static void append(StringBuilder text, String words, String paths) {
        if (!paths.isEmpty()) {
            text.append(words).append(paths);
        }
    }

    private static String paths(List<Finding> findings, Verdict verdict) {
        return findings.stream()
                .filter(each -> each.verdict() == verdict)
                .map(Finding::path)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
