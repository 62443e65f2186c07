// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.check;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is found in the fields of classes, and what is not. */
@NullUnmarked
@SuppressWarnings({"serial", "unused", "UnusedVariable"}) // classes to be looked at, not to be used
class FieldWalkTest {

    private static List<String> found(Class<?> type, Verdict verdict) {
        return new FieldWalk(injected -> Clerk.class.equals(injected.getType()) ? Clerk.class : null)
                .through(type).stream()
                        .filter(each -> each.verdict() == verdict)
                        .map(Finding::path)
                        .toList();
    }

    private static List<Finding> all(Class<?> type) {
        return new FieldWalk(injected -> null).through(type);
    }

    static class Base implements Serializable {
        Connection inherited;
    }

    static class Item implements Serializable {
        Connection connection;
        transient Connection notStored;
        static Connection ofAll;
    }

    static class Cart extends Base {
        List<Item> items;
    }

    @Test
    void thePathLeadsThroughElementsAndSuperclasses() {
        assertThat(found(Cart.class, Verdict.NEVER))
                .containsExactly(
                        "Cart.items → Item.connection: java.sql.Connection", "Cart.inherited: java.sql.Connection");
    }

    static class Wishes implements Serializable {}

    static class WithWishes implements Serializable {
        @Inject
        Wishes wishes;

        List<Wishes> others;
    }

    @Test
    void anEnterpriseBeanWithStateIsNeverStored() {
        FieldWalk walk = new FieldWalk(new FieldWalk.DependentBeans() {
            @Override
            public Class<?> of(Field injected) {
                return null;
            }

            @Override
            public boolean areStateful(Class<?> type) {
                return type == Wishes.class;
            }
        });
        String rest = ": " + Wishes.class.getName()
                + ", a stateful enterprise bean, which stays on its instance (keep its state in a bean of CDI)";
        assertThat(walk.through(WithWishes.class))
                .containsExactlyInAnyOrder(
                        new Finding(Verdict.NEVER, "WithWishes.wishes" + rest),
                        new Finding(Verdict.NEVER, "WithWishes.others" + rest));
    }

    static class Box<T> implements Serializable {
        T content;
        Map<String, ? extends T> more;
    }

    static class IntBox extends Box<Executor> {}

    static class Boxes implements Serializable {
        Box<Connection[]> box;
        IntBox ints;
        AtomicReference<Thread> reference;
        List<? super Item> unknown;
    }

    @Test
    void genericsTellWhatIsInside() {
        assertThat(found(Boxes.class, Verdict.NEVER))
                .contains(
                        "Boxes.box → Box.content: java.sql.Connection",
                        "Boxes.box → Box.more: java.sql.Connection",
                        "Boxes.reference: java.lang.Thread");
        assertThat(found(IntBox.class, Verdict.NEVER))
                .containsExactly(
                        "IntBox.content: java.util.concurrent.Executor", "IntBox.more: java.util.concurrent.Executor");
    }

    static class Plain {}

    static class WithoutConstructor {
        WithoutConstructor(int any) {}
    }

    record Point(int x) {}

    static class Grades implements Serializable {
        Plain plain;
        WithoutConstructor without;
        Point point;
        Optional<String> optional;
        Comparator<String> order;
    }

    @Test
    void whatSubclassesCouldSaveIsToldFromWhatNothingCan() {
        assertThat(found(Grades.class, Verdict.NEVER))
                .containsExactlyInAnyOrder(
                        "Grades.without: " + WithoutConstructor.class.getName(),
                        "Grades.point: " + Point.class.getName(),
                        "Grades.optional: java.util.Optional");
        assertThat(found(Grades.class, Verdict.DOUBTFUL)).containsExactly("Grades.plain: " + Plain.class.getName());
        assertThat(found(Grades.class, Verdict.OPEN)).containsExactly("Grades.order: java.util.Comparator");
    }

    enum Colour {
        RED
    }

    static class Custom implements Serializable {
        Connection connection;

        private void writeObject(ObjectOutputStream out) {}
    }

    static class Fine implements Serializable {
        int number;
        String text;
        long[][] numbers;
        Colour colour;
        Custom custom;
        Object anything;
        List<String> list;
        Map<String, List<Integer>> map;
        ArrayList<HashMap<?, ?>> raw;
        ReentrantLock lock;
        Class<Connection> type;
        Comparable<String>[] nothing = null;
        Fine itself;
        RuntimeException failure;
    }

    @Test
    void whatCanBeStoredIsNotFound() {
        assertThat(all(Fine.class).stream().filter(each -> each.verdict() != Verdict.OPEN))
                .isEmpty();
    }

    static class Clerk implements Serializable {
        Thread thread;
    }

    static class Injected implements Serializable {
        @Inject
        Plain proxy;

        @Inject
        Clerk clerk;
    }

    @Test
    void ofWhatIsInjectedOnlyWhatBecomesAPartIsLookedThrough() {
        assertThat(found(Injected.class, Verdict.NEVER))
                .containsExactly("Injected.clerk → Clerk.thread: java.lang.Thread");
        assertThat(all(Injected.class)).isEmpty();
    }
}
