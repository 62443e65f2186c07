// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.login;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An enterprise bean that tells who calls it. */
@Stateless
@DeclareRoles({"clerk", "boss"})
public class Desk {

    @Resource
    private @Nullable SessionContext context;

    /** The caller's name. */
    public String caller() {
        return Objects.requireNonNull(context).getCallerPrincipal().getName();
    }

    /** Whether the caller has the role. */
    public boolean serves(String role) {
        return Objects.requireNonNull(context).isCallerInRole(role);
    }
}
