// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.FormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** A store of two users, whose names and groups consist of what names may consist of. Both have their names for passwords. */
@FormAuthenticationMechanismDefinition(
        loginToContinue = @LoginToContinue(loginPage = "/login.html", errorPage = "/error.html"))
@ApplicationScoped
public class Users implements IdentityStore {

    /** Has the role clerk. */
    public static final String CLERK = "Zo\u00eb 3:\u4f1a;=%\n\"\\ \uD83D\uDE00";

    /** Has no role at all. */
    public static final String STRANGER = "stranger";

    /** The group that is mapped to the role. */
    public static final String CLERKS = "g\u00e9rants: 7,\t\u4f1a";

    /** Called by the container. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        String name = credential.getCaller();
        boolean known = Set.of(CLERK, STRANGER).contains(name) && credential.compareTo(name, name);
        return known
                ? new CredentialValidationResult(name, CLERK.equals(name) ? Set.of(CLERKS, "others") : Set.of())
                : CredentialValidationResult.INVALID_RESULT;
    }
}
