// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.codec.AttributeCodec;
import io.baton.codec.Encoded;
import io.baton.codec.UncodableException;
import io.baton.model.ApplicationName;
import io.baton.time.ManualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributeLossesTest {

    private static final Encoded GOOD = new Encoded(1, new byte[] {1});
    private static final Encoded BAD = new Encoded(1, new byte[] {2});

    private final List<String> heard = new ArrayList<>();
    private final ApplicationFigures figures = new ApplicationFigures();
    private final AttributeCodec codec = new WatchedCodec(
            new Fussy(), new ManualTime(), figures, new JfrAttributeEvents(new ApplicationName("/shop")));

    /** A codec that takes text only, and gives back what is good only. */
    private final class Fussy implements AttributeCodec {

        @Override
        public Encoded encode(Object value) throws UncodableException {
            if (value instanceof String) {
                return GOOD;
            }
            throw UncodableException.lasting("no text", new IllegalArgumentException());
        }

        @Override
        public Object decode(Encoded encoded) throws UncodableException {
            if (encoded.payload()[0] == GOOD.payload()[0]) {
                return "text";
            }
            throw UncodableException.lasting("not good", new IllegalArgumentException());
        }

        @Override
        public void leftOut(String attribute) {
            heard.add(attribute);
        }
    }

    private List<String> shown() {
        return figures.losses().most().stream()
                .map(loss -> loss.getName() + " " + loss.getNotEncoded() + " " + loss.getNotDecoded())
                .toList();
    }

    private void failToEncode(String attribute) {
        assertThatThrownBy(() -> codec.encode(1)).isInstanceOf(UncodableException.class);
        codec.leftOut(attribute);
    }

    private void failToDecode(String attribute) {
        assertThatThrownBy(() -> codec.decode(BAD)).isInstanceOf(UncodableException.class);
        codec.leftOut(attribute);
    }

    @Test
    void whatIsNotEncodedAndWhatIsNotDecodedAreCountedByName() {
        failToEncode("cart");
        failToDecode("user");
        failToDecode("user");
        failToEncode("cart");
        failToEncode("user");
        assertThat(shown()).containsExactly("user 1 2", "cart 2 0");
        assertThat(heard).containsExactly("cart", "user", "user", "cart", "user");
        figures.reset();
        assertThat(shown()).isEmpty();
    }

    @Test
    void whatIsLeftOutOfAGraphThatWasEncodedCountsAsNotEncoded() throws UncodableException {
        // A value is decoded to compare it, which may fail without anything being left out.
        assertThatThrownBy(() -> codec.decode(BAD)).isInstanceOf(UncodableException.class);
        codec.encode("graph");
        codec.leftOut("part");
        assertThat(shown()).containsExactly("part 1 0");
    }

    @Test
    void namesThatAreMadeUpWithoutEndAreCountedAsOne() {
        for (int i = 0; i < 5_000; i++) {
            codec.leftOut("made-up-" + i);
        }
        assertThat(shown()).hasSize(20).first().isEqualTo("(others) 4000 0");
    }
}
