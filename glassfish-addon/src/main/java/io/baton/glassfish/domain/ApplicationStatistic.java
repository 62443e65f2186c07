// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.domain;

import io.baton.monitoring.ApplicationMXBean;
import io.baton.monitoring.TimeStatistics;
import java.util.Objects;
import org.glassfish.external.statistics.CountStatistic;
import org.glassfish.gmbal.AMXMetadata;
import org.glassfish.gmbal.Description;
import org.glassfish.gmbal.ManagedAttribute;
import org.glassfish.gmbal.ManagedObject;

/** The figures of one application as the server's monitoring reads them. */
@AMXMetadata(type = "baton-application-mon", group = "monitoring")
@ManagedObject
@Description("Sessions of one application on this instance")
public final class ApplicationStatistic {

    private final ApplicationMXBean figures;

    ApplicationStatistic(ApplicationMXBean figures) {
        this.figures = figures;
    }

    /** Whether it shows those. */
    boolean isOf(ApplicationMXBean other) {
        return figures == other;
    }

    /** Sessions in memory. */
    @ManagedAttribute(id = "sessionsinmemory")
    @Description("Sessions in memory")
    public CountStatistic getSessionsInMemory() {
        return Figure.of("SessionsInMemory", "count", "Sessions in memory", figures.getSessionsInMemory());
    }

    /** Sessions that this instance owns. */
    @ManagedAttribute(id = "sessionsowned")
    @Description("Sessions that this instance owns")
    public CountStatistic getSessionsOwned() {
        return Figure.of("SessionsOwned", "count", "Sessions that this instance owns", figures.getSessionsOwned());
    }

    /** Sessions that requests use now. */
    @ManagedAttribute(id = "sessionsheld")
    @Description("Sessions that requests use now")
    public CountStatistic getSessionsHeld() {
        return Figure.of("SessionsHeld", "count", "Sessions that requests use now", figures.getSessionsHeld());
    }

    /** Sessions of which the store has not got something. */
    @ManagedAttribute(id = "sessionsunsaved")
    @Description("Sessions of which the store has not got something")
    public CountStatistic getSessionsUnsaved() {
        return Figure.of(
                "SessionsUnsaved",
                "count",
                "Sessions of which the store has not got something",
                figures.getSessionsUnsaved());
    }

    /** Sessions that began here. */
    @ManagedAttribute(id = "created")
    @Description("Sessions that began here")
    public CountStatistic getCreated() {
        return Figure.of("Created", "count", "Sessions that began here", figures.getCreated());
    }

    /** Sessions opened from memory. */
    @ManagedAttribute(id = "openedfrommemory")
    @Description("Sessions opened from memory")
    public CountStatistic getOpenedFromMemory() {
        return Figure.of(
                "OpenedFromMemory",
                "count",
                "Sessions opened from memory",
                Figure.sum(figures.getOpened(), "MEMORY", "CONFIRMED", "RESTORED"));
    }

    /** Sessions opened from the store. */
    @ManagedAttribute(id = "openedfromstore")
    @Description("Sessions opened from the store")
    public CountStatistic getOpenedFromStore() {
        return Figure.of(
                "OpenedFromStore", "count", "Sessions opened from the store", Figure.sum(figures.getOpened(), "STORE"));
    }

    /** Sessions got from another instance when it was asked. */
    @ManagedAttribute(id = "openedbyhandover")
    @Description("Sessions got from another instance when it was asked")
    public CountStatistic getOpenedByHandOver() {
        return Figure.of(
                "OpenedByHandOver",
                "count",
                "Sessions got from another instance when it was asked",
                Figure.sum(figures.getOpened(), "HANDED_OVER"));
    }

    /** Sessions taken over from a dead instance. */
    @ManagedAttribute(id = "openedbytakeover")
    @Description("Sessions taken over from a dead instance")
    public CountStatistic getOpenedByTakeOver() {
        return Figure.of(
                "OpenedByTakeOver",
                "count",
                "Sessions taken over from a dead instance",
                Figure.sum(figures.getOpened(), "TAKEN_OVER"));
    }

    /** Sessions that could not be had in time. */
    @ManagedAttribute(id = "unavailable")
    @Description("Sessions that could not be had in time")
    public CountStatistic getUnavailable() {
        return Figure.of(
                "Unavailable",
                "count",
                "Sessions that could not be had in time",
                Figure.sum(figures.getNotOpened(), "UNAVAILABLE", "CROWDED"));
    }

    /** Requests whose session is unknown or over. */
    @ManagedAttribute(id = "unknown")
    @Description("Requests whose session is unknown or over")
    public CountStatistic getUnknown() {
        return Figure.of(
                "Unknown",
                "count",
                "Requests whose session is unknown or over",
                Figure.sum(figures.getNotOpened(), "UNKNOWN"));
    }

    /** Sessions let go of because another instance asked. */
    @ManagedAttribute(id = "handedover")
    @Description("Sessions let go of because another instance asked")
    public CountStatistic getHandedOver() {
        return Figure.of(
                "HandedOver", "count", "Sessions let go of because another instance asked", figures.getHandedOver());
    }

    /** Sessions whose time was over. */
    @ManagedAttribute(id = "expired")
    @Description("Sessions whose time was over")
    public CountStatistic getExpired() {
        return Figure.of("Expired", "count", "Sessions whose time was over", Figure.sum(figures.getEnded(), "EXPIRED"));
    }

