package io.baton.it.chaos.fault;

import io.baton.it.chaos.site.Site;
import io.baton.it.redis.StoreLink;

/** What does the harm, and repairs it. */
final class Hand {
    private final Site site;

    Hand(Site site) {
        this.site = site;
    }

    void strike(Fault fault) {
        StoreLink link = site.link(fault.victim());
        switch (fault.kind()) {
            case KILL -> site.instance(fault.victim()).kill9();
            case PAUSE -> site.instance(fault.victim()).pause();
            case STOP -> site.instance(fault.victim()).stopOrderly();
            case STORE_KILL, STORE_EMPTY -> site.redis().kill();
            case STORE_PAUSE -> site.redis().pause();
            case CUT -> link.cut();
            case CUT_ALL -> site.links().forEach(StoreLink::cut);
            case CUT_WITH_RESETS -> {
                link.cut();
                link.reset();
            }
            case MUTE -> link.mute();
            case DELAY -> link.delay(fault.delay());
            case THROTTLE -> link.throttle(fault.bytesPerSecond());
            case HALF_CLOSE -> link.halfClose();
        }
    }

    void repair(Fault fault) {
        switch (fault.kind()) {
            case KILL, STOP -> site.instance(fault.victim()).start();
            case PAUSE -> site.instance(fault.victim()).resume();
            case STORE_KILL -> site.redis().start();
            case STORE_EMPTY -> site.redis().startEmpty();
            case STORE_PAUSE -> site.redis().resume();
            case CUT, CUT_ALL, CUT_WITH_RESETS, MUTE, DELAY, THROTTLE, HALF_CLOSE ->
                site.links().forEach(StoreLink::restore);
        }
    }
}
