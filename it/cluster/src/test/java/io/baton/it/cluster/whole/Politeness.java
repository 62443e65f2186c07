// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.whole;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.Serializable;

/** Makes greetings politer each time. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public class Politeness implements Greeter, Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    @Delegate
    private Greeter greeter;

    private int times;

    @Override
    public String greet() {
        times++;
        return "dear".repeat(times) + " " + greeter.greet();
    }
}
