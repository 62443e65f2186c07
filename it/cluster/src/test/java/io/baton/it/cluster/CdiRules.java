// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static io.baton.it.cluster.Rule.Step.ask;
import static io.baton.it.cluster.Rule.Step.askMeanwhile;
import static io.baton.it.cluster.Rule.Step.await;
import static io.baton.it.cluster.Rule.rule;

import java.util.List;
import java.util.stream.Stream;

/** The rules of CDI 4.0 for session, conversation and passivating scopes, and what GlassFish makes of them. */
final class CdiRules {

    private static final String SESSION = "Session context lifecycle in Jakarta EE";
    private static final String CONVERSATION = "Conversation context lifecycle in Jakarta EE";
    private static final String CONVERSATION_BEAN = "The Conversation interface";
    private static final String PASSIVATION = "Passivation capable dependencies";
    private static final String PRODUCTS = "Validation of passivation capable beans and dependencies";
    private static final String CONTEXTS = "Normal scopes and pseudo-scopes";
    private static final String EVENTS = "Observer method invocation context";
    private static final String NOTED = "session scope active, note a";
    private static final String ACTIVE = "session scope active, no note";
    private static final String ABOUT_TO_END = "session scope is about to end: the session";
    private static final String ENDS = "session scope ends: the session";
    private static final String INACTIVE = "session scope not active";

    private static final List<Rule> OF_SESSIONS = List.of(
            rule(
                    SESSION,
                    "A session-scoped bean is the same in all requests of its session",
                    ask("session/note?word=a", "a", "made Note"),
                    ask("session/note?word=b", "a+b"),
                    ask("session/words", "a+b")),
            rule(
                    SESSION,
                    "A request that needs no session-scoped bean begins no session",
                    ask("session/nothing", "session none"),
                    ask("session/nothing", "session none")),
            rule(
                    SESSION,
                    "The session scope is active in servlets, filters, request listeners and session listeners",
                    ask(
                            "session/begin?hear=session",
                            "new true",
                            "requestInitialized: " + ACTIVE,
                            "filter, before: " + ACTIVE,
                            "session scope begins: the session",
                            "sessionCreated: " + ACTIVE,
                            "filter, after: " + ACTIVE,
                            "requestDestroyed: " + ACTIVE),
                    ask("session/note?word=a", "a", "made Note"),
                    ask(
                            "session/words?hear=session",
                            "a",
                            "requestInitialized: " + NOTED,
                            "filter, before: " + NOTED,
                            "filter, after: " + NOTED,
                            "requestDestroyed: " + NOTED)),
            rule(
                    SESSION,
                    "The session scope is not active on a thread that an application made",
                    ask("session/note?word=a", "a", "made Note"),
                    ask("session/thread", "joined", "a thread of its own: " + INACTIVE)),
            rule(
                    SESSION,
                    "What asynchronous requests see of the session scope",
                    ask("session/note?word=a", "a", "made Note"),
                    ask("async/thread", "", "asynchronous thread: " + INACTIVE, "onComplete: " + NOTED),
                    ask("async/dispatch", INACTIVE, "onComplete: " + NOTED)),
            rule(
                    SESSION,
                    "Forwarded and included requests have the same session-scoped beans",
                    ask("forward/session/note?word=a", "a", "made Note"),
                    ask("include/session/note?word=b", "a+b"),
                    ask("session/words", "a+b")),
            rule(
                    SESSION,
                    "A request that fails keeps what it did to a session-scoped bean",
                    ask("session/fail", "status 500", "made Note"),
                    ask("session/words", "failed")),
            rule(
                    SESSION,
                    "When a session is invalidated, its beans are destroyed at the very end of the request",
                    ask("session/note?word=a", "a", "made Note"),
                    ask(
                            "session/leave?hear=session",
                            "left",
                            "requestInitialized: " + NOTED,
                            "filter, before: " + NOTED,
                            "sessionDestroyed: " + NOTED,
                            "filter, after: " + NOTED,
                            "requestDestroyed: " + NOTED,
                            ABOUT_TO_END,
                            "ended Note a",
                            ENDS),
                    ask("session/nothing", "session none")),
            rule(
                    SESSION,
                    "A session that begins after another one was invalidated has beans of its own",
                    ask("session/note?word=a", "a", "made Note"),
                    ask("session/leave", "left", "sessionDestroyed: " + NOTED, ABOUT_TO_END, "ended Note a", ENDS),
                    ask("session/note?word=b", "b", "made Note")),
            rule(
                    SESSION,
                    "When a session is invalidated and another one begins in the same request, beans are new from the next request on",
                    ask("session/note?word=a", "a", "made Note"),
                    ask(
                            "session/leave-and-stay",
                            "left, new true, a",
                            "sessionDestroyed: " + NOTED,
                            ABOUT_TO_END,
                            "ended Note a",
                            ENDS),
                    ask("session/words", "", "made Note")),
            rule(
                    SESSION,
                    "When a session's time is over, its beans are destroyed after all session listeners were called",
                    ask("session/note?word=a", "a", "made Note"),
                    ask("session/short", "short"),
                    await("sessionDestroyed: " + NOTED, "ended Note a", ENDS),
                    ask("session/nothing", "session none")),
            rule(
                    SESSION,
                    "A session with another id has the same beans",
                    ask("session/note?word=a", "a", "made Note"),
                    ask("session/rename", "another id true"),
                    ask("session/note?word=b", "a+b")));

