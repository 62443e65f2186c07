// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.diary;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST} writes a page of the diary, {@code GET} shows how many there are. */
@WebServlet("/diary")
public class DiaryServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Diary diary;

    /** Takes the diary of whoever asks. */
    @Inject
    public DiaryServlet(Diary diary) {
        this.diary = diary;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        diary.write();
        doGet(request, response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write(Integer.toString(diary.pages()));
    }
}
