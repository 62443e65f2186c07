// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.domain;

import io.baton.monitoring.trace.Trace;
import org.glassfish.api.admin.AccessRequired;
import org.glassfish.api.admin.AdminCommand;
import org.glassfish.api.admin.AdminCommandContext;
import org.glassfish.api.admin.CommandLock;
import org.glassfish.api.admin.ExecuteOn;
import org.glassfish.api.admin.FailurePolicy;
import org.glassfish.api.admin.RuntimeType;
import org.glassfish.api.admin.Supplemental;
import org.glassfish.hk2.api.PerLookup;
import org.jvnet.hk2.annotations.Service;

/** What {@code asadmin rotate-log} does to the trace log, wherever it rolls the server's log. */
@Service(name = "_baton-rotate-trace")
@Supplemental(value = "rotate-log", on = Supplemental.Timing.After, ifFailure = FailurePolicy.Ignore)
@ExecuteOn({RuntimeType.DAS, RuntimeType.INSTANCE})
@AccessRequired(resource = "domain/baton-trace", action = "update")
@CommandLock(CommandLock.LockType.NONE)
@PerLookup
public final class RotateTraceCommand implements AdminCommand {

    @Override
    public void execute(AdminCommandContext context) {
        Trace.rollAll();
    }
}
