package io.baton.it.cluster;

/** With {@code backupMode=interval}. */
class ContinuityInIntervalModeIT extends ContinuityContract {

    ContinuityInIntervalModeIT() {
        super("interval");
    }
}
