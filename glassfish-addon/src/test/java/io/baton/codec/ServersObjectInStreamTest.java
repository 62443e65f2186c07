// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.net.URL;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** An object of a class that is never read, in place of one that is. */
@NullMarked
class ServersObjectInStreamTest {

    private static final String MARK = "the server's";

    /** Streams that put a URL in place of each mark. */
    private record Replacing(boolean said) implements ApplicationStreams {

        @Override
        public ClassLoader loader() {
            return Replacing.class.getClassLoader();
        }

        @Override
        public ObjectOutputStream output(OutputStream bytes, Consumer<Class<?>> classes) throws IOException {
            return new ApplicationOutput(bytes, classes);
        }

        @Override
        public ObjectInputStream input(InputStream bytes) throws IOException {
            return new Input(bytes, said);
        }
    }

    private static final class Input extends ApplicationInput {

        private final boolean said;

        Input(InputStream bytes, boolean said) throws IOException {
            super(bytes, Input.class.getClassLoader());
            this.said = said;
            enableResolveObject(true);
        }

        @Override
        protected Object resolveObject(Object read) throws IOException {
            if (!MARK.equals(read)) {
                return read;
            }
            URL url = new URL("http://127.0.0.1/");
            return said ? fromServer(url) : url;
        }
    }

    private static Object moved(boolean said, Object value) throws UncodableException {
        JavaSerialization codec = new JavaSerialization(new Replacing(said));
        return codec.decode(codec.encode(value));
    }

    @Test
    void isTakenIfTheStreamSaysSo() throws Exception {
        assertThat(moved(true, List.of(MARK, "between", MARK)).toString())
                .isEqualTo("[http://127.0.0.1/, between, http://127.0.0.1/]");
    }

    @Test
    void isRefusedOtherwise() {
        assertThatThrownBy(() -> moved(false, List.of(MARK))).hasMessageContaining("java.net.URL");
    }

    @Test
    void makesNothingOfItsClassWelcomeInTheBytes() throws Exception {
        List<Object> values = List.of(MARK, new URL("http://127.0.0.1/attack"));
        assertThatThrownBy(() -> moved(true, values)).hasMessageContaining("java.net.URL");
    }
}
