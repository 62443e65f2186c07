// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The users that the server itself knows, made by the first test that needs them. */
final class Accounts {

    private static boolean made;

    private Accounts() {}

    static synchronized void make(Bench bench) {
        if (made) {
            return;
        }
        Path passwords = bench.workbench().directory("archives").resolve("alice.txt");
        try {
            Files.createDirectories(passwords.getParent());
            Files.writeString(passwords, "AS_ADMIN_USERPASSWORD=" + Way.PASSWORD + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bench.cluster()
                .asadmin(
                        "--passwordfile",
                        passwords.toString(),
                        "create-file-user",
                        "--target",
                        "shopping",
                        "--groups",
                        "clerks:others",
                        Way.ALICE);
        made = true;
    }
}
