// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.engine.LocalSession;
import io.baton.engine.SessionHandle;
import io.baton.model.SessionMetadata;
import io.baton.store.End;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.catalina.session.StandardSession;
import org.jspecify.annotations.Nullable;

/**
 * A session as the container knows it. Its attributes and times are the engine's; events, validity and the facade for applications are the
 * container's.
 */
@SuppressWarnings({"serial", "JdkObsolete"}) // the container's class is serializable; this one is never serialized
final class BatonSession extends StandardSession {

    private static final long serialVersionUID = 1L;

    private final transient BatonManager owner;
    private final transient LocalSession local;
    /** {@link LocalSession#generation()} that this object is of: it keeps things, such as the user, that are void when another node had the session. */
    private final transient Object generation;
    /** The hold of a session that was created outside any request this add-on knows of, such as on a thread of the application. */
    private final transient AtomicReference<@Nullable SessionHandle> ownHold = new AtomicReference<>();

    private final transient SessionLogin login;
    private final transient FormLogin form;
    private final transient SessionSignOn signOn;
    private volatile boolean ending;
    /** Null until somebody asks. */
    private transient volatile @Nullable Boolean foreign;

    /** Whether its single sign-on may have to live longer than that knows. */
    private volatile boolean lifeChanged;

    private BatonSession(BatonManager manager, LocalSession local) {
        super(manager);
        this.owner = manager;
        this.local = local;
        this.login = SessionLogin.of(local, manager::loginOrigin);
        this.form = new FormLogin(local, manager::isSessionCookie, manager::loginOrigin);
        this.signOn = new SessionSignOn(local);
        this.generation = local.generation();
        attributes = new SessionAttributes(local.view(), manager::hasAttributeListeners);
    }

    /** A session that begins; the manager gives it its id last, which tells the listeners. */
    static BatonSession created(BatonManager manager, LocalSession local) {
        BatonSession session = new BatonSession(manager, local);
        session.lockForeground();
        session.isNew = true;
        session.isValid = true;
        session.refresh();
        return session;
    }

    /** A session that another node, or an earlier life of this one, has had before. */
    static BatonSession recovered(BatonManager manager, LocalSession local) {
        BatonSession session = new BatonSession(manager, local);
        session.id = local.id().value();
        session.isValid = true;
        session.refresh();
        return session;
    }

    LocalSession local() {
        return local;
    }

    /** Whether this is the container's object for the session as it is in memory now. */
    boolean isOf(LocalSession session) {
        return local.equals(session) && generation == session.generation();
    }

    void keep(SessionHandle hold) {
        ownHold.set(hold);
    }

    /** Takes over the times the store has. */
    void refresh() {
        SessionMetadata metadata = local.metadata();
        creationTime = metadata.created().toEpochMilli();
        thisAccessedTime = metadata.lastAccessed().toEpochMilli();
        if (lastAccessedTime < creationTime || lastAccessedTime > thisAccessedTime) {
            lastAccessedTime = thisAccessedTime;
        }
        maxInactiveInterval = (int) metadata.maxInactive().toSeconds();
    }

    @Override
    public void access() {
        super.access();
        Instant now = Instant.ofEpochMilli(thisAccessedTime);
        local.updateMetadata(metadata -> metadata.accessed(now));
    }

    @Override
    public void endAccess() {
        super.endAccess();
        closeOwnHold();
        if (lifeChanged) {
            lifeChanged = false;
            owner.loggedOut().keepSignOnAlive(this);
        }
    }

    /**
     * Whether this thread may use what is in memory: a request of it holds the session, or the container is at work
     * with it.
     */
    private boolean isInHand() {
        return ending || expiring || ownHold.get() != null || OutsideUse.isInHand(local);
    }

    @Override
    public long getLastAccessedTime() {
        return isInHand() ? super.getLastAccessedTime() : owner.outside().read(this, BatonSession::lastAccessed);
    }

