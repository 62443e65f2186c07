// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.site;

import io.baton.it.redis.RedisServer;
import io.baton.it.redis.StoreLink;
import java.util.List;
import java.util.Map;

/** The store of a site, and what may be done to it. Of several masters it happens to one, which a number chooses. */
public interface Store extends AutoCloseable {
    /** Baton's properties by which it is found. */
    Map<String, String> properties();

    /** Its servers, for questions. */
    List<RedisServer> servers();

    /** The networks between the instances and it, one for each; none if instances reach it without. */
    List<StoreLink> links();

    /** How many connections an instance has to it; all instances together, if they cannot be told apart. */
    int connections(int instance);

    /** Kills a master, as {@code kill -9} does. */
    void kill(int which);

    /** Starts what was killed, with its data. */
    void start();

    /** Starts what was killed, without its data. */
    void startEmpty();

    /** Has a master stand still. */
    void pause(int which);

    /** Lets what stands still go on. */
    void resume();

    /** Has a master's replica take its place in order. */
    void failOver(int which);

    /** Has a master's replica stand still, so that it misses what is written from now on. */
    void leaveBehind(int which);

    /** Kills the master of the replica that was left behind, which goes on and takes its place. */
    void fallBack();

    /** Moves slots with all that is in them from a master to another one. */
    void moveSlots(int which);

    /** Returns when everything runs, and replicas have what their masters have. */
    void awaitWhole();

    /** Kills it. */
    @Override
    void close();
}
