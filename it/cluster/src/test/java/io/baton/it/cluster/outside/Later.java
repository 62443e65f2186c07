// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.outside;

import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** An enterprise bean whose method runs on a thread of the EJB container. */
@Stateless
public class Later {

    /** Makes the call there. */
    @Asynchronous
    public Future<String> call(Callable<String> work) throws Exception {
        return new AsyncResult<>(work.call());
    }
}
