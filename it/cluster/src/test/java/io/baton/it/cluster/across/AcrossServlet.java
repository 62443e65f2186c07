// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.across;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;

/** Does what {@code ?deeds=} says, word by word. A dispatch to another application takes the rest along; {@code back} comes back from there. */
@WebServlet(
        urlPatterns = {"/do", "/problem"},
        asyncSupported = true)
public class AcrossServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String DEEDS = "deeds";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            Journal.write(
                    getServletContext(), "shows problem " + request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
            new Deed(request, response).act("count", "");
            return;
        }
        Iterator<?> deeds = (Iterator<?>) request.getAttribute(DEEDS);
        if (deeds == null) {
            deeds = Arrays.asList(request.getParameter(DEEDS).split(" ")).iterator();
            request.setAttribute(DEEDS, deeds);
        }
        Deed deed = new Deed(request, response);
        while (deeds.hasNext()) {
            String[] words = deeds.next().toString().split(":", 2);
            if (words[0].equals("back")) {
                return;
            }
            deed.act(words[0], words.length > 1 ? words[1] : "");
            if (words[0].equals("async")) {
                return;
            }
        }
    }
}
