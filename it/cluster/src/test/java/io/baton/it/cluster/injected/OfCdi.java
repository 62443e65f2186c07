// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import jakarta.enterprise.context.Conversation;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** Beans that get CDI's own beans and those of the application. */
@SuppressWarnings("serial")
@NullUnmarked
final class OfCdi {

    private OfCdi() {}

    private static String fired(Event<StringBuilder> event) {
        StringBuilder text = new StringBuilder("fired");
        event.fire(text);
        return text.toString();
    }

    /** With a dependent bean. */
    @SessionScoped
    public static class DependentBean extends Kept {
        @Inject
        @Any
        private Word word;

        @Override
        protected Object use() {
            return word.say();
        }
    }

    /** With an application's bean. */
    @SessionScoped
    public static class ApplicationBean extends Kept {
        @Inject
        private Ears ears;

        @Override
        protected Object use() {
            return ears.say();
        }
    }

    /** With a request's bean. */
    @SessionScoped
    public static class RequestBean extends Kept {
        @Inject
        private OfRequest bean;

        @Override
        protected Object use() {
            return bean.say();
        }
    }

    /** A bean of the request. */
    @RequestScoped
    public static class OfRequest {
        /** Says itself. */
        public String say() {
            return "request";
        }
    }

    /** With an instance of beans. */
    @SessionScoped
    public static class InstanceOfBeans extends Kept {
        @Inject
        private Instance<Ears> beans;

        @Override
        protected Object use() {
            return beans.get().say();
        }
    }

    /** With an instance of any beans. */
    @SessionScoped
    public static class AnyInstance extends Kept {
        @Inject
        @Any
        private Instance<Word> beans;

        @Override
        protected Object use() {
            return beans.get().say();
        }
    }

    /** With an instance of qualified beans. */
    @SessionScoped
    public static class QualifiedInstance extends Kept {
        @Inject
        @Spoken("aloud")
        private Instance<Word> beans;

        @Override
        protected Object use() {
            return beans.get().say();
        }
    }

    /** With an instance that was selected from another. */
    @SessionScoped
    public static class SelectedInstance extends Kept {
        private Instance<Ears> beans;

        /** For proxies. */
        protected SelectedInstance() {}

        @Inject
        SelectedInstance(@Any Instance<Ears> beans) {
            this.beans = beans.select(new AnnotationLiteral<Default>() {});
        }

        @Override
        protected Object use() {
            return beans.get().say();
        }
    }

    /** With an event. */
    @SessionScoped
    public static class PlainEvent extends Kept {
        @Inject
        private Event<StringBuilder> event;

        @Override
        protected Object use() {
            return fired(event);
        }
    }

    /** With an event of a qualifier. */
    @SessionScoped
    public static class QualifiedEvent extends Kept {
        @Inject
        @Spoken("aloud")
        private Event<StringBuilder> event;

        @Override
        protected Object use() {
            return fired(event);
        }
    }

    /** With a provider. */
    @SessionScoped
    public static class PlainProvider extends Kept {
        @Inject
        private Provider<Ears> provider;

        @Override
        protected Object use() {
            return provider.get().say();
        }
    }

    /** With a provider of a qualifier. */
    @SessionScoped
    public static class QualifiedProvider extends Kept {
        @Inject
        @Spoken("aloud")
        private Provider<Word> provider;

        @Override
        protected Object use() {
            return provider.get().say();
        }
    }

    /** With a bean manager. */
    @SessionScoped
    public static class Manager extends Kept {
        @Inject
        private BeanManager manager;

        @Override
        protected Object use() {
            return manager.getBeans(Ears.class).size();
        }
    }

    /** With a bean container. */
    @SessionScoped
    public static class Container extends Kept {
        @Inject
        private BeanContainer container;

        @Override
        protected Object use() {
            return container.getBeans(Ears.class).size();
        }
    }

    /** With the bean's own description. */
    @SessionScoped
    public static class Metadata extends Kept {
        @Inject
        private Bean<Metadata> bean;

        @Override
        protected Object use() {
            return bean.getBeanClass().getSimpleName();
        }
    }

    /** With a dependent bean that knows where it is. */
    @SessionScoped
    public static class PointOfInjection extends Kept {
        @Inject
        @Spoken("where")
        private Where where;

        @Override
        protected Object use() {
            return where.say();
        }
    }

    /** A bean that knows where it is. */
    @Dependent
    @Spoken("where")
    public static class Where implements Serializable {
        @Inject
        private InjectionPoint point;

        String say() {
            return point.getMember().getName();
        }
    }

    /** With the conversation. */
    @SessionScoped
    public static class TheConversation extends Kept {
        @Inject
        private Conversation conversation;

        @Override
        protected Object use() {
            return conversation.isTransient();
        }
    }
}
