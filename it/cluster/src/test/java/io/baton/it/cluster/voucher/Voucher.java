// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.voucher;

import java.io.Serializable;

/**
 * A value of a class that the application may lose.
 *
 * @param number what is on it
 */
public record Voucher(int number) implements Serializable {

    private static final long serialVersionUID = 1L;
}