    private long lastAccessed() {
        return super.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(int seconds) {
        if (isInHand()) {
            lastFor(seconds);
        } else {
            owner.outside().change(this, session -> session.lastFor(seconds));
        }
    }

    private void lastFor(int seconds) {
        lifeChanged = true;
        local.updateMetadata(metadata -> metadata.lasting(Duration.ofSeconds(seconds)));
        super.setMaxInactiveInterval(seconds);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return isInHand() ? super.getAttribute(name) : owner.outside().read(this, session -> session.attribute(name));
    }

    private @Nullable Object attribute(String name) {
        return super.getAttribute(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return isInHand() ? super.getAttributeNames() : owner.outside().read(this, BatonSession::attributeNames);
    }

    private Enumeration<String> attributeNames() {
        return super.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
        if (isInHand()) {
            set(name, value);
        } else {
            owner.outside().change(this, session -> session.set(name, value));
        }
    }

    private void set(String name, Object value) {
        super.setAttribute(name, value);
        writeThrough();
    }

    @Override
    public void removeAttribute(String name, boolean notify, boolean checkValid) {
        if (isInHand()) {
            remove(name, notify, checkValid);
        } else {
            owner.outside().change(this, session -> session.remove(name, notify, checkValid));
        }
    }

    private void remove(String name, boolean notify, boolean checkValid) {
        super.removeAttribute(name, notify, checkValid);
        writeThrough();
    }

    @Override
    public void invalidate() {
        if (isInHand()) {
            super.invalidate();
        } else {
            owner.outside().change(this, BatonSession::end);
        }
    }

    private void end() {
        super.invalidate();
    }

    @Override
    public @Nullable Principal getPrincipal() {
        return login.principal();
    }

    @Override
    public void setPrincipal(@Nullable Principal user) {
        super.setPrincipal(user);
        login.principal(user);
    }

    @Override
    public @Nullable String getAuthType() {
        return login.authType();
    }

    @Override
    public void setAuthType(@Nullable String type) {
        super.setAuthType(type);
        login.authType(type);
    }

    @Override
    public @Nullable String getSsoId() {
        return signOn.id();
    }

    @Override
    public void setSsoId(@Nullable String id) {
        super.setSsoId(id);
        signOn.id(id);
    }

    @Override
    public @Nullable Object getNote(String name) {
        Object moving = FormLogin.concerns(name) ? form.get(name) : null;
        return moving == null ? super.getNote(name) : moving;
    }

    @Override
    public void setNote(String name, Object value) {
        if (!FormLogin.concerns(name) || !form.set(name, value)) {
            super.setNote(name, value);
        }
    }

    @Override
    public void removeNote(String name) {
        if (FormLogin.concerns(name)) {
            form.remove(name);
        }
        super.removeNote(name);
    }

    /** Whether somebody logged in to it by another application or realm: then it is another application's session, under the key of this one. */
    boolean isForeign() {
        Boolean known = foreign;
        if (known == null) {
            Optional<LoginOrigin> other = login.foreign().or(form::foreign);
            other.ifPresent(origin -> owner.tellForeign(local.name(), origin));
            known = other.isPresent();
            foreign = known;
        }
        return known;
    }

    /** Its user logged out of another application. */
    void logOut() {
        owner.loggedOut().end(this);
    }

    /** Without a request there is no moment before a response's end at which to write; so each change is written as it comes. */
    private void writeThrough() {
        SessionHandle hold = ownHold.get();
        if (hold != null) {
            hold.save();
        }
    }

    private void closeOwnHold() {
        SessionHandle hold = ownHold.getAndSet(null);
        if (hold != null) {
            hold.close();
        }
    }

    /** Only a session that the store let us hold is known well enough to say that its time is over; another node may be using it. */
    @Override
    public boolean hasExpired() {
        return local.isConfirmed() && super.hasExpired();
    }

    /** Once: of requests that end it at the same time, the container would let those that wait for each other tell the listeners again. */
    @Override
    public void expire(boolean notify, boolean persistentRemove) {
        if (expiring) {
            return;
        }
        synchronized (this) {
            if (isValid) {
                expireOnce(notify, persistentRemove);
            }
        }
    }

    private void expireOnce(boolean notify, boolean persistentRemove) {
        boolean timeIsOver = !isForegroundLocked() && super.hasExpired();
        ending = true;
        try {
            if (timeIsOver) {
                tellThatTimeIsOver();
            }
            super.expire(notify, persistentRemove);
        } finally {
            // Whatever was thrown meanwhile: the container will not try again.
            if (!isValid) {
                local.end(timeIsOver ? End.Cause.EXPIRED : End.Cause.INVALIDATED);
                closeOwnHold();
                owner.ended(this);
            }
            ending = false;
        }
    }

    /** While observers hear of it the session is valid, whatever the time; the container would end it before their eyes. */
    private void tellThatTimeIsOver() {
        expiring = true;
        try {
            owner.expiring(this);
        } finally {
            expiring = false;
        }
    }

    /** Whether it is on its way to its end, which the engine does not know yet. */
    boolean isEnding() {
        return ending;
    }
}
