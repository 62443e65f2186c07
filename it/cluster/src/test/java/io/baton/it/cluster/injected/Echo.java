// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.io.Serializable;
import javax.sql.DataSource;
import org.jspecify.annotations.NullUnmarked;

/** A decorator that gets things of every origin. */
@Decorator
@Priority(1)
@SuppressWarnings("serial")
@NullUnmarked
public class Echo implements Speech, Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    @Delegate
    private Speech decorated;

    @Resource(lookup = "java:app/jdbc/own")
    private DataSource database;

    @EJB
    private Clocks.LocalView clock;

    @Override
    public String visit() throws Exception {
        return decorated.visit() + " echoed " + database.getLoginTimeout() + " " + clock.tell();
    }
}