    private static final List<Rule> OF_BEANS = List.of(
            rule(
                    CONTEXTS,
                    "A bean that AlterableContext.destroy removed is gone, and made anew when it is used",
                    ask("session/note?word=a", "a", "made Note"),
                    ask("session/destroy", "destroyed, " + ACTIVE, "ended Note a"),
                    ask("session/note?word=b", "b", "made Note")),
            rule(
                    CONTEXTS,
                    "A bean that Instance.destroy removed is gone, and made anew when it is used",
                    ask("session/note?word=a", "a", "made Note"),
                    ask("session/dismiss", "dismissed, " + ACTIVE, "ended Note a"),
                    ask("session/note?word=b", "b", "made Note")),
            rule(
                    PASSIVATION,
                    "A client proxy that is kept in a session finds the bean",
                    ask("session/note?word=a", "a", "made Note"),
                    ask("session/keep", "kept"),
                    ask("session/note?word=b", "a+b"),
                    ask("session/kept", "a+b")),
            rule(
                    PASSIVATION,
                    "Dependent beans, interceptors and decorators have the state that they had",
                    ask("part/speak", "dependent 1, decorator 1, interceptor 1"),
                    ask("part/speak", "dependent 2, decorator 2, interceptor 2"),
                    ask("part/speak", "dependent 3, decorator 3, interceptor 3")),
            rule(
                    PASSIVATION,
                    "Dependent beans are destroyed with the bean that they are part of",
                    ask("part/speak", "dependent 1, decorator 1, interceptor 1"),
                    ask(
                            "session/leave",
                            "left",
                            "sessionDestroyed: " + ACTIVE,
                            ABOUT_TO_END,
                            "ended Host",
                            "ended Pencil after 1",
                            ENDS)),
            rule(
                    PASSIVATION,
                    "The injection point of a dependent bean is known",
                    ask("part/owner", "Host"),
                    ask("part/owner", "Host")),
            rule(
                    PASSIVATION,
                    "A reference to an application-scoped bean is to that of the place where it is used",
                    ask("part/home", "at home true"),
                    ask("part/home", "at home true")),
            rule(
                    PASSIVATION,
                    "References to beans of narrower and of the same scope find those of the current request and session",
                    ask("session/note?word=a", "a", "made Note"),
                    ask("part/notes?word=one", "one and a"),
                    ask("part/notes?word=two", "two and a")),
            rule(
                    PASSIVATION,
                    "Instance, Event and BeanManager can be used",
                    ask("part/tools", "tool, 1 bean"),
                    ask("part/tools", "tool+tool, 1 bean")),
            rule(
                    PASSIVATION,
                    "Two beans may refer to each other",
                    ask("part/ping", "ping 1, pong 1"),
                    ask("part/ping", "ping 2, pong 2")),
            rule(
                    PRODUCTS,
                    "What a producer made is one for each session, and given to its disposer when that ends",
                    ask("part/basket?item=a", "a", "made Basket"),
                    ask("part/basket?item=b", "a+b"),
                    ask(
                            "session/leave",
                            "left",
                            "sessionDestroyed: " + ACTIVE,
                            ABOUT_TO_END,
                            "ended Basket a+b",
                            ENDS)),
            rule(
                    PRODUCTS,
                    "A producer for the session may not return null",
                    ask("part/nothing", "IllegalProductException"),
                    ask("part/nothing", "IllegalProductException")),
            rule(
                    PRODUCTS,
                    "A producer for the session may not return what is not serializable",
                    ask("part/unstorable", "IllegalProductException"),
                    ask("part/unstorable", "IllegalProductException")),
            rule(
                    EVENTS,
                    "An observer that is a session-scoped bean hears for the current session",
                    ask("part/say?word=a", "said"),
                    ask("part/say?word=b", "said"),
                    ask("part/heard", "a+b")),
            rule(
                    EVENTS,
                    "A conditional observer is told if it is there, and not made for that",
                    ask("part/whisper?word=a", "whispered"),
                    ask("part/say?word=b", "said"),
                    ask("part/whisper?word=c", "whispered"),
                    ask("part/heard", "b+whispered c")),
            rule(
                    EVENTS,
                    "In asynchronous observers, the session scope is not active",
                    ask("session/note?word=a", "a", "made Note"),
                    ask("part/later", "said", "asynchronous observer: " + INACTIVE)));

