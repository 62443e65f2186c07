// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.fault;

import io.baton.it.chaos.site.Site;
import io.baton.it.chaos.site.Store;
import io.baton.it.redis.StoreLink;

/** What does the harm, and repairs it. */
final class Hand {
    private final Site site;

    Hand(Site site) {
        this.site = site;
    }

    void strike(Fault fault) {
        Store store = site.store();
        switch (fault.kind()) {
            case KILL -> site.instance(fault.victim()).kill9();
            case PAUSE -> site.instance(fault.victim()).pause();
            case STOP -> site.instance(fault.victim()).stopOrderly();
            case STORE_KILL, STORE_EMPTY -> store.kill(fault.which());
            case STORE_PAUSE -> store.pause(fault.which());
            case FAIL_OVER -> store.failOver(fault.which());
            case FALL_BACK -> {
                store.leaveBehind(fault.which());
                Recovery.pause(fault.gap());
                store.fallBack();
            }
            case SLOT_MOVE -> store.moveSlots(fault.which());
            case CUT_ALL -> store.links().forEach(StoreLink::cut);
            case CUT, CUT_WITH_RESETS, MUTE, DELAY, THROTTLE, HALF_CLOSE ->
                spoil(store.links().get(fault.victim()), fault);
        }
    }

    private static void spoil(StoreLink link, Fault fault) {
        switch (fault.kind()) {
            case CUT -> link.cut();
            case CUT_WITH_RESETS -> {
                link.cut();
                link.reset();
            }
            case MUTE -> link.mute();
            case DELAY -> link.delay(fault.delay());
            case THROTTLE -> link.throttle(fault.bytesPerSecond());
            case HALF_CLOSE -> link.halfClose();
            default -> throw new IllegalArgumentException(fault + " is not of the network of one instance");
        }
    }

    void repair(Fault fault) {
        switch (fault.kind()) {
            case KILL, STOP -> site.instance(fault.victim()).start();
            case PAUSE -> site.instance(fault.victim()).resume();
            case STORE_KILL, FALL_BACK -> site.store().start();
            case STORE_EMPTY -> site.store().startEmpty();
            case STORE_PAUSE -> site.store().resume();
            case FAIL_OVER, SLOT_MOVE -> {}
            case CUT, CUT_ALL, CUT_WITH_RESETS, MUTE, DELAY, THROTTLE, HALF_CLOSE ->
                site.store().links().forEach(StoreLink::restore);
        }
    }
}
