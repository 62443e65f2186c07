// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static io.baton.store.StoreUnavailableException.Kind.CALL_FAILED;
import static io.baton.store.StoreUnavailableException.Kind.NO_ANSWER;

import io.baton.store.StoreUnavailableException.Kind;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.redisson.client.RedisException;
import org.redisson.client.RedisOutOfMemoryException;

/** The errors with which a server answers that mean something to us, what follows from each, and what an operator can do. */
enum ServerError {
    OOM(NO_ANSWER, "it has no memory left for writes; raise its maxmemory, or end what fills it", "OOM "),
    READONLY(
            NO_ANSWER,
            "it is a replica; name its master in redisUri, or all Sentinels or Cluster nodes in redissonConfig",
            "READONLY "),
    LOADING(NO_ANSWER, "it is loading its data", "LOADING "),
    MASTERDOWN(NO_ANSWER, "it is a replica that lost its master", "MASTERDOWN "),
    CLUSTERDOWN(NO_ANSWER, "its cluster has no master for this key; see CLUSTER INFO", "CLUSTERDOWN "),
    TRYAGAIN(NO_ANSWER, "its cluster is moving this key", "TRYAGAIN "),
    MOVED(
            NO_ANSWER,
            "it is a node of a Redis Cluster; name several of the nodes in redisUri, comma-separated",
            "MOVED "),
    NOT_CLUSTERED(
            NO_ANSWER,
            "it is no node of a Redis Cluster; name one address in redisUri, or use redissonConfig",
            "ERR This instance has cluster support disabled"),
    NOREPLICAS(NO_ANSWER, "too few replicas follow it for its min-replicas-to-write", "NOREPLICAS "),
    MISCONF(NO_ANSWER, "it cannot save its data, and takes no writes until it can; its own log says why", "MISCONF "),
    BUSY(NO_ANSWER, "somebody's script keeps it busy", "BUSY "),
    NOAUTH(NO_ANSWER, "it asks for a password; set redisPassword, and redisUser if there is one", "NOAUTH "),
    WRONGPASS(
            NO_ANSWER,
            "it refuses user or password; check redisUser and redisPassword, and that the user is on",
            "WRONGPASS "),
    LACKS_RIGHT(
            NO_ANSWER,
            "the user lacks a right; docs/redis.md has the rule",
            "NOPERM |ERR The user executing the script can't |ERR ACL failure in script"),
    UNKNOWN_COMMAND(
            NO_ANSWER,
            "a command that Baton needs is renamed or missing; docs/redis.md has the list",
            "ERR unknown command|ERR Unknown Redis command called from script"),
    ANY_OTHER(CALL_FAILED, "", "");

    private final Kind kind;
    private final String advice;
    private final Pattern beginning;

    ServerError(Kind kind, String advice, String beginning) {
        this.kind = kind;
        this.advice = advice;
        this.beginning = Pattern.compile(beginning);
    }

    /** Which one the failure is, if it is an answer of a server at all. */
    static ServerError of(RedisException failure) {
        // The library leaves out the word of this one alone.
        if (failure instanceof RedisOutOfMemoryException) {
            return OOM;
        }
        String message = String.valueOf(failure.getMessage());
        return Arrays.stream(values())
                .filter(error -> error.beginning.matcher(message).lookingAt())
                .findFirst()
                .orElseThrow();
    }

    /** What failed. */
    Kind kind() {
        return kind;
    }

    /** The server's words, and what an operator can do. */
    String explained(String words) {
        return this == ANY_OTHER ? words : advice + " (" + words + ")";
    }
}
