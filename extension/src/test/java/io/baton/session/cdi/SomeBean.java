// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import jakarta.enterprise.context.ApplicationScoped;

/** A bean, so that the container has something to start for. */
@ApplicationScoped
class SomeBean {}
