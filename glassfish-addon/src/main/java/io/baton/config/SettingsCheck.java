// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The command with which the install script checks properties before it touches a server:
 * {@code java -cp baton-glassfish-addon.jar io.baton.config.SettingsCheck -}, with one {@code name=value} per line of
 * standard input: other users of a host see the arguments of its processes, and there are passwords among the values.
 * Without a password, they may be arguments in place of the {@code -}. It ends with status 0 and says nothing if all is
 * well, or with status 2 and one line per problem on standard error. With {@code --list} alone it prints the settings
 * as a Markdown table.
 */
public final class SettingsCheck {

    private static final int FINE = 0;
    private static final int REFUSED = 2;

    private SettingsCheck() {}

    /** Runs the command and ends the process. */
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err)));
    }

    /** Runs the command; the result is the exit status. */
    static int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
        if (args.equals(List.of("--list"))) {
            out.print(SettingsTable.markdown());
            return FINE;
        }
        List<SettingProblem> problems = problems(args.equals(List.of("-")) ? lines(in) : args);
        problems.forEach(problem -> err.println(problem.line()));
        return problems.isEmpty() ? FINE : REFUSED;
    }

    private static List<String> lines(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<SettingProblem> problems(List<String> args) {
        List<SettingProblem> problems = new ArrayList<>();
        Map<String, String> properties = new LinkedHashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (equals < 1) {
                problems.add(new SettingProblem(arg, "", "name=value", null));
            } else if (properties.putIfAbsent(arg.substring(0, equals), arg.substring(equals + 1)) != null) {
                problems.add(new SettingProblem(arg.substring(0, equals), "", "each property once", null));
            }
        }
        try {
            Settings.parse(properties);
        } catch (InvalidSettingsException e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    /** The console without the platform's charset, which need not know the characters of a value. */
    private static PrintStream utf8(FileDescriptor console) {
        return new PrintStream(new FileOutputStream(console), true, StandardCharsets.UTF_8);
    }
}
