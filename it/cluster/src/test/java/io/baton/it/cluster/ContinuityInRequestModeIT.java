package io.baton.it.cluster;

/** With {@code backupMode=request}. */
class ContinuityInRequestModeIT extends ContinuityContract {

    ContinuityInRequestModeIT() {
        super("request");
    }
}
