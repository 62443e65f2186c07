// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.whole;

import jakarta.enterprise.context.Conversation;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code begin} a conversation, {@code say} a word in it, {@code leave} the session, and see what {@code ended} and which conversations are {@code over}. */
@WebServlet("/talk/*")
public class TalkServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Conversation conversation;
    private final transient Talk talk;

    /** Takes what it works with. */
    @Inject
    public TalkServlet(Conversation conversation, Talk talk) {
        this.conversation = conversation;
        this.talk = talk;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .write(
                        switch (request.getPathInfo()) {
                            case "/begin" -> begin(request);
                            case "/say" -> talk.say(request.getParameter("word"));
                            case "/leave" -> leave(request);
                            case "/ended" -> String.join("|", Talk.ENDED);
                            case "/over" -> String.join("|", Epilogue.OVER);
                            default -> throw new IllegalArgumentException(request.getPathInfo());
                        });
    }

    private String begin(HttpServletRequest request) {
        request.getSession();
        conversation.begin();
        talk.say("hello");
        return conversation.getId();
    }

    private static String leave(HttpServletRequest request) {
        request.getSession().invalidate();
        return "left";
    }
}
