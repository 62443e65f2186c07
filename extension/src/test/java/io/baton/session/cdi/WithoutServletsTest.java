// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R6.3: the extension where the container has no servlet classes. */
class WithoutServletsTest {

    private final SaidLines said = new SaidLines();

    @AfterEach
    void stopListening() {
        said.close();
    }

    @Test
    void itLinksAndIsInertWithoutServletClasses() throws Exception {
        try (NoServlets loader = new NoServlets()) {
            assertThatThrownBy(() -> loader.loadClass("jakarta.servlet.ServletContext"))
                    .isInstanceOf(ClassNotFoundException.class);
            Extension extension = loader.loadClass(BatonExtension.class.getName())
                    .asSubclass(Extension.class)
                    .getConstructor()
                    .newInstance();
            assertThat(extension).isNotInstanceOf(BatonExtension.class);
            start(extension).close();
        }
        assertThat(said.all())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("BATON9004 "));
    }

    private static SeContainer start(Extension extension) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(SomeBean.class)
                .addExtensions(extension)
                .initialize();
    }

    /** A loader with its own copy of this room that finds everything but servlet classes. */
    private static final class NoServlets extends URLClassLoader {

        NoServlets() {
            super(new URL[] {ownArchive()}, NoServlets.class.getClassLoader());
        }

        private static URL ownArchive() {
            return BatonExtension.class.getProtectionDomain().getCodeSource().getLocation();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jakarta.servlet.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.baton.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
