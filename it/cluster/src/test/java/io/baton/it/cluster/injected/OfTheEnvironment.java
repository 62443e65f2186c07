// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.sql.Connection;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jspecify.annotations.NullUnmarked;

/** Beans that get what the application's naming environment has. */
@SuppressWarnings("serial")
@NullUnmarked
final class OfTheEnvironment {

    private OfTheEnvironment() {}

    private static String product(DataSource database) throws Exception {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName();
        }
    }

    /** With an entry. */
    @SessionScoped
    public static class Entry extends Kept {
        @Resource(name = "word")
        private String word;

        @Resource(name = "number")
        private Integer number;

        @Override
        protected Object use() {
            return word + number;
        }
    }

    /** With a database of the application's. */
    @SessionScoped
    public static class Database extends Kept {
        @Resource(lookup = "java:app/jdbc/own")
        private DataSource database;

        @Override
        protected Object use() throws Exception {
            return product(database);
        }
    }

    /** With a database, by a setter. */
    @SessionScoped
    public static class DatabaseBySetter extends Kept {
        private DataSource database;

        @Resource(lookup = "java:app/jdbc/own")
        void setDatabase(DataSource database) {
            this.database = database;
        }

        @Override
        protected Object use() throws Exception {
            return product(database);
        }
    }

    /** With a database that a producer has. */
    @SessionScoped
    public static class ProducedDatabase extends Kept {
        @Inject
        @Spoken("database")
        private DataSource database;

        @Override
        protected Object use() throws Exception {
            return product(database);
        }
    }

    /** With a database that a producer has, by the constructor. */
    @SessionScoped
    public static class DatabaseByConstructor extends Kept {
        private DataSource database;

        /** For proxies. */
        protected DatabaseByConstructor() {}

        @Inject
        DatabaseByConstructor(@Spoken("database") DataSource database) {
            this.database = database;
        }

        @Override
        protected Object use() throws Exception {
            return product(database);
        }
    }

    /** A producer. */
    @SuppressWarnings("UnusedVariable") // Read by the container.
    public static class Producer {
        @Produces
        @Spoken("database")
        @Resource(lookup = "java:app/jdbc/own")
        private DataSource database;

        @Produces
        @Spoken("persistence")
        @PersistenceContext
        private EntityManager entities;
    }

    /** With the server's database. */
    @SessionScoped
    public static class DefaultDatabase extends Kept {
        @Resource
        private DataSource database;

        @Override
        protected Object use() throws Exception {
            return database.getLoginTimeout();
        }
    }

    /** With mail. */
    @SessionScoped
    public static class Mail extends Kept {
        @Resource(lookup = "java:app/mail/own")
        private Session mail;

        @Override
        protected Object use() {
            return mail.getProperty("mail.from");
        }
    }

    /** With an executor. */
    @SessionScoped
    public static class Executor extends Kept {
        @Resource
        private ManagedExecutorService executor;

        @Override
        protected Object use() throws Exception {
            return executor.submit(() -> "done").get();
        }
    }

    /** With a scheduled executor. */
    @SessionScoped
    public static class Scheduler extends Kept {
        @Resource
        private ManagedScheduledExecutorService executor;

        @Override
        protected Object use() throws Exception {
            return executor.submit(() -> "done").get();
        }
    }

    /** With a factory of threads. */
    @SessionScoped
    public static class Threads extends Kept {
        @Resource
        private ManagedThreadFactory threads;

        @Override
        protected Object use() throws Exception {
            Thread thread = threads.newThread(() -> {});
            thread.start();
            thread.join();
            return thread.isDaemon();
        }
    }

    /** With contexts. */
    @SessionScoped
    public static class Contexts extends Kept {
        @Resource
        private ContextService contexts;

        @Override
        protected Object use() throws Exception {
            return contexts.contextualCallable(() -> "done").call();
        }
    }

    /** With transactions. */
    @SessionScoped
    public static class Transactions extends Kept {
        @Resource
        private UserTransaction transaction;

        @Override
        protected Object use() throws Exception {
            return transaction.getStatus();
        }
    }

    /** With synchronizations. */
    @SessionScoped
    public static class Synchronizations extends Kept {
        @Resource
        private TransactionSynchronizationRegistry registry;

        @Override
        protected Object use() {
            return registry.getTransactionStatus();
        }
    }

    /** With validation. */
    @SessionScoped
    public static class Validation extends Kept {
        @Resource
        private Validator validator;

        @Override
        protected Object use() {
            return validator.validate("text").size();
        }
    }

    /** With validation's factory. */
    @SessionScoped
    public static class ValidationFactory extends Kept {
        @Resource
        private ValidatorFactory factory;

        @Override
        protected Object use() {
            return factory.getValidator().validate("text").size();
        }
    }

    /** With a bean manager. */
    @SessionScoped
    public static class Manager extends Kept {
        @Resource(lookup = "java:comp/BeanManager")
        private BeanManager manager;

        @Override
        protected Object use() {
            return manager.getBeans(Ears.class).size();
        }
    }

    /** With names. */
    @SessionScoped
    public static class Names extends Kept {
        private Context names;

        /** Looks itself up. */
        @Override
        @SuppressWarnings("BanJNDI") // Of the application itself.
        protected Object use() throws Exception {
            if (names == null) {
                names = (Context) new InitialContext().lookup("java:comp/env");
            }
            return names.lookup("word");
        }
    }

    /** With persistence. */
    @SessionScoped
    public static class Persistence extends Kept {
        @PersistenceContext
        private EntityManager entities;

        @Override
        protected Object use() {
            return entities.createNativeQuery("values 1").getSingleResult();
        }
    }

    /** With persistence that a producer has. */
    @SessionScoped
    public static class ProducedPersistence extends Kept {
        @Inject
        @Spoken("persistence")
        private EntityManager entities;

        @Override
        protected Object use() {
            return entities.createNativeQuery("values 1").getSingleResult();
        }
    }

    /** With a persistence unit. */
    @SessionScoped
    public static class Unit extends Kept {
        @PersistenceUnit
        private EntityManagerFactory unit;

        @Override
        protected Object use() {
            return unit.isOpen();
        }
    }
}
