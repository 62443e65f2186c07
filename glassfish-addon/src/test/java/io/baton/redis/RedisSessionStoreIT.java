package io.baton.redis;

import io.baton.store.AbandonedSessionContract;
import io.baton.store.AttributeBytesContract;
import io.baton.store.FencingContract;
import io.baton.store.LeftInStoreContract;
import io.baton.store.SessionClaimContract;
import io.baton.store.SessionEndContract;
import io.baton.store.SessionHistoryContract;
import io.baton.store.SessionWritingContract;
import io.baton.store.SightContract;
import io.baton.store.WaitingLineContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The contracts on a redis-server. */
class RedisSessionStoreIT {

    private static RedisStoreUnderTest tested;

    @BeforeAll
    static void connect() {
        tested = new RedisStoreUnderTest();
    }

    @AfterAll
    static void disconnect() {
        tested.close();
    }

    @Nested
    class Writing extends SessionWritingContract {
        Writing() {
            super(tested);
        }
    }

    @Nested
    class Claims extends SessionClaimContract {
        Claims() {
            super(tested);
        }
    }

    @Nested
    class Abandoned extends AbandonedSessionContract {
        Abandoned() {
            super(tested);
        }
    }

    @Nested
    class Line extends WaitingLineContract {
        Line() {
            super(tested);
        }
    }

    @Nested
    class History extends SessionHistoryContract {
        History() {
            super(tested);
        }
    }

    @Nested
    class Fencing extends FencingContract {
        Fencing() {
            super(tested);
        }
    }

    @Nested
    class Ends extends SessionEndContract {
        Ends() {
            super(tested);
        }
    }

    @Nested
    class Bytes extends AttributeBytesContract {
        Bytes() {
            super(tested);
        }
    }

    @Nested
    class Left extends LeftInStoreContract {
        Left() {
            super(tested);
        }
    }

    @Nested
    class Sights extends SightContract {
        Sights() {
            super(tested);
        }
    }
}
