// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.cluster.identity.Users;

/** A way to log in, and the application that has it. */
enum Way {
    /** The browser's own dialog; a user of the server's realm. */
    BASIC("basic", Way.ALICE, Way.PASSWORD),
    /** A form; a user of the server's realm. */
    FORM("form", Way.ALICE, Way.PASSWORD),
    /** The application itself, with {@code HttpServletRequest.login}; a user of the server's realm. */
    PROGRAM("basic", Way.ALICE, Way.PASSWORD),
    /** Jakarta Security; a user of the application's own. */
    OWN_USERS("own", Users.CLERK, Users.CLERK);

    /** The server's user, who is to be made before anybody logs in. */
    static final String ALICE = "alice";

    static final String PASSWORD = "secret-of-alice";

    private final String application;
    private final String user;
    private final String password;

    Way(String application, String user, String password) {
        this.application = application;
        this.user = user;
        this.password = password;
    }

    String application() {
        return application;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }
}
