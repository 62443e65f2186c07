// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.security.SecurityContext;
import com.sun.enterprise.security.auth.login.DistinguishedPrincipalCredential;
import com.sun.enterprise.security.ee.web.integration.WebPrincipal;
import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import javax.security.auth.Subject;
import org.glassfish.security.common.Group;
import org.glassfish.security.common.UserNameAndPassword;
import org.jspecify.annotations.Nullable;

/** What GlassFish makes of a user who logged in, taken apart and put together again. The only class that names GlassFish's classes for that. */
final class CallerIdentity {

    private CallerIdentity() {}

    /** What of the user is kept with the session; null for nobody, and for who showed a certificate, which the next instance is shown as well. */
    static @Nullable Login login(@Nullable Principal user, @Nullable String authType) {
        if (user == null || user.getName() == null) {
            return null;
        }
        if (!(user instanceof WebPrincipal web)) {
            return new Login(user.getName(), authType, true, List.of());
        }
        return web.isUsingCertificate()
                ? null
                : new Login(web.getName(), authType, web.getCustomPrincipal() != null, groups(web));
    }

    private static List<String> groups(WebPrincipal user) {
        SecurityContext context = user.getSecurityContext();
        Set<Principal> all = context == null ? Set.of() : context.getPrincipalSet();
        return all.stream()
                .filter(Group.class::isInstance)
                .map(Principal::getName)
                .sorted()
                .distinct()
                .toList();
    }

    /**
     * The object that whoever authenticated the user made for applications to see, if it can be kept with the session; it is of a class of Jakarta Security or
     * of the application.
     */
    static @Nullable Principal caller(@Nullable Principal user) {
        Principal caller = user instanceof WebPrincipal web ? web.getCustomPrincipal() : user;
        return caller instanceof Serializable && !(caller instanceof UserNameAndPassword) ? caller : null;
    }

    /**
     * The user again, without asking anybody who had a password then: a realm may not know the groups, an identity store may not know the user any more.
     *
     * @param caller what {@link #caller} had, or null
     */
    static Principal principal(Login login, @Nullable Principal caller) {
        Subject subject = new Subject();
        login.groups().forEach(group -> subject.getPrincipals().add(new Group(group)));
        return login.wrapped()
                ? wrapped(subject, caller == null ? new UserNameAndPassword(login.user()) : caller)
                : new WebPrincipal(login.user(), (char[]) null, new SecurityContext(login.user(), subject));
    }

    /** With the credential by which Jakarta Authentication knows its own users. */
    private static Principal wrapped(Subject subject, Principal caller) {
        DistinguishedPrincipalCredential credential = new DistinguishedPrincipalCredential(caller);
        subject.getPrincipals().add(caller);
        subject.getPrincipals().add(credential);
        subject.getPublicCredentials().add(credential);
        return new WebPrincipal(caller, new SecurityContext(subject));
    }
}
