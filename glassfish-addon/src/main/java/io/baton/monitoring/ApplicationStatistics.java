// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.engine.SessionCounts;
import io.baton.engine.SessionEngine;
import java.util.List;
import java.util.Map;

/** The figures of one application as administrators see them. */
final class ApplicationStatistics implements ApplicationMXBean {

    private final SessionEngine engine;
    private final ApplicationFigures figures;

    ApplicationStatistics(SessionEngine engine, ApplicationFigures figures) {
        this.engine = engine;
        this.figures = figures;
    }

    private SessionCounts counts() {
        return engine.counts();
    }

    @Override
    public String getApplication() {
        return engine.application().toString();
    }

    @Override
    public int getSessionsInMemory() {
        return counts().inMemory();
    }

    @Override
    public int getSessionsOwned() {
        return counts().owned();
    }

    @Override
    public int getSessionsHeld() {
        return counts().held();
    }

    @Override
    public int getSessionsUnsaved() {
        return counts().unsaved();
    }

    @Override
    public long getCreated() {
        return figures.createdCount();
    }

    @Override
    public Map<String, Long> getOpened() {
        return figures.opened().all();
    }

    @Override
    public Map<String, Long> getNotOpened() {
        return figures.notOpened().all();
    }

    @Override
    public Map<String, Long> getEnded() {
        return figures.ended().all();
    }

    @Override
    public long getEvicted() {
        return figures.evictedCount();
    }

    @Override
    public long getSwept() {
        return figures.sweptCount();
    }

    @Override
    public long getHandedOver() {
        return figures.handedOverCount();
    }

    @Override
    public long getRefused() {
        return figures.refusedCount();
    }

    @Override
    public long getTakenAway() {
        return figures.takenAwayCount();
    }

    @Override
    public Map<String, Long> getWrites() {
        return figures.writes().all();
    }

    @Override
    public long getBytesWritten() {
        return figures.bytesWritten();
    }

    @Override
    public long getNotEncoded() {
        return figures.notEncodedCount();
    }

    @Override
    public long getNotDecoded() {
        return figures.notDecodedCount();
    }

    @Override
    public TimeStatistics getOpenTimes() {
        return figures.openTimes().read();
    }

    @Override
    public TimeStatistics getHandOverTimes() {
        return figures.handOverTimes().read();
    }

    @Override
    public TimeStatistics getEncodeTimes() {
        return figures.encodeTimes().read();
    }

    @Override
    public TimeStatistics getDecodeTimes() {
        return figures.decodeTimes().read();
    }

    @Override
    public Map<String, TimeStatistics> getRequestTimes() {
        return figures.requestTimes();
    }

    @Override
    public List<AttributeCost> getCostliestAttributes() {
        return figures.costs().costliest();
    }

    @Override
    public List<AttributeLoss> getLeftOutAttributes() {
        return figures.losses().most();
    }

    @Override
    public void reset() {
        figures.reset();
    }
}
