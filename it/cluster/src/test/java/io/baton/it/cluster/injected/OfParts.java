// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.Serializable;
import javax.sql.DataSource;
import org.jspecify.annotations.NullUnmarked;

/** Beans of several parts, which get something of their own. */
@SuppressWarnings("serial")
@NullUnmarked
final class OfParts {

    private OfParts() {}

    /** With an interceptor. */
    @Loud
    @SessionScoped
    public static class Intercepted extends Kept {
        @Override
        protected Object use() {
            return "intercepted";
        }
    }

    /** With the server's interceptors. */
    @Transactional
    @SessionScoped
    public static class InTransaction extends Kept {
        @Override
        protected Object use() {
            return "in a transaction";
        }
    }

    /** With a decorator. */
    @SessionScoped
    public static class Decorated extends Kept implements Speech {
        @Override
        protected Object use() {
            return "decorated";
        }
    }

    /** With a dependent bean. */
    @SessionScoped
    public static class WithDependent extends Kept {
        @Inject
        @Spoken("part")
        private Part part;

        @Override
        protected Object use() throws Exception {
            return part.say();
        }
    }

    /** A dependent bean with a database. */
    @Dependent
    @Spoken("part")
    public static class Part implements Serializable {
        @Resource(lookup = "java:app/jdbc/own")
        private DataSource database;

        String say() throws Exception {
            return "part " + database.getLoginTimeout();
        }
    }
}