    private static final List<Rule> OF_CONVERSATIONS = List.of(
            rule(
                    CONVERSATION,
                    "A transient conversation ends with its request",
                    ask(
                            "conversation/say?word=a&hear=conversation",
                            "a",
                            "conversation scope begins: the request",
                            "made Talk",
                            "conversation scope is about to end: the request",
                            "ended Talk a",
                            "conversation scope ends: the request"),
                    ask("conversation/say?word=b", "b", "made Talk", "ended Talk b")),
            rule(
                    CONVERSATION,
                    "A long-running conversation goes on in requests that name it",
                    ask("conversation/begin", "long-running, 1"),
                    ask("conversation/say?word=a&cid=1", "a", "made Talk"),
                    ask("conversation/say?word=b&cid=1", "a+b"),
                    ask("conversation/look?cid=1", "long-running, 1")),
            rule(
                    CONVERSATION,
                    "A request that names no conversation has a transient one of its own",
                    ask("conversation/begin", "long-running, 1"),
                    ask("conversation/say?word=a&cid=1", "a", "made Talk"),
                    ask("conversation/look", "transient, null"),
                    ask("conversation/say?word=b", "b", "made Talk", "ended Talk b"),
                    ask("conversation/look?cid=1&conversationPropagation=none", "transient, null"),
                    ask("conversation/say?word=c&cid=1", "a+c")),
            rule(
                    CONVERSATION,
                    "A session has several conversations, which do not know each other",
                    ask("conversation/begin", "long-running, 1"),
                    ask("conversation/begin", "long-running, 2"),
                    ask("conversation/say?word=a&cid=1", "a", "made Talk"),
                    ask("conversation/say?word=b&cid=2", "b", "made Talk"),
                    ask("conversation/say?word=c&cid=1", "a+c")),
            rule(
                    CONVERSATION,
                    "A long-running conversation that was ended is destroyed at the end of the request",
                    ask("conversation/begin", "long-running, 1"),
                    ask("conversation/say?word=a&cid=1", "a", "made Talk"),
                    ask(
                            "conversation/end?cid=1&hear=conversation",
                            "transient, null",
                            "conversation scope is about to end: the request",
                            "ended Talk a",
                            "conversation scope ends: the request"),
                    ask("conversation/look?cid=1", "NonexistentConversationException, transient, null")),
            rule(
                    CONVERSATION,
                    "A conversation that does not exist is refused, and the request has a transient one",
                    ask("conversation/look?cid=7", "NonexistentConversationException, transient, null"),
                    ask("conversation/begin", "long-running, 1"),
                    ask("conversation/look?cid=7", "NonexistentConversationException, transient, null")),
            rule(
                    CONVERSATION,
                    "Conversations do not cross the boundaries of sessions",
                    ask("conversation/begin?id=mine", "long-running, mine"),
                    ask("conversation/look?cid=mine", "long-running, mine"),
                    ask(
                            "session/leave",
                            "left",
                            "sessionDestroyed: " + ACTIVE,
                            "conversation scope is about to end: conversation mine",
                            "conversation scope ends: conversation mine",
                            ABOUT_TO_END,
                            ENDS),
                    ask("conversation/look?cid=mine", "NonexistentConversationException, transient, null")),
            rule(
                    CONVERSATION,
                    "A conversation that another request is in is refused",
                    ask("conversation/begin", "long-running, 1"),
                    askMeanwhile(
                            "conversation/look?cid=1",
                            "BusyConversationException, transient, null",
                            "made Talk",
                            "holds"),
                    ask("conversation/say?word=a&cid=1", "held+a")),
            rule(
                    CONVERSATION,
                    "A conversation whose time is over does not exist",
                    ask("conversation/begin", "long-running, 1"),
                    ask("conversation/say?word=a&cid=1", "a", "made Talk"),
                    ask("conversation/over?cid=1", "timeout -1"),
                    ask(
                            "conversation/look?cid=1",
                            "NonexistentConversationException, transient, null",
                            "ended Talk a")),
            rule(
                    CONVERSATION,
                    "When a session is invalidated, all its conversations are destroyed at the end of the request",
                    ask("conversation/begin", "long-running, 1"),
                    ask("conversation/say?word=a&cid=1", "a", "made Talk"),
                    ask("conversation/begin", "long-running, 2"),
                    ask("conversation/say?word=b&cid=2", "b", "made Talk"),
                    ask(
                            "conversation/leave?cid=1",
                            "long-running, 1",
                            "sessionDestroyed: " + ACTIVE,
                            "conversation scope is about to end: conversation 1",
                            "ended Talk a",
                            "conversation scope ends: conversation 1",
                            "conversation scope is about to end: conversation 2",
                            "ended Talk b",
                            "conversation scope ends: conversation 2",
                            ABOUT_TO_END,
                            ENDS)),
            rule(
                    CONVERSATION,
                    "When a session's time is over, its conversations are destroyed",
                    ask("conversation/begin", "long-running, 1"),
                    ask("conversation/say?word=a&cid=1", "a", "made Talk"),
                    ask("session/short", "short"),
                    await("sessionDestroyed: " + ACTIVE, "ended Talk a", ENDS)),
            rule(
                    CONVERSATION,
                    "A conversation goes on when its session gets another id",
                    ask("conversation/begin", "long-running, 1"),
                    ask("conversation/say?word=a&cid=1", "a", "made Talk"),
                    ask("session/rename", "another id true"),
                    ask("conversation/say?word=b&cid=1", "a+b")),
            rule(
                    CONVERSATION,
                    "Forwarded requests are in the same conversation",
                    ask("conversation/begin", "long-running, 1"),
                    ask("conversation/say?word=a&cid=1", "a", "made Talk"),
                    ask("forward/conversation/say?word=b&cid=1", "a+b")),
            rule(
                    CONVERSATION_BEAN,
                    "A conversation may have an id of the application's choice, once in a session",
                    ask("conversation/begin?id=mine", "long-running, mine"),
                    ask("conversation/say?word=a&cid=mine", "a", "made Talk"),
                    ask("conversation/begin?id=mine", "IllegalArgumentException, transient, null"),
                    ask("conversation/say?word=b&cid=mine", "a+b")),
            rule(
                    CONVERSATION_BEAN,
                    "A conversation begins and ends once",
                    ask("conversation/end-transient", "IllegalStateException, transient, null"),
                    ask("conversation/begin", "long-running, 1"),
                    ask("conversation/begin-again?cid=1", "IllegalStateException, long-running, 1")),
            rule(
                    CONVERSATION_BEAN,
                    "A conversation's timeout is kept",
                    ask("conversation/begin", "long-running, 1"),
                    ask("conversation/timeout?cid=1", "timeout 600000"),
                    ask("conversation/timeout?cid=1", "timeout 600000")));

    static final List<Rule> ALL = Stream.of(OF_SESSIONS, OF_BEANS, OF_CONVERSATIONS)
            .flatMap(List::stream)
            .toList();

    private CdiRules() {}
}
