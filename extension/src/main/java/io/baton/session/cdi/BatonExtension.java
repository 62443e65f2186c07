package io.baton.session.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Extension;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The portable extension: says once per application whether Baton replicates its sessions, and why (R6.3).
 *
 * <p>This class must link where there are no servlet classes; {@link WebApplication} is touched only behind
 * {@link NamedType}.
 */
public final class BatonExtension implements Extension {

    private final AtomicBoolean saidToBeInert = new AtomicBoolean();

    /**
     * Hears that an application, or a module of one, is up.
     *
     * @param payload the {@code ServletContext} of a web application; anything else where there is none
     */
    void applicationIsUp(@Observes @Initialized(ApplicationScoped.class) Object payload, BeanManager beans) {
        try {
            tell(payload, beans);
        } catch (RuntimeException | LinkageError e) {
            // The container would refuse the application; a line in the log is not worth that.
            ExtensionLog.couldNotTell(e);
        }
    }

    private static void tell(Object payload, BeanManager beans) {
        if (NamedType.SERVLET_CONTEXT.isTypeOf(payload)) {
            WebApplication.tellOnce(payload);
        } else if (isWithoutServer() && oneOf(beans).saidToBeInert.compareAndSet(false, true)) {
            ExtensionLog.noWebApplication();
        }
    }

    /** On a server, a payload that is no web application says little: each module without one has its own event, beside those of web modules. */
    private static boolean isWithoutServer() {
        return NamedType.SE_CONTAINER.isTypeOf(CDI.current());
    }

    /** The instance that speaks for all: a container may have found the extension twice, in two archives. */
    private static BatonExtension oneOf(BeanManager beans) {
        return beans.getExtension(BatonExtension.class);
    }
}
