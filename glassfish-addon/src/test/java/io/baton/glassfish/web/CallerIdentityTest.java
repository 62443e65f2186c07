// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.enterprise.security.SecurityContext;
import com.sun.enterprise.security.auth.login.DistinguishedPrincipalCredential;
import com.sun.enterprise.security.ee.web.integration.WebPrincipal;
import jakarta.security.enterprise.CallerPrincipal;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.security.auth.Subject;
import org.glassfish.security.common.Group;
import org.junit.jupiter.api.Test;

/** R4.5: users of GlassFish, taken apart and put together again. */
class CallerIdentityTest {

    private final Subject subject = new Subject();
    private final SecurityContext context = new SecurityContext("alice", subject);

    @Test
    void aUserOfARealmIsOneAgainWithoutThePassword() {
        subject.getPrincipals().add(new Group("others"));
        subject.getPrincipals().add(new Group("clerks"));
        Login login = taken(new WebPrincipal("alice", "secret", context));
        assertThat(login).isEqualTo(new Login("alice", "FORM", false, List.of("clerks", "others")));
        assertThat(login.text()).doesNotContain("secret");

        WebPrincipal again = (WebPrincipal) CallerIdentity.principal(login, null);
        assertThat(again.getName()).isEqualTo("alice");
        assertThat(again.getPassword()).isNull();
        assertThat(again.getCustomPrincipal()).isNull();
        assertThat(again.getSecurityContext().getCallerPrincipal().getName()).isEqualTo("alice");
        assertThat(again.getSecurityContext().getPrincipalSet()).contains(new Group("clerks"), new Group("others"));
        assertThat(taken(again)).isEqualTo(login);
    }

    @Test
    void aUserOfJakartaSecurityIsOneThatJakartaAuthenticationKnowsForItsOwn() {
        subject.getPrincipals().add(new Group("clerks"));
        Login login = taken(new WebPrincipal(context.getCallerPrincipal(), context));
        assertThat(login).isEqualTo(new Login("alice", "FORM", true, List.of("clerks")));

        WebPrincipal again = (WebPrincipal) CallerIdentity.principal(login, null);
        SecurityContext itsContext = again.getSecurityContext();
        Principal caller = itsContext.getCallerPrincipal();
        assertThat(again.getCustomPrincipal()).isSameAs(caller);
        assertThat(itsContext.getSubject().getPrincipals()).contains(caller);
        assertThat(itsContext.getSubject().getPublicCredentials(DistinguishedPrincipalCredential.class))
                .singleElement()
                .satisfies(credential -> assertThat(credential.getPrincipal()).isEqualTo(caller));
        assertThat(taken(again)).isEqualTo(login);
        assertThat(CallerIdentity.caller(again)).isNull();
    }

    @Test
    void theApplicationSeesTheObjectThatWasMadeForIt() {
        CallerPrincipal made = new CallerPrincipal("alice");
        WebPrincipal user = new WebPrincipal(made, context);
        assertThat(CallerIdentity.caller(user)).isSameAs(made);

        CallerPrincipal read = new CallerPrincipal("alice");
        WebPrincipal again = (WebPrincipal) CallerIdentity.principal(taken(user), read);
        assertThat(again.getCustomPrincipal()).isSameAs(read);
        assertThat(again.getSecurityContext().getCallerPrincipal()).isSameAs(read);
    }

    @Test
    void aUserOfSomethingElseKeepsTheName() {
        assertThat(taken(() -> "bob")).isEqualTo(new Login("bob", "FORM", true, List.of()));
    }

    @Test
    void whoShowedACertificateShowsItAgain() {
        assertThat(CallerIdentity.login(new WebPrincipal(new X509Certificate[0], context), "CLIENT_CERT"))
                .isNull();
    }

    @Test
    void nobodyIsNobody() {
        assertThat(CallerIdentity.login(null, "FORM")).isNull();
        assertThat(CallerIdentity.login(new WebPrincipal("alice", "secret", null), null))
                .isEqualTo(new Login("alice", null, false, List.of()));
    }

    private static Login taken(Principal user) {
        return Objects.requireNonNull(CallerIdentity.login(user, "FORM"));
    }
}
