// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.app;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** A session's bean with twenty fields of a string each. */
@SessionScoped
public class Preferences implements Serializable {
    private static final long serialVersionUID = 1L;

    private String theme = Text.small();
    private String language = Text.small();
    private String currency = Text.small();
    private String timeZone = Text.small();
    private String dateFormat = Text.small();
    private String country = Text.small();
    private String city = Text.small();
    private String street = Text.small();
    private String postCode = Text.small();
    private String phone = Text.small();
    private String mail = Text.small();
    private String newsletter = Text.small();
    private String pageSize = Text.small();
    private String sorting = Text.small();
    private String layout = Text.small();
    private String font = Text.small();
    private String density = Text.small();
    private String startPage = Text.small();
    private String lastSearch = Text.small();
    private String remark = Text.small();
    private int changes;

    /**
     * Changes one field, in place.
     *
     * @param field its number, from 0 to 19
     * @return how often a field of this bean was changed
     */
    public int set(int field, String value) {
        switch (field) {
            case 0 -> theme = value;
            case 1 -> language = value;
            case 2 -> currency = value;
            case 3 -> timeZone = value;
            case 4 -> dateFormat = value;
            case 5 -> country = value;
            case 6 -> city = value;
            case 7 -> street = value;
            case 8 -> postCode = value;
            case 9 -> phone = value;
            case 10 -> mail = value;
            case 11 -> newsletter = value;
            case 12 -> pageSize = value;
            case 13 -> sorting = value;
            case 14 -> layout = value;
            case 15 -> font = value;
            case 16 -> density = value;
            case 17 -> startPage = value;
            case 18 -> lastSearch = value;
            case 19 -> remark = value;
            default -> throw new IllegalArgumentException("No field " + field);
        }
        return ++changes;
    }

    @Override
    public String toString() {
        return String.join(
                " ",
                theme,
                language,
                currency,
                timeZone,
                dateFormat,
                country,
                city,
                street,
                postCode,
                phone,
                mail,
                newsletter,
                pageSize,
                sorting,
                layout,
                font,
                density,
                startPage,
                lastSearch,
                remark);
    }
}
