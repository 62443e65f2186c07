// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.container.common.spi.util.SerializableObjectFactory;
import io.baton.glassfish.injection.StandIns;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectStreamClass;
import java.util.HashMap;
import java.util.Map;

/**
 * The stream that objects of a web application are read from: finds Baton's marks, and makes what they and the
 * container's stand-ins stand for. The container's own stream finds neither arrays of an application's class nor
 * proxies of its package-private interfaces.
 */
final class ContainerInput extends ServerInput {

    private final StandIns standIns;
    private final Map<Object, Object> lookedUp = new HashMap<>();

    ContainerInput(InputStream bytes, ClassLoader application, StandIns standIns) throws IOException {
        super(bytes, application);
        this.standIns = standIns;
        enableResolveObject(true);
    }

    /** The bundle of a mark may have been another version of this one, and applications do not know it. */
    @Override
    Class<?> ofApplication(ObjectStreamClass descriptor) throws IOException, ClassNotFoundException {
        Class<?> mark = StandIns.mark(descriptor.getName());
        return mark == null ? super.ofApplication(descriptor) : mark;
    }

    /** The container is asked once for each mark, as each is written once: bytes that repeat it shall cost no more. */
    private Object resolved(Object read) throws IOException {
        if (!StandIns.isLookUp(read)) {
            return standIns.resolve(read);
        }
        Object found = lookedUp.get(read);
        if (found == null) {
            found = standIns.resolve(read);
            lookedUp.put(read, found);
        }
        return found;
    }

    @Override
    protected Object resolveObject(Object read) throws IOException {
        Object found = read instanceof SerializableObjectFactory standIn ? standIn.createObject() : resolved(read);
        return found == read || found == null ? found : fromServer(found);
    }
}
