// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * A part of an application that its next version may lack.
 */
@NullMarked
package io.baton.it.cluster.voucher;

import org.jspecify.annotations.NullMarked;
