// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

/** The context class loader for the length of a block. Weld and others find their application by it. */
final class ContextLoader implements AutoCloseable {

    private final ClassLoader before;

    private ContextLoader(ClassLoader before) {
        this.before = before;
    }

    static ContextLoader set(ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ContextLoader restore = new ContextLoader(thread.getContextClassLoader());
        thread.setContextClassLoader(loader);
        return restore;
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(before);
    }
}
