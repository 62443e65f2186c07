// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian.shop;

import io.baton.session.Unreplicated;

/** Pictures of the articles, which are quickly made again. They need not be serializable. */
@Unreplicated
final class Previews {}
