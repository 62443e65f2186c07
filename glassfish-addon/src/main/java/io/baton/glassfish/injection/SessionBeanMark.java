// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import java.io.Serializable;

/**
 * What stands in the store for CDI's reference to an enterprise bean without state.
 *
 * @param bean its identifier in CDI, which is the same on every instance
 */
record SessionBeanMark(String bean) implements Serializable {}
