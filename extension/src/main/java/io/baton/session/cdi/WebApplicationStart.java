// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import io.baton.session.line.Line;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The servlet container's word that a web application starts. Needed where the extension is no part of the application: Weld tells a web module's
 * {@code @Initialized(ApplicationScoped.class)} to observers of that module only.
 */
public final class WebApplicationStart implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        BatonExtension extension = null;
        try {
            extension = extension();
            if (extension != null) {
                WebApplication.tellOnce(context);
                EventBridge.connect(context, extension::isObserved);
                if (context.getAttribute(Line.ATTRIBUTE) != null) {
                    FacesCheck.schedule(context);
                }
            }
        } catch (RuntimeException | LinkageError e) {
            // The container would refuse the application; a line in the log is not worth that.
            ExtensionLog.couldNotTell(e);
        }
        if (extension != null) {
            StartCheck.run(context, extension);
        }
    }

    private static @Nullable BatonExtension extension() {
        try {
            return CDI.current().getBeanManager().getExtension(BatonExtension.class);
        } catch (IllegalStateException | IllegalArgumentException noContainerOrOneWithoutTheExtension) {
            return null;
        }
    }
}
