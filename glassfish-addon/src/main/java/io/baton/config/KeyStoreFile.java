// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of certificates or keys, PKCS #12 or JKS.
 *
 * @param path where it is
 * @param password what it is opened with, or an {@link AliasReference} to it; null for none
 */
public record KeyStoreFile(Path path, @Nullable Password password) {}
