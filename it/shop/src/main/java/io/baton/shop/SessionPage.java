// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.shop;

/** The page that shows where the session lives, as HTML; it looks again every two seconds. */
final class SessionPage {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta http-equiv="refresh" content="2">
              <title>Sample shop: your session</title>
              <style>
                body { font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
                table { border-collapse: collapse; width: 100%%; }
                td, th { padding: .4rem .5rem; border-bottom: 1px solid #ddd; text-align: left; font-weight: normal; }
              </style>
            </head>
            <body>
              <h1>Your session</h1>
              <table>
                <tr><th>Answered by</th><td>%s</td></tr>
                <tr><th>Replicated</th><td>%s: %s</td></tr>
                <tr><th>Written</th><td>%s</td></tr>
                <tr><th>Lives on</th><td>%s</td></tr>
                <tr><th>Version</th><td>%s</td></tr>
                <tr><th>Size in the store</th><td>%s</td></tr>
                <tr><th>Last backup</th><td>%s</td></tr>
                <tr><th>Moves</th><td>%d</td></tr>
                <tr><th>Last move</th><td>%s</td></tr>
              </table>
              <p><a href=".">Back to the shop</a></p>
            </body>
            </html>
            """;

    private SessionPage() {}

    static String of(SessionView view) {
        return PAGE.formatted(
                view.instance(),
                view.replicated() ? "yes" : "no",
                view.reason().replace("<", "&lt;"),
                view.mode(),
                view.owner(),
                view.version(),
                view.size(),
                view.lastBackup(),
                view.moves(),
                view.lastMove());
    }
}
