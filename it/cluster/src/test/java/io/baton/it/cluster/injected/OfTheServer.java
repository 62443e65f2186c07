// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import io.baton.session.SessionReplication;
import jakarta.enterprise.context.SessionScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.jms.JMSContext;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.transaction.UserTransaction;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.NullUnmarked;

/** Beans that get the server's beans. */
@SuppressWarnings("serial")
@NullUnmarked
final class OfTheServer {

    private OfTheServer() {}

    /** With the request. */
    @SessionScoped
    public static class TheRequest extends Kept {
        @Inject
        private HttpServletRequest request;

        @Override
        protected Object use() {
            return request.getMethod();
        }
    }

    /** With the session. */
    @SessionScoped
    public static class TheSession extends Kept {
        @Inject
        private HttpSession session;

        @Override
        protected Object use() {
            return session.getMaxInactiveInterval();
        }
    }

    /** With the web application. */
    @SessionScoped
    public static class TheApplication extends Kept {
        @Inject
        private ServletContext application;

        @Override
        protected Object use() {
            return application.getContextPath();
        }
    }

    /** With the caller. */
    @SessionScoped
    public static class Caller extends Kept {
        @Inject
        private Principal caller;

        @Override
        protected Object use() {
            return caller.getName();
        }
    }

    /** With Jakarta Security. */
    @SessionScoped
    public static class Security extends Kept {
        @Inject
        private SecurityContext security;

        @Override
        protected Object use() {
            return security.isCallerInRole("clerk");
        }
    }

    /** With transactions. */
    @SessionScoped
    public static class Transactions extends Kept {
        @Inject
        private UserTransaction transaction;

        @Override
        protected Object use() throws Exception {
            return transaction.getStatus();
        }
    }

    /** With validation. */
    @SessionScoped
    public static class Validation extends Kept {
        @Inject
        private Validator validator;

        @Override
        protected Object use() {
            return validator.validate("text").size();
        }
    }

    /** With validation's factory. */
    @SessionScoped
    public static class ValidationFactory extends Kept {
        @Inject
        private ValidatorFactory factory;

        @Override
        protected Object use() {
            return factory.getValidator().validate("text").size();
        }
    }

    /** With messaging. */
    @SessionScoped
    public static class Messages extends Kept {
        @Inject
        private JMSContext messages;

        @Override
        protected Object use() {
            return messages.getAutoStart();
        }
    }

    /** With Faces. */
    @SessionScoped
    public static class Faces extends Kept {
        @Inject
        private FacesContext faces;

        @Override
        protected Object use() {
            return faces == null ? "none" : "faces";
        }
    }

    /** With Baton. */
    @SessionScoped
    public static class Replication extends Kept {
        @Inject
        private SessionReplication replication;

        @Override
        protected Object use() {
            return replication.isReplicated();
        }
    }

    /** With a configuration. */
    @SessionScoped
    public static class Configuration extends Kept {
        @Inject
        private Config config;

        @Override
        protected Object use() {
            return config.getValue("word", String.class);
        }
    }

    /** With values of a configuration. */
    @SessionScoped
    public static class ConfigurationValues extends Kept {
        @Inject
        @ConfigProperty(name = "word")
        private String word;

        @Inject
        @ConfigProperty(name = "number")
        private int number;

        @Override
        protected Object use() {
            return word + number;
        }
    }

    /** With a value that may be there. */
    @SessionScoped
    public static class OptionalValue extends Kept {
        @Inject
        @ConfigProperty(name = "word")
        private Optional<String> word;

        @Override
        protected Object use() {
            return word.orElse("none");
        }
    }

    /** With a value and where it comes from. */
    @SessionScoped
    public static class ValueAndSource extends Kept {
        @Inject
        @ConfigProperty(name = "word")
        private ConfigValue word;

        @Override
        protected Object use() {
            return word.getValue();
        }
    }

    /** With a provider of a value. */
    @SessionScoped
    public static class ProvidedValue extends Kept {
        @Inject
        @ConfigProperty(name = "word")
        private Provider<String> word;

        @Override
        protected Object use() {
            return word.get();
        }
    }

    /** With a supplier of a value. */
    @SessionScoped
    public static class SuppliedValue extends Kept {
        @Inject
        @ConfigProperty(name = "word")
        private Supplier<String> word;

        @Override
        protected Object use() {
            return word.get();
        }
    }

    /** With a client of another service. */
    @SessionScoped
    public static class Client extends Kept {
        @Inject
        @RestClient
        private Timetable timetable;

        @Override
        protected Object use() {
            return timetable == null ? "none" : "client";
        }
    }
}
