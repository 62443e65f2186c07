// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.load;

/** The end of a measurement at the first answer that is none: what a server does that loses sessions is not worth measuring. */
public final class LoadFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoadFailedException(Throwable cause) {
        super(cause.toString(), cause);
    }
}