    /** Sessions that the application ended. */
    @ManagedAttribute(id = "invalidated")
    @Description("Sessions that the application ended")
    public CountStatistic getInvalidated() {
        return Figure.of(
                "Invalidated",
                "count",
                "Sessions that the application ended",
                Figure.sum(figures.getEnded(), "INVALIDATED"));
    }

    /** Idle sessions that left memory for the store. */
    @ManagedAttribute(id = "evicted")
    @Description("Idle sessions that left memory for the store")
    public CountStatistic getEvicted() {
        return Figure.of("Evicted", "count", "Idle sessions that left memory for the store", figures.getEvicted());
    }

    /** Changes that were refused, because the session is elsewhere or over. */
    @ManagedAttribute(id = "refused")
    @Description("Changes that were refused, because the session is elsewhere or over")
    public CountStatistic getRefused() {
        return Figure.of(
                "Refused",
                "count",
                "Changes that were refused, because the session is elsewhere or over",
                figures.getRefused());
    }

    /** Sessions that requests held for too long and lost. */
    @ManagedAttribute(id = "takenaway")
    @Description("Sessions that requests held for too long and lost")
    public CountStatistic getTakenAway() {
        return Figure.of(
                "TakenAway", "count", "Sessions that requests held for too long and lost", figures.getTakenAway());
    }

    /** Writes that the store took. */
    @ManagedAttribute(id = "written")
    @Description("Writes that the store took")
    public CountStatistic getWritten() {
        return Figure.of("Written", "count", "Writes that the store took", Figure.sum(figures.getWrites(), "SAVED"));
    }

    /** Bytes of attributes that were written. */
    @ManagedAttribute(id = "byteswritten")
    @Description("Bytes of attributes that were written")
    public CountStatistic getBytesWritten() {
        return Figure.of("BytesWritten", "bytes", "Bytes of attributes that were written", figures.getBytesWritten());
    }

    /** Values that could not be encoded. */
    @ManagedAttribute(id = "notencoded")
    @Description("Values that could not be encoded")
    public CountStatistic getNotEncoded() {
        return Figure.of("NotEncoded", "count", "Values that could not be encoded", figures.getNotEncoded());
    }

    /** Values that could not be decoded. */
    @ManagedAttribute(id = "notdecoded")
    @Description("Values that could not be decoded")
    public CountStatistic getNotDecoded() {
        return Figure.of("NotDecoded", "count", "Values that could not be decoded", figures.getNotDecoded());
    }

    /** Requests for the application. */
    @ManagedAttribute(id = "requests")
    @Description("Requests for the application")
    public CountStatistic getRequests() {
        return Figure.of(
                "Requests",
                "count",
                "Requests for the application",
                requestTimes("TOTAL").getCount());
    }

    /** Time of 99 of 100 requests at most. */
    @ManagedAttribute(id = "requesttime")
    @Description("Time of 99 of 100 requests at most")
    public CountStatistic getRequestTime() {
        return Figure.of(
                "RequestTime",
                "microsecond",
                "Time of 99 of 100 requests at most",
                requestTimes("TOTAL").getP99());
    }

    /** Time that 99 of 100 requests wait for their session at most. */
    @ManagedAttribute(id = "waitingtime")
    @Description("Time that 99 of 100 requests wait for their session at most")
    public CountStatistic getWaitingTime() {
        return Figure.of(
                "WaitingTime",
                "microsecond",
                "Time that 99 of 100 requests wait for their session at most",
                requestTimes("WAITING").getP99());
    }

    /** Time that 99 of 100 requests are in the container at most. */
    @ManagedAttribute(id = "frameworktime")
    @Description("Time that 99 of 100 requests are in the container at most")
    public CountStatistic getFrameworkTime() {
        return Figure.of(
                "FrameworkTime",
                "microsecond",
                "Time that 99 of 100 requests are in the container at most",
                requestTimes("FRAMEWORK").getP99());
    }

    /** Time that 99 of 100 requests are in the application at most. */
    @ManagedAttribute(id = "applicationtime")
    @Description("Time that 99 of 100 requests are in the application at most")
    public CountStatistic getApplicationTime() {
        return Figure.of(
                "ApplicationTime",
                "microsecond",
                "Time that 99 of 100 requests are in the application at most",
                requestTimes("APPLICATION").getP99());
    }

    /** Time that 99 of 100 requests read their session for at most. */
    @ManagedAttribute(id = "sessionreadtime")
    @Description("Time that 99 of 100 requests read their session for at most")
    public CountStatistic getSessionReadTime() {
        return Figure.of(
                "SessionReadTime",
                "microsecond",
                "Time that 99 of 100 requests read their session for at most",
                requestTimes("SESSION_READ").getP99());
    }

    /** Time that 99 of 100 requests write their session for at most. */
    @ManagedAttribute(id = "sessionwritetime")
    @Description("Time that 99 of 100 requests write their session for at most")
    public CountStatistic getSessionWriteTime() {
        return Figure.of(
                "SessionWriteTime",
                "microsecond",
                "Time that 99 of 100 requests write their session for at most",
                requestTimes("SESSION_WRITE").getP99());
    }

    private TimeStatistics requestTimes(String share) {
        return Objects.requireNonNull(figures.getRequestTimes().get(share));
    }
}
