// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.shop;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page a person clicks, as HTML. */
final class ShopPage {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Sample shop</title>
              <style>
                body { font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
                table { border-collapse: collapse; width: 100%%; }
                td, th { padding: .4rem .5rem; border-bottom: 1px solid #ddd; text-align: left; }
                .number { text-align: right; }
                form { display: inline; }
                button { font: inherit; width: 2rem; }
                .server { background: #eef3ff; border-radius: .4rem; padding: .6rem .8rem; }
              </style>
            </head>
            <body>
              <h1>Sample shop</h1>
              <p class="server">Served by <strong>%s</strong>. You have looked at this page <strong>%d</strong> times in this session.</p>
              <table>
                <tr><th>Product</th><th class="number">Price</th><th class="number">In your cart</th><th></th></tr>
            %s
                <tr><th>Total</th><th></th><th class="number">%s</th><th></th></tr>
              </table>
              <p>Cart changed %d times. <a href=".">Look again</a> <a href="session">Where is my session?</a></p>
            </body>
            </html>
            """;

    private static final String LINE = """
                <tr>
                  <td>%s</td><td class="number">%s</td><td class="number">%d</td>
                  <td>
                    <form method="post" action="cart"><input type="hidden" name="product" value="%s">
                      <button name="action" value="add" title="one more">+</button>
                      <button name="action" value="remove" title="one less">&minus;</button>
                    </form>
                  </td>
                </tr>""";

    private ShopPage() {}

    static String of(ShopView view) {
        String lines = Arrays.stream(Product.values())
                .map(product -> LINE.formatted(
                        product.title(), price(product.cents()), view.cart().count(product), product.id()))
                .collect(Collectors.joining("\n"));
        return PAGE.formatted(
                view.instance(),
                view.visits(),
                lines,
                price(view.cart().cents()),
                view.cart().changes());
    }

    private static String price(int cents) {
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }
}
