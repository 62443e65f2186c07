// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.NullUnmarked;

/** Beans that get session beans. */
@SuppressWarnings("serial")
@NullUnmarked
final class OfEjb {

    private OfEjb() {}

    /** A local view. */
    @SessionScoped
    public static class LocalView extends Kept {
        @EJB
        private Clocks.LocalView clock;

        @Override
        protected Object use() {
            return clock.tell();
        }
    }

    /** A local view, by CDI. */
    @SessionScoped
    public static class LocalViewByCdi extends Kept {
        @Inject
        private Clocks.LocalView clock;

        @Override
        protected Object use() {
            return clock.tell();
        }
    }

    /** A remote view. */
    @SessionScoped
    public static class RemoteView extends Kept {
        @EJB
        private Clocks.RemoteView clock;

        @Override
        protected Object use() {
            return clock.tell();
        }
    }

    /** No interface. */
    @SessionScoped
    public static class NoInterface extends Kept {
        @EJB
        private Clocks.OfNoInterface clock;

        @Override
        protected Object use() {
            return clock.tell();
        }
    }

    /** No interface, by CDI. */
    @SessionScoped
    public static class NoInterfaceByCdi extends Kept {
        @Inject
        private Clocks.OfNoInterface clock;

        @Override
        protected Object use() {
            return clock.tell();
        }
    }

    /** No interface, by CDI's constructor. */
    @SessionScoped
    public static class NoInterfaceByConstructor extends Kept {
        private Clocks.OfNoInterface clock;

        /** For proxies. */
        protected NoInterfaceByConstructor() {}

        @Inject
        NoInterfaceByConstructor(Clocks.OfNoInterface clock) {
            this.clock = clock;
        }

        @Override
        protected Object use() {
            return clock.tell();
        }
    }

    /** A singleton. */
    @SessionScoped
    public static class Once extends Kept {
        @EJB
        private Clocks.Once clock;

        @Override
        protected Object use() {
            return clock.tell();
        }
    }

    /** A singleton, by CDI. */
    @SessionScoped
    public static class OnceByCdi extends Kept {
        @Inject
        private Clocks.Once clock;

        @Override
        protected Object use() {
            return clock.tell();
        }
    }

    /** A bean with state. */
    @SessionScoped
    public static class WithState extends Kept {
        @EJB
        private Clocks.WithState clock;

        @Override
        protected Object use() {
            return clock.tell();
        }
    }

    /** A bean with state, by CDI. */
    @SessionScoped
    public static class WithStateByCdi extends Kept {
        @Inject
        private Clocks.WithState clock;

        @Override
        protected Object use() {
            return clock.tell();
        }
    }
}
