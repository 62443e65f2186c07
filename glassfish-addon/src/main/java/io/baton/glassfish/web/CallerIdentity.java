package io.baton.glassfish.web;

import com.sun.enterprise.security.SecurityContext;
import com.sun.enterprise.security.auth.login.DistinguishedPrincipalCredential;
import com.sun.enterprise.security.ee.web.integration.WebPrincipal;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import javax.security.auth.Subject;
import org.glassfish.security.common.Group;
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
     * The user again, without asking anybody who had a password then: a realm may not know the groups, an identity store may not know the user any more.
     * The credential is what Jakarta Authentication knows its own users by.
     */
    static Principal principal(Login login) {
        Subject subject = new Subject();
        SecurityContext context = new SecurityContext(login.user(), subject);
        Principal caller = context.getCallerPrincipal();
        login.groups().forEach(group -> subject.getPrincipals().add(new Group(group)));
        if (!login.wrapped()) {
            return new WebPrincipal(login.user(), (char[]) null, context);
        }
        DistinguishedPrincipalCredential credential = new DistinguishedPrincipalCredential(caller);
        subject.getPrincipals().add(credential);
        subject.getPublicCredentials().add(credential);
        return new WebPrincipal(caller, context);
    }
}
