// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import jakarta.ws.rs.GET;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Another service. */
@RegisterRestClient(baseUri = "http://127.0.0.1:9/")
public interface Timetable {

    /** Its answer. */
    @GET
    String today();
}
