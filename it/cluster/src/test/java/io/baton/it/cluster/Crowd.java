// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.process.Together;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Several clients that do the same at the same time. */
final class Crowd {

    private Crowd() {}

    /** All answers of that many clients, each of which asks that many times; the question gets the client's number, from 0. */
    static <T> List<T> ask(int clients, int times, IntFunction<T> question) {
        Queue<T> answers = new ConcurrentLinkedQueue<>();
        Together.run(IntStream.range(0, clients)
                .<Runnable>mapToObj(client -> () -> {
                    for (int i = 0; i < times; i++) {
                        answers.add(question.apply(client));
                    }
                })
                .toList());
        return List.copyOf(answers);
    }
}
