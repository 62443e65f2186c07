package io.baton.it.cluster;

/** With {@code backupMode=request}. */
@OfContainer
class ContinuityInRequestModeIT extends ContinuityContract {

    ContinuityInRequestModeIT() {
        super("request");
    }
}
