// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** An application made for a test: sources, compiled, under a class loader of their own. */
final class SmallApplication implements AutoCloseable {

    private final URLClassLoader loader;

    private SmallApplication(URLClassLoader loader) {
        this.loader = loader;
    }

    /** Knows the JDK and what the sources say, each with one public class. */
    static SmallApplication of(Path directory, String... sources) throws IOException {
        return below(ClassLoader.getPlatformClassLoader(), directory, sources);
    }

    static SmallApplication below(ClassLoader parent, Path directory, String... sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-d", directory.toString(), "-classpath", directory.toString(), "-proc:none");
        boolean compiled = compiler.getTask(
                        null,
                        null,
                        null,
                        options,
                        null,
                        Stream.of(sources).map(Source::new).toList())
                .call();
        if (!compiled) {
            throw new IllegalArgumentException("the sources do not compile");
        }
        return new SmallApplication(
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, parent));
    }

    ClassLoader loader() {
        return loader;
    }

    PlainStreams streams() {
        return new PlainStreams(loader);
    }

    Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }

    /** A new instance, made by the constructor without parameters. */
    Object make(String name) throws ReflectiveOperationException {
        return type(name).getConstructor().newInstance();
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private static final class Source extends SimpleJavaFileObject {

        private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
        private static final Pattern NAME =
                Pattern.compile("public (?:final )?(?:class|record|enum|interface|@interface) (\\w+)");

        private final String text;

        Source(String text) {
            super(
                    URI.create(
                            "string:///" + found(PACKAGE, text).replace('.', '/') + "/" + found(NAME, text) + ".java"),
                    JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        private static String found(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.find()) {
                throw new IllegalArgumentException(pattern + " is not in " + text);
            }
            return matcher.group(1);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
