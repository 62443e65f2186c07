// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

/**
 * Why a change need not have been shown.
 *
 * @param kind what is promised instead
 * @param forGood whether it need not be shown later either
 * @param trouble that is the reason
 */
record Excuse(FindingKind kind, boolean forGood, Trouble trouble) {}
