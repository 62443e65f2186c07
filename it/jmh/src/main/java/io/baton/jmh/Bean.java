// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.jmh;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What applications keep in sessions: 20 fields, one of which changes now and then. */
final class Bean implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String firstName;
    private final String lastName = "Rivera";
    private final String street = "Harbour Road";
    private final String town = "Port Elizabeth";
    private final String postcode = "6001";
    private final String country = "ZA";
    private final String phone = "+27 41 000 0000";
    private final String mail = "sam.rivera@example.com";
    private final String language = "en";
    private final String currency = "ZAR";
    private final int visits = 17;
    private final int points = 4_200;
    private final long customer = 9_000_000_001L;
    private final long latestOrder = 77_000_123L;
    private final boolean registered = true;
    private final boolean newsletter = false;
    private final double discount = 0.05;
    private final BigDecimal credit = new BigDecimal("125.50");
    private final LocalDate born = LocalDate.of(1990, 2, 28);
    private final List<String> searches = List.of("pears", "figs");

    Bean(int number) {
        firstName = "Sam " + number;
    }

    @Override
    public String toString() {
        return String.join(" ", firstName, lastName, street, town, postcode, country, phone, mail, language, currency)
                + List.of(
                        visits,
                        points,
                        customer,
                        latestOrder,
                        registered,
                        newsletter,
                        discount,
                        credit,
                        born,
                        searches);
    }
}
