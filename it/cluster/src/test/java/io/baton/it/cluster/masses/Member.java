// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.masses;

import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** One of many, with a weight. By what they hear, they know how many of them are on this instance. */
public final class Member implements HttpSessionActivationListener, Serializable {

    private static final long serialVersionUID = 1L;
    private static final AtomicInteger HERE = new AtomicInteger();
    private static final AtomicInteger MOST = new AtomicInteger();

    private final int number;
    private final byte[] weight;

    private Member(int number, int weight) {
        this.number = number;
        this.weight = new byte[weight];
    }

    static Member begin(int number, int weight) {
        arrives();
        return new Member(number, weight);
    }

    private static void arrives() {
        int here = HERE.incrementAndGet();
        MOST.accumulateAndGet(here, Math::max);
    }

    static int here() {
        return HERE.get();
    }

    static int most() {
        return MOST.get();
    }

    int number() {
        return number;
    }

    int weight() {
        return weight.length;
    }

    @Override
    public void sessionWillPassivate(HttpSessionEvent event) {
        HERE.decrementAndGet();
    }

    @Override
    public void sessionDidActivate(HttpSessionEvent event) {
        arrives();
    }
}
