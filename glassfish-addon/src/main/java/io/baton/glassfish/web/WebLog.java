// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.baton.config.OnSessionUnavailable;
import io.baton.model.ApplicationName;
import io.baton.model.OperatorLog;
import io.baton.model.SessionId;
import java.time.Duration;

/** What this room tells operators. */
final class WebLog {

    private static final OperatorLog LOG = OperatorLog.of("io.baton.glassfish.web");

    private WebLog() {}

    static void takenOver(ApplicationName application, String reason) {
        LOG.log(INFO, "BATON1101 Application {0}: sessions are replicated ({1}).", application, reason);
    }

    static void leftAlone(ApplicationName application, String reason) {
        LOG.log(INFO, "BATON1102 Application {0}: sessions are not replicated ({1}).", application, reason);
    }

    static void looksForgotten(ApplicationName application, String reason, String remedy) {
        LOG.log(
                WARNING,
                "BATON1103 Application {0}: sessions are not replicated ({1}). {2}",
                application,
                reason,
                remedy);
    }

    static void unavailable(String manager, SessionId session, String reason, OnSessionUnavailable answer) {
        LOG.log(
                DEBUG,
                "BATON1104 Session {0} is not available ({1}); answer: {2} [{3}]",
                session,
                reason,
                answer,
                manager);
    }

    static void openFailed(SessionId session, Throwable failure) {
        LOG.log(
                ERROR,
                "BATON1105 Session " + session + " could not be opened; it is treated as not available.",
                failure);
    }

    static void writeFailed(SessionId session, Throwable failure) {
        LOG.log(ERROR, "BATON1106 Session " + session + " could not be written.", failure);
    }

    static void invalidProperty(
            ApplicationName application, String property, String value, String allowed, String instead) {
        LOG.log(
                WARNING,
                "BATON1108 Application {0}: ''{2}'' is no value of {1} (manager-properties in glassfish-web.xml); allowed: {3}. The module''s applies: {4}.",
                application,
                property,
                value,
                allowed,
                instead);
    }

    static void staysHere(ApplicationName application, String attribute, String type) {
        LOG.log(
                WARNING,
                "BATON1109 Application {0}: attribute ''{1}'' is a {2}, which is not serializable. It stays on this instance and is lost when its session moves (nonSerializableAttributes=local).",
                application,
                attribute,
                type);
    }

    static void notActivated(SessionId session, Throwable failure) {
        LOG.log(ERROR, "BATON1113 Attributes of session " + session + " could not be told that it is here.", failure);
    }

    static void expiryObserverFailed(SessionId session, Throwable failure) {
        LOG.log(
                WARNING,
                "BATON1118 An observer failed when it heard that the time of session " + session
                        + " is over; it ends all the same.",
                failure);
    }

    static void sweepFailed(SessionId session, Throwable failure) {
        LOG.log(ERROR, "BATON1107 Session " + session + " could not be ended; the next sweep tries again.", failure);
    }

    static void loginDamaged(String session) {
        LOG.log(
                WARNING,
                "BATON1110 The login of session {0} cannot be read: its user is not logged in here and logs in again.",
                session);
    }

    static void foreignSession(String session, LoginOrigin other, LoginOrigin here) {
        LOG.log(
                WARNING,
                "BATON1119 Session {0} has a login of another application or realm ({1}) than this one''s ({2}): it is unknown here, and its client begins a new one. If two clusters share this store, give one of them a keyPrefix of its own.",
                session,
                other,
                here);
    }

    static void loginUnavailable(String session, Throwable why) {
        LOG.log(
                WARNING,
                "BATON1111 The login of session {0} is in the store, which cannot be asked: this request is not logged in. {1}",
                session,
                why.getMessage());
    }

    static void askedRequestStaysHere(String session, int length) {
        LOG.log(
                WARNING,
                "BATON1130 The request for which the user of session {0} is asked to log in stays on this instance: {1}. Whoever answers the form elsewhere is sent to the application''s first page.",
                session,
                length == 0
                        ? "it is none that could be repeated"
                        : length + " characters, more than " + AskedRequest.LONGEST);
    }

    static void askedRequestDamaged(String session) {
        LOG.log(
                WARNING,
                "BATON1131 The request for which the user of session {0} was asked to log in cannot be read: after the login the user is sent to the application''s first page.",
                session);
    }

    static void stopStuck(String application, String where, Duration waited) {
        LOG.log(
                WARNING,
                "BATON1140 Application {0}: handing its sessions over does not get on for {1} s, thread {2}. The session that it is at is left to the other instances, which take it over as if this one had died.",
                application,
                waited.toSeconds(),
                where);
    }

    static void loginsStayHere(Throwable why) {
        LOG.log(
                WARNING,
                "BATON1112 This GlassFish knows its users by another class than Baton does: logins are not carried over. GlassFish 7.0.10 and later are known ({0}).",
                why.toString());
    }

    static void signOnReplicated(String virtualServer) {
        LOG.log(INFO, "BATON1114 Virtual server {0}: single sign-on is replicated.", virtualServer);
    }

    static void signOnUnreachable(SessionId signOn, String reason) {
        LOG.log(DEBUG, "BATON1115 Single sign-on {0} cannot be asked for now ({1}).", signOn, reason);
    }

    static void signOnFailed(Throwable failure) {
        LOG.log(
                ERROR,
                "BATON1116 A single sign-on could not be looked at or ended; its sessions go on, and it is looked at again with their next requests.",
                failure);
    }

    static void notLoggedOut(Throwable failure) {
        LOG.log(
                ERROR,
                "BATON1117 A session whose user logged out of another application could not be ended at once; the next request that opens it tries again.",
                failure);
    }
}
