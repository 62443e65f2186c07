// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.Serializable;

/** Adds how often it was said. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public class Emphasis implements Speaker, Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    @Delegate
    private Speaker speaker;

    private int times;

    @Override
    public String speak() {
        times++;
        return speaker.speak() + ", decorator " + times;
    }
}
