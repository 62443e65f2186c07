// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.time.TimeSheet;
import org.apache.catalina.InstanceEvent;
import org.apache.catalina.InstanceListener;

/** The container's word that a filter or servlet of an application begins with a request, or is through with it. */
final class ApplicationTime implements InstanceListener {

    @Override
    public void instanceEvent(InstanceEvent event) {
        switch (event.getType()) {
            case BEFORE_FILTER_EVENT, BEFORE_SERVICE_EVENT -> TimeSheet.enterApplication();
            case AFTER_FILTER_EVENT, AFTER_SERVICE_EVENT -> TimeSheet.leaveApplication();
            default -> {
                // A servlet or filter begins its life or ends it, or is reached by a dispatch within another one.
            }
        }
    }
}
