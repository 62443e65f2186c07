// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.model.ApplicationName;
import io.baton.store.Due;
import io.baton.store.SessionIndex;
import io.baton.store.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** The index as a sorted set per application; what its scores say is described at {@link Keyspace}. */
public final class RedisSessionIndex implements SessionIndex {

    private final RedissonClient client;
    private final Keyspace keyspace;
    private final Duration patience;

    /**
     * @param client connected or not; the caller closes it
     * @param keyspace the names to use
     */
    public RedisSessionIndex(RedissonClient client, Keyspace keyspace) {
        this(client, keyspace, Answers.LOST_AFTER);
    }

    private RedisSessionIndex(RedissonClient client, Keyspace keyspace, Duration patience) {
        this.client = client;
        this.keyspace = keyspace;
        this.patience = patience;
    }

    @Override
    public SessionIndex within(Duration atMost) {
        return new RedisSessionIndex(client, keyspace, atMost);
    }

    @Override
    public void list(ApplicationName application, Collection<Due> dues) {
        list(application, dues, false);
    }

    @Override
    public void listMissing(ApplicationName application, Collection<Due> dues) {
        list(application, dues, true);
    }

    private void list(ApplicationName application, Collection<Due> dues, boolean onlyMissing) {
        Arguments arguments = new Arguments().add(onlyMissing).add(longest(dues));
        dues.forEach(due -> arguments.add(due.digest()).add(due.at()));
        Lua.LIST.run(client, patience, keyspace.due(application), arguments.list());
    }

    private static Duration longest(Collection<Due> dues) {
        return dues.stream().map(Due::timeToLive).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    @Override
    public List<Taken> take(ApplicationName application, Instant now, Instant until, int atMost) {
        Reply reply = Lua.TAKE.run(
                client,
                patience,
                keyspace.due(application),
                new Arguments().add(now).add(atMost).add(until).list());
        reply.text();
        List<Taken> taken = new ArrayList<>();
        while (reply.hasMore()) {
            taken.add(new Taken(reply.text(), reply.flag()));
        }
        return taken;
    }

    @Override
    public void settle(ApplicationName application, Instant until, Collection<Due> later, Collection<String> gone) {
        Arguments arguments = new Arguments().add(until).add(longest(later));
        later.forEach(due -> arguments.add(due.digest()).add(due.at()));
        gone.forEach(digest -> arguments.add(digest).add(""));
        Lua.SETTLE.run(client, patience, keyspace.due(application), arguments.list());
    }

    @Override
    public void remove(ApplicationName application, Collection<String> digests) {
        RScoredSortedSet<String> listed = client.getScoredSortedSet(keyspace.due(application), StringCodec.INSTANCE);
        Answers.to(
                "taking ended sessions off the list of what may be due",
                patience,
                () -> listed.removeAllAsync(digests));
    }
}
