// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import javax.sql.DataSource;
import org.jspecify.annotations.NullUnmarked;

/** An interceptor that gets things of every origin. */
@Loud
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
@SuppressWarnings("serial")
@NullUnmarked
public class Megaphone implements Serializable {

    private static final long serialVersionUID = 1L;

    @Resource(lookup = "java:app/jdbc/own")
    private DataSource database;

    @EJB
    private Clocks.LocalView clock;

    @Inject
    @Spoken("aloud")
    private Event<StringBuilder> event;

    @Inject
    @Intercepted
    private Bean<?> intercepted;

    /** Adds what was injected to the answer. */
    @AroundInvoke
    public Object louder(InvocationContext call) throws Exception {
        Object result = call.proceed();
        if (!(result instanceof String)) {
            return result;
        }
        StringBuilder text = new StringBuilder().append(result).append(' ').append(database.getLoginTimeout());
        text.append(' ')
                .append(clock.tell())
                .append(' ')
                .append(intercepted.getBeanClass().getSimpleName());
        event.fire(text);
        return text.toString();
    }
}
