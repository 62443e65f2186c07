// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Where logins are from, as it is kept beside each: the application and the realm that answered for the user. A login of another origin is nobody's here, whatever
 * key its session lies under.
 *
 * @param application the name it was deployed under, without a version, for the next version goes on with the sessions of the last
 * @param realm the name of the realm, empty if the container says none
 */
record LoginOrigin(String application, String realm) {

    /** What separates a version from the name in GlassFish, up to the module of an EAR. */
    private static final String VERSION = ":[^#]*";

    /** No name of an application has one. */
    private static final char BETWEEN = '\n';

    /**
     * The origin of the logins of an application.
     *
     * @param module the name of the module in the server: the application's, with a version if it has one, and of a module of an EAR that, too
     * @param realm null if the container says none
     */
    static LoginOrigin of(String module, @Nullable String realm) {
        return new LoginOrigin(module.replaceFirst(VERSION, ""), realm == null ? "" : realm);
    }

    /** One string. */
    String text() {
        return application + BETWEEN + realm;
    }

    /** What {@link #text()} made; of anything else, an origin that is nobody's. */
    static LoginOrigin parse(String text) {
        int end = text.indexOf(BETWEEN);
        return end < 0 ? new LoginOrigin(text, "") : new LoginOrigin(text.substring(0, end), text.substring(end + 1));
    }

    @Override
    public String toString() {
        return "application " + Wording.shown(application) + (realm.isEmpty() ? "" : ", realm " + Wording.shown(realm));
    }
}
