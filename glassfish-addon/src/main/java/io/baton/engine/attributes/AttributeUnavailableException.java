// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.attributes;

import java.io.Serial;

/** An attribute is in the store, and cannot be had from there now. To say that the session has no such attribute would be wrong. */
public final class AttributeUnavailableException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * @param attribute its name
     * @param session what logs call its session
     * @param reason why, for operators
     */
    public AttributeUnavailableException(String attribute, String session, String reason) {
        super("Attribute '" + attribute + "' of session " + session
                + " is in the session store and cannot be read now: " + reason);
    }
}
