// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import java.io.Serializable;

/**
 * What stands in the store for an object that was injected.
 *
 * @param type name of the class into which it was injected
 * @param member of that class: a field, or {@code method/0} for a method's or constructor's parameter
 */
record InjectionMark(String type, String member) implements Serializable {

    @Override
    public String toString() {
        return type + "." + member;
    }
}
