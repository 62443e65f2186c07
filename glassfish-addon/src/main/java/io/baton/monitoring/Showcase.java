// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.model.ApplicationName;

/**
 * A place where figures are shown. What is shown reads them anew at each question, and must be taken away in the end.
 */
public interface Showcase {

    /**
     * Shows the figures of an instance.
     *
     * @param instance the server's name
     */
    void show(String instance, NodeMXBean figures);

    /** Shows the figures of an instance no more. */
    void hide(String instance);

    /** Shows the figures of an application; one of that name that is there already makes way for it. */
    void show(ApplicationName application, ApplicationMXBean figures);

    /** Shows those figures of an application no more; others of that name stay. */
    void hide(ApplicationName application, ApplicationMXBean figures);
}
