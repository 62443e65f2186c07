// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.enterprise.context.Conversation;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is done to conversations. */
class ConversationDeeds {

    private static final int LONGEST_HOLD_SECONDS = 30;
    private static volatile CountDownLatch held = new CountDownLatch(1);

    @Inject
    private Conversation conversation;

    @Inject
    private Talk talk;

    String act(String deed, HttpServletRequest request) throws InterruptedException {
        return switch (deed) {
            case "look" -> look();
            case "begin" -> begin(request, request.getParameter("id"));
            case "begin-again" -> refusal(conversation::begin);
            case "say" -> talk.say(request.getParameter("word"));
            case "end" -> end();
            case "end-transient" -> refusal(conversation::end);
            case "timeout" -> "timeout " + conversation.getTimeout();
            case "over" -> over();
            case "leave" -> leave(request);
            case "hold" -> hold();
            case "release" -> release();
            default -> throw new IllegalArgumentException(deed);
        };
    }

    String look() {
        return (conversation.isTransient() ? "transient, " : "long-running, ") + conversation.getId();
    }

    private String begin(HttpServletRequest request, @Nullable String id) {
        // GlassFish begins no session for a conversation that has no bean yet.
        request.getSession();
        if (id == null) {
            conversation.begin();
            return look();
        }
        return refusal(() -> conversation.begin(id));
    }

    private String refusal(Runnable deed) {
        try {
            deed.run();
            return look();
        } catch (IllegalStateException | IllegalArgumentException refused) {
            return (refused instanceof IllegalStateException ? "IllegalStateException, " : "IllegalArgumentException, ")
                    + look();
        }
    }

    private String end() {
        conversation.end();
        return look();
    }

    /** Less than no time at all: the next request may come within the same millisecond. */
    private String over() {
        conversation.setTimeout(-1);
        return "timeout " + conversation.getTimeout();
    }

    private String leave(HttpServletRequest request) {
        String seen = look();
        request.getSession().invalidate();
        return seen;
    }

    private String hold() throws InterruptedException {
        CountDownLatch mine = new CountDownLatch(1);
        held = mine;
        talk.say("held");
        Journal.write("holds");
        return "released " + mine.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS);
    }

    private static String release() {
        held.countDown();
        return "done";
    }
}
