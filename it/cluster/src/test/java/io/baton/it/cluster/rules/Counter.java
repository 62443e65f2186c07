// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

/** Counts calls, and adds their number to what they return. */
@Counted
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class Counter implements Serializable {

    private static final long serialVersionUID = 1L;

    private int calls;

    @AroundInvoke
    Object count(InvocationContext call) throws Exception {
        calls++;
        return call.proceed() + ", interceptor " + calls;
    }
}
