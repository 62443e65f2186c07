// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Remote;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** Session beans of every sort. */
final class Clocks {

    private Clocks() {}

    /** With a local view. */
    @Stateless
    @Local(LocalView.class)
    public static class OfLocalView implements LocalView {
        @Override
        public String tell() {
            return "local";
        }
    }

    /** The local view. */
    public interface LocalView extends Clock {}

    /** With a remote view. */
    @Stateless
    @Remote(RemoteView.class)
    public static class OfRemoteView implements RemoteView {
        @Override
        public String tell() {
            return "remote";
        }
    }

    /** The remote view. */
    public interface RemoteView extends Clock {}

    /** Without an interface. */
    @Stateless
    @LocalBean
    public static class OfNoInterface {
        /** Tells it. */
        public String tell() {
            return "no interface";
        }
    }

    /** There once. */
    @Singleton
    @LocalBean
    public static class Once {
        /** Tells it. */
        public String tell() {
            return "once";
        }
    }

    /** With state, and of the session. */
    @Stateful
    @LocalBean
    @SessionScoped
    public static class OfSession implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Tells it. */
        public String tell() {
            return "session";
        }
    }

    /** With state. */
    @Stateful
    @LocalBean
    public static class WithState implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Tells it. */
        public String tell() {
            return "stateful";
        }
    }
}
