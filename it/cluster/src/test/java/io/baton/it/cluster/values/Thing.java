// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.values;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bean with a place for anything. */
@SuppressWarnings("serial") // what it holds can be anything
class Thing implements Serializable {

    private static final long serialVersionUID = 1L;

    final String name;
    final List<@Nullable Object> parts = new ArrayList<>();
    Thing @Nullable [] row;
    Thing @Nullable [][] rows;

    @Nullable
    Object any;

    Thing(String name) {
        this.name = name;
    }

    /** One that knows the thing it is part of. */
    final class Part implements Serializable {

        private static final long serialVersionUID = 1L;

        final int number;

        Part(int number) {
            this.number = number;
        }

        String whole() {
            return name;
        }
    }
}
