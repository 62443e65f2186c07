// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.unstorable;

import java.io.Serializable;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Something with a connection to where it came from. */
@SuppressWarnings("serial") // that it cannot be stored is the point
final class Article implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable Connection connection;

    @Nullable
    Connection connection() {
        return connection;
    }

    void connection(Connection from) {
        connection = from;
    }
}
