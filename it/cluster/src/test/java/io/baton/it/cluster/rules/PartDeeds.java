// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.IllegalProductException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;

/** What is done to beans that consist of more than themselves. */
class PartDeeds {

    @Inject
    private Host host;

    @Inject
    private RequestNote requestNote;

    @Inject
    private Basket basket;

    @Inject
    private Products.Nothing nothing;

    @Inject
    private Products.Unstorable unstorable;

    @Inject
    private Ping ping;

    @Inject
    private Hearer hearer;

    @Inject
    private Event<Word> words;

    @Inject
    private Event<Whisper> whispers;

    String act(String deed, HttpServletRequest request) {
        return switch (deed) {
            case "speak" -> host.speak();
            case "owner" -> host.ownerOfPencil();
            case "home" -> "at home " + host.isAtHome();
            case "notes" -> notes(request.getParameter("word"));
            case "tools" -> host.tools();
            case "basket" -> basket.add(request.getParameter("item"));
            case "nothing" -> refusal(nothing::name);
            case "unstorable" -> refusal(unstorable::name);
            case "ping" -> ping.call();
            case "say" -> say(request.getParameter("word"));
            case "whisper" -> whisper(request.getParameter("word"));
            case "heard" -> hearer.heard();
            case "later" -> later();
            default -> throw new IllegalArgumentException(deed);
        };
    }

    private String notes(String word) {
        requestNote.set(word);
        return host.notes();
    }

    private static String refusal(Supplier<String> product) {
        try {
            return product.get();
        } catch (IllegalProductException refused) {
            return "IllegalProductException";
        }
    }

    private String say(String word) {
        words.fire(new Word(word));
        return "said";
    }

    private String whisper(String word) {
        whispers.fire(new Whisper(word));
        return "whispered";
    }

    private String later() {
        words.fireAsync(new Word("later")).toCompletableFuture().join();
        return "said";
    }
}
