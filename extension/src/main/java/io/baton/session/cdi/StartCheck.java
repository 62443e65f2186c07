// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import io.baton.session.check.BeanReport;
import io.baton.session.check.CheckMode;
import io.baton.session.line.Line;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of beans that cannot be stored when a replicated web application starts: before that, nobody knows whether it is one. */
final class StartCheck {

    private StartCheck() {}

    /**
     * Says what there is to say.
     *
     * @throws IllegalStateException if the application shall not start
     */
    static void run(ServletContext application, BatonExtension extension) {
        if (application.getAttribute(Line.ATTRIBUTE) == null || !extension.hasReports()) {
            return;
        }
        CheckMode mode = mode();
        if (mode == CheckMode.OFF) {
            return;
        }
        String path = WebApplication.contextRoot(application);
        List<BeanReport> reports = extension.takeReports();
        List<BeanReport> certain =
                reports.stream().filter(BeanReport::isCertain).toList();
        if (mode == CheckMode.FAIL && !certain.isEmpty()) {
            throw new IllegalStateException("Application " + path + " does not start, for "
                    + certain.stream().map(BeanReport::text).collect(Collectors.joining("; "))
                    + " (" + CheckMode.PROPERTY + "=fail)");
        }
        reports.forEach(each -> tell(path, each));
    }

    private static void tell(String path, BeanReport report) {
        if (report.isHint()) {
            ExtensionLog.mayNotBeStored(path, report.text());
        } else {
            ExtensionLog.cannotBeStored(path, report.text());
        }
    }

    static CheckMode mode() {
        try {
            return CheckMode.configured();
        } catch (IllegalArgumentException unknown) {
            ExtensionLog.unknownCheckMode(unknown);
            return CheckMode.WARN;
        }
    }
}
