// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.moves;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Writes down what it hears where, and what of its application it can reach then. */
public final class Witness implements HttpSessionActivationListener, Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> heard = new ArrayList<>();

    /** All of it. */
    List<String> heard() {
        return heard;
    }

    @Override
    public void sessionWillPassivate(HttpSessionEvent event) {
        heard.add("leaves " + here() + surroundings());
        event.getSession().setAttribute("farewell", here());
    }

    @Override
    public void sessionDidActivate(HttpSessionEvent event) {
        heard.add("is at " + here() + surroundings());
        event.getSession().setAttribute("welcome", here());
    }

    private static String here() {
        return System.getProperty("com.sun.aas.instanceName");
    }

    @SuppressWarnings("BanJNDI") // that it works is what is tested
    private static String surroundings() {
        try {
            String entry = (String) new InitialContext().lookup("java:comp/env/word");
            String bean = CDI.current().select(Desk.class).get().word();
            boolean loader = Thread.currentThread().getContextClassLoader() == Witness.class.getClassLoader();
            return entry.equals("entry") && bean.equals("bean") && loader ? "" : " in the wrong place";
        } catch (NamingException | RuntimeException failure) {
            return " without its application: " + failure;
        }
    }
}
