// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.whole;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** A bean of 20 fields. */
@SessionScoped
public class Profile implements Serializable {

    private static final long serialVersionUID = 1L;

    private String field1 = "1";
    private String field2 = "2";
    private String field3 = "3";
    private String field4 = "4";
    private String field5 = "5";
    private String field6 = "6";
    private String field7 = "7";
    private String field8 = "8";
    private String field9 = "9";
    private String field10 = "10";
    private String field11 = "11";
    private String field12 = "12";
    private String field13 = "13";
    private String field14 = "14";
    private String field15 = "15";
    private String field16 = "16";
    private String field17 = "17";
    private String field18 = "18";
    private String field19 = "19";
    private String field20 = "20";

    /** Changes one of them. */
    public void change(String to) {
        field13 = to;
    }

    /** All of them. */
    public String all() {
        return String.join(
                ",", field1, field2, field3, field4, field5, field6, field7, field8, field9, field10, field11, field12,
                field13, field14, field15, field16, field17, field18, field19, field20);
    }
}
