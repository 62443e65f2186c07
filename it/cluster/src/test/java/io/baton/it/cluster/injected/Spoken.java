// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.injected;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A qualifier with members of every type that annotations may have. */
@Qualifier
@Retention(RUNTIME)
@Target({TYPE, FIELD, METHOD, PARAMETER})
public @interface Spoken {

    /** A text. */
    String value();

    /** A number. */
    int number() default 1;

    /** A class. */
    Class<?> type() default Word.class;

    /** An enum's constant. */
    RetentionPolicy policy() default RUNTIME;

    /** Another annotation. */
    @Nonbinding
    Retention nested() default @Retention(RUNTIME);

    /** Several texts. */
    @Nonbinding
    String[] several() default {"one", "two"};

    /** Several numbers. */
    @Nonbinding
    long[] numbers() default {1, 2};

    /** Several classes. */
    @Nonbinding
    Class<?>[] types() default {Word.class, int.class, String[].class};

    /** Several annotations. */
    @Nonbinding
    Retention[] annotations() default {@Retention(RUNTIME)};
}
