package io.baton.it.redis;

/** What every byte passes on its way through a link: open, or shut for as long as the link is cut. */
final class LinkGate {
    private boolean shut;

    synchronized void shut() {
        shut = true;
    }

    synchronized void open() {
        shut = false;
        notifyAll();
    }

    /** Returns when the gate is open. */
    synchronized void pass() throws InterruptedException {
        while (shut) {
            wait();
        }
    }
}
