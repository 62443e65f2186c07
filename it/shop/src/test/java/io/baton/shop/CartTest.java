// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CartTest {
    private final Cart cart = new Cart();

    @Test
    void countsPiecesAndChanges() {
        cart.add(Product.HONEY);
        cart.add(Product.HONEY);
        cart.add(Product.BREAD);
        cart.remove(Product.HONEY);

        assertThat(cart.contents()).isEqualTo(new Cart.Contents(Map.of(Product.HONEY, 1, Product.BREAD, 1), 4));
        assertThat(cart.contents().cents()).isEqualTo(1170);
    }

    @Test
    void takesOutWhatIsNotThereWithoutAChange() {
        cart.remove(Product.APPLES);

        assertThat(cart.contents()).isEqualTo(Cart.Contents.EMPTY);
    }

    @Test
    void refusesWhatTheShopDoesNotSell() {
        assertThatThrownBy(() -> Product.ofId("<b>")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsMachinesTheSameAsPeople() {
        cart.add(Product.COFFEE);
        ShopView view = new ShopView("one", false, 3, cart.contents());

        assertThat(view.json())
                .isEqualTo("{\"instance\":\"one\",\"fresh\":false,\"visits\":3,\"changes\":1,\"cart\":{\"coffee\":1}}");
        assertThat(ShopPage.of(view))
                .contains("Served by <strong>one</strong>")
                .contains("12.90")
                .contains("<strong>3</strong> times");
    }
}
