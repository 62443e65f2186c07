// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.shop;

import jakarta.enterprise.context.SessionScoped;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Where the session has been: a session-scoped bean that hears of its moves, as an attribute of the session would. */
@SessionScoped
public class Journey implements HttpSessionActivationListener, Serializable {
    private static final long serialVersionUID = 1L;

    /** The instance that it is about to leave; null again when it has arrived. */
    private @Nullable String leaving;

    private String lastMove = "it has not moved";
    private int moves;

    @Override
    public synchronized void sessionWillPassivate(HttpSessionEvent event) {
        leaving = ShopView.here();
    }

    @Override
    public synchronized void sessionDidActivate(HttpSessionEvent event) {
        // An instance that was killed has not said farewell.
        lastMove = "from " + (leaving == null ? "an instance that is gone" : leaving) + " to " + ShopView.here() + ", "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        leaving = null;
        moves++;
    }

    /** The last move in words. */
    public synchronized String lastMove() {
        return lastMove;
    }

    /** How often it moved. */
    public synchronized int moves() {
        return moves;
    }
}
