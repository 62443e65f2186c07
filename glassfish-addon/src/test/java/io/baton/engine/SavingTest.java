// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.baton.codec.Unserializable;
import io.baton.store.End;
import io.baton.store.Save;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Objects;
import java.util.Vector;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a request's changes become. */
class SavingTest extends EngineTest {

    @Test
    void theOtherNodeSeesWhatWasSavedBeforeTheHandleWasClosed() {
        SessionHandle hold = a.create(id);
        hold.session().attributes().put("cart", "pear");
        hold.save();
        assertThat(cluster.store().bytes(Cluster.key(id), "cart"))
                .as("there before the response goes out")
                .isNotNull();
        hold.session().attributes().put("cart", "fig");
        hold.close();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aListThatWasChangedInPlaceIsWrittenAlthoughNothingWasSet() {
        sessionOfA("cart", new ArrayList<>(List.of("pear")));
        try (SessionHandle hold = a.open(id)) {
            addTo(hold, "fig");
        }
        assertThat(b.get(id, "cart")).isEqualTo(List.of("pear", "fig"));
        try (SessionHandle hold = b.open(id)) {
            addTo(hold, "plum");
        }
        assertThat(a.get(id, "cart")).isEqualTo(List.of("pear", "fig", "plum"));
    }

    @Test
    void aListThatIsChangedAfterTheSaveIsWrittenByTheClose() {
        sessionOfA("cart", new ArrayList<>(List.of("pear")));
        try (SessionHandle hold = a.open(id)) {
            addTo(hold, "fig");
            hold.save();
            addTo(hold, "plum");
        }
        assertThat(b.get(id, "cart")).isEqualTo(List.of("pear", "fig", "plum"));
    }

    @Test
    void aValueThatIsOnlyReadIsNotWritten() {
        sessionOfA("cart", new ArrayList<>(List.of("pear")));
        int before = a.link().calls().size();
        try (SessionHandle hold = a.open(id)) {
            hold.session().attributes().get("cart");
            hold.save();
        }
        assertThat(a.link().callsSince(before)).isEmpty();
    }

    @Test
    void aValueThatIsOnlyReadOnAnotherNodeIsNotWritten() {
        sessionOfA("cart", new ArrayList<>(List.of("pear")));
        b.get(id, "cart");
        assertThat(b.link().writtenSince(0)).isEmpty();
    }

    @Test
    void anEqualValueSetAgainIsNotWritten() {
        sessionOfA("cart", new ArrayList<>(List.of("pear")));
        int before = a.link().saves().size();
        a.put(id, "cart", new ArrayList<>(List.of("pear")));
        assertThat(a.link().writtenSince(before)).isEmpty();
    }

    @Test
    void onlyWhatChangedIsWritten() {
        sessionOfA("cart", "pear");
        a.put(id, "user", "ann");
        int before = a.link().saves().size();
        a.put(id, "user", "bob");
        assertThat(a.link().writtenSince(before)).containsExactly("user");
        assertThat(a.link().saves().get(before).scope()).isEqualTo(Save.Scope.DELTA);
    }

    @Test
    void onlyWhatAnotherNodeChangedIsDecodedAnew() {
        List<String> cart = new ArrayList<>(List.of("pear"));
        sessionOfA("cart", cart);
        b.put(id, "user", "ann");
        assertThat(a.get(id, "cart")).isSameAs(cart);
    }

    @Test
    void aRemovedAttributeIsGoneOnTheOtherNode() {
        sessionOfA("cart", "pear");
        b.get(id, "cart");
        try (SessionHandle hold = a.open(id)) {
            assertThat(hold.session().attributes().remove("cart")).isEqualTo("pear");
        }
        try (SessionHandle hold = b.open(id)) {
            assertThat(hold.session().attributes().get("cart")).isNull();
            assertThat(hold.session().attributes().names()).isEmpty();
        }
    }

    @Test
    void anAttributeRemovedAndSetAgainIsThere() {
        sessionOfA("cart", "pear");
        try (SessionHandle hold = a.open(id)) {
            hold.session().attributes().remove("cart");
            hold.save();
            hold.session().attributes().put("cart", "pear");
        }
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void anAttributeThatCannotBeEncodedDoesNotStopTheOthers() {
        expectWarning("BATON3102");
        try (SessionHandle hold = a.create(id)) {
            hold.session().attributes().put("bad", new ArrayList<>(List.of(new Unserializable())));
            hold.session().attributes().put("good", "pear");
            hold.save();
            assertThat(hold.session().attributes().get("bad"))
                    .as("still there here")
                    .isNotNull();
        }
        try (SessionHandle hold = b.open(id)) {
            assertThat(hold.session().attributes().names()).containsExactly("good");
        }
    }

    @Test
    void anAttributeThatCannotBeReadIsLeftOutAndItsBytesStayAsTheyAreWhateverIsWrittenLater() {
        expectWarning("BATON3101");
        sessionOfA("bad", "x");
        a.put(id, "good", "pear");
        byte[] bytes = corrupt("bad");

        try (SessionHandle hold = b.open(id)) {
            assertThat(hold.session().attributes().get("bad")).isNull();
            assertThat(hold.session().attributes().names()).containsExactly("good");
            hold.session().attributes().put("good", "fig");
        }
        b.put(id, "good", "plum");
        assertThat(cluster.store().bytes(Cluster.key(id), "bad")).isEqualTo(bytes);
        assertThat(b.get(id, "good")).isEqualTo("plum");
    }

    @Test
    void theBytesOfAnAttributeThatCannotBeReadSurviveAStoreThatForgotThem() {
        expectWarning("BATON3101");
        sessionOfA("bad", "x");
        byte[] bytes = corrupt("bad");
        assertThat(b.get(id, "bad")).isNull();
        cluster.store().forgetEverything();
        b.put(id, "good", "pear");
        assertThat(cluster.store().bytes(Cluster.key(id), "bad")).isEqualTo(bytes);
    }

    @Test
    void anAttributeThatCannotBeReadCanBeReplaced() {
        expectWarning("BATON3101");
        sessionOfA("bad", "x");
        corrupt("bad");
        b.put(id, "bad", "y");
        assertThat(a.get(id, "bad")).isEqualTo("y");
    }

    @Test
    void aValueThatIsChangedWhileItIsEncodedIsWrittenInOnePiece() {
        AtomicInteger changes = new AtomicInteger(2);
        sessionOfA("cart", new ChangedMeanwhile(changes));
        assertThat(changes.get()).as("tried until it kept still").isZero();
        assertThat(b.get(id, "cart")).isNotNull();
    }

    @Test
    void aValueThatNeverKeepsStillIsWrittenByTheNextRequest() {
        expectWarning("BATON3102");
        AtomicInteger changes = new AtomicInteger(100);
        try (SessionHandle hold = a.create(id)) {
            hold.session().attributes().put("cart", new ChangedMeanwhile(changes));
            hold.save();
            changes.set(0);
        }
        assertThat(b.get(id, "cart")).isNotNull();
    }

    @Test
    void aSessionThatEndsBeforeItWasSavedLeavesNothing() {
        SessionHandle hold = a.create(id);
        hold.session().attributes().put("cart", "pear");
        hold.session().end(End.Cause.INVALIDATED);
        hold.close();
        assertThat(cluster.store().copy()).isEmpty();
        assertThat(a.engine().inMemory()).isEmpty();
    }

    @Test
    void closingTwiceIsClosing() {
        SessionHandle hold = a.create(id);
        hold.close();
        hold.close();
        int before = a.link().saves().size();
        hold.save();
        assertThat(a.link().saves()).hasSize(before);
    }

    @Test
    void aValueWhoseClassesAreBrokenKeepsNeitherTheSessionNorTheOtherAttributes() {
        expectWarning("BATON3102");
        SessionHandle hold = a.create(id);
        hold.session().attributes().put("bad", new Broken());
        hold.session().attributes().put("good", "pear");
        assertThatCode(hold::close).doesNotThrowAnyException();
        assertThat(b.get(id, "good")).isEqualTo("pear");
    }

    @Test
    @SuppressWarnings("JdkObsolete") // its methods and its serialization share a monitor, which is the point
    void aThreadThatHoldsTheLockOfAValueAndSavesDoesNotStandInTheWayOfAnotherSave() throws InterruptedException {
        Vector<String> cart = new Vector<>(List.of("pear"));
        sessionOfA("cart", cart);
        SessionHandle one = a.open(id);
        SessionHandle other = a.open(id);
        one.session().attributes().get("cart");
        Thread saving = daemon(other::save);
        Thread holding = daemon(() -> {
            synchronized (cart) {
                cart.add("fig");
                saving.start();
                Awaitility.await().until(() -> saving.getState() == Thread.State.BLOCKED);
                // Would wait for ever if the other thread had a lock of ours while it waits for this one's.
                one.save();
            }
        });
        holding.start();
        holding.join(10_000);
        saving.join(10_000);
        assertThat(holding.isAlive() || saving.isAlive()).isFalse();
        one.close();
        other.close();
        assertThat(b.get(id, "cart")).isEqualTo(List.of("pear", "fig"));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    @Test
    void anErrorWhileAValueIsEncodedDoesNotKeepTheSessionHeld() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        hold.session().attributes().put("bad", new Meanwhile(() -> {
            throw new OutOfMemoryError("not really");
        }));
        try {
            hold.close();
        } catch (OutOfMemoryError told) {
            // Whether it is told here or logged is not the question.
        }
        assertThat(hold.session().isHeld()).isFalse();
    }

    @Test
    void whatAnotherRequestCouldNotSaveIsNotTakenForSavedByOneThatBeganToSaveBefore() {
        sessionOfA("a", "1");
        SessionHandle first = a.open(id);
        first.session().attributes().put("z", new Meanwhile(() -> {
            // Another request, while this one is encoded; its attribute was looked at before.
            SessionHandle second = a.open(id);
            second.session().attributes().put("a", "2");
            a.link().failNextCall();
            second.close();
        }));
        first.close();
        a.put(id, "b", "next request");
        assertThat(a.get(id, "a")).isEqualTo("2");
        assertThat(b.get(id, "a")).isEqualTo("2");
    }

    @SuppressWarnings("unchecked")
    private static void addTo(SessionHandle hold, String item) {
        Object cart = hold.session().attributes().get("cart");
        assertThat(cart).isInstanceOf(ArrayList.class);
        ((List<String>) Objects.requireNonNull(cart)).add(item);
    }

    private byte[] corrupt(String name) {
        byte[] bytes = Objects.requireNonNull(cluster.store().bytes(Cluster.key(id), name))
                .clone();
        Arrays.fill(bytes, 11, bytes.length, (byte) 0x5a);
        cluster.store().replaceBytes(Cluster.key(id), name, bytes);
        return bytes;
    }

    @Test
    void aValueThatWasBeingChangedAllTheTimeIsStoredWithinASecondWithoutAnotherRequest() {
        expectWarning("BATON3102");
        AtomicInteger changes = new AtomicInteger(1_000);
        sessionOfA("restless", new ChangedMeanwhile(changes));
        assertThat(cluster.store().bytes(Cluster.key(id), "restless")).isNull();
        a.pulse();
        assertThat(cluster.store().bytes(Cluster.key(id), "restless")).isNull();
        changes.set(0);
        a.pulse();
        assertThat(cluster.store().bytes(Cluster.key(id), "restless")).isNotNull();
        int calls = a.link().calls().size();
        a.pulse();
        assertThat(a.link().callsSince(calls)).as("and that was that").isEmpty();
    }

    /** A value that another request is changing the first times it is encoded. */
    private static final class ChangedMeanwhile implements Serializable {

        private static final long serialVersionUID = 1L;

        private final transient @Nullable AtomicInteger changes;

        ChangedMeanwhile(AtomicInteger changes) {
            this.changes = changes;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            if (changes != null && changes.get() > 0) {
                changes.decrementAndGet();
                throw new ConcurrentModificationException();
            }
            out.defaultWriteObject();
        }
    }

    /** A value during whose first encoding something happens. */
    private static final class Meanwhile implements Serializable {

        private static final long serialVersionUID = 1L;

        private transient @Nullable Runnable work;

        Meanwhile(Runnable work) {
            this.work = work;
        }

        private void writeObject(ObjectOutputStream out) {
            Runnable once = work;
            work = null;
            if (once != null) {
                once.run();
            }
        }
    }

    /** A value that needs a class the application does not have. */
    private static final class Broken implements Serializable {

        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) {
            throw new NoClassDefFoundError("com/example/Optional");
        }
    }
}
