// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Much in a session: {@code POST} sets that many attributes of so many bytes, as {@code text} or as {@code bytes}, {@code GET} reads all and shows the check sum of each. */
@WebServlet("/bulk")
public class BulkServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "bulk";

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        int length = Integer.parseInt(request.getParameter("length"));
        boolean text = "text".equals(request.getParameter("of"));
        for (int i = 0; i < Integer.parseInt(request.getParameter("count")); i++) {
            byte[] content = content(i, length);
            session.setAttribute(PREFIX + i, text ? new String(content, ISO_8859_1) : content);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Map<String, String> sums = new TreeMap<>();
        for (String name : Collections.list(session.getAttributeNames())) {
            if (name.startsWith(PREFIX)) {
                Object value = session.getAttribute(name);
                sums.put(name, sum(value instanceof String text ? text.getBytes(ISO_8859_1) : (byte[]) value));
            }
        }
        response.getWriter().write(Form.encode(sums));
    }

    /** What is shown of attributes that were set so. */
    public static Map<String, String> sums(int count, int length) {
        Map<String, String> sums = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            sums.put(PREFIX + i, sum(content(i, length)));
        }
        return sums;
    }

    /** Letters that do not compress well. */
    private static byte[] content(int seed, int length) {
        Random random = new Random(seed);
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) ('A' + random.nextInt(26));
        }
        return content;
    }

    private static String sum(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return content.length + " bytes, " + Long.toHexString(sum.getValue());
    }
}
