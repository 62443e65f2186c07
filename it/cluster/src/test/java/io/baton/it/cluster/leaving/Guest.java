// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.leaving;

import jakarta.enterprise.context.ApplicationScoped;

/** A bean that only the application that is replaced has: its class tells whose loader a loader in a heap dump is. */
@ApplicationScoped
public class Guest {}
