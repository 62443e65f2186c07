// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.order;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.UUID;

/** What was filled in so far. */
@Named("order")
@ViewScoped
public class OrderForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String number = UUID.randomUUID().toString();
    private final ArrayList<String> items = new ArrayList<>();
    private String name = "";
    private String item = "";
    private String note = "";
    private String receipt = "";

    /** Another one for each form that is begun. */
    public String getNumber() {
        return number;
    }

    /** The instance that answers. */
    public String getServer() {
        return System.getProperty("com.sun.aas.instanceName");
    }

    /** Who orders. */
    public String getName() {
        return name;
    }

    /** Sets who orders. */
    public void setName(String name) {
        this.name = name;
    }

    /** What is said to them. */
    public String getGreeting() {
        return name.isEmpty() ? "" : "Hello " + name;
    }

    /** The next item. */
    public String getItem() {
        return item;
    }

    /** Sets the next item. */
    public void setItem(String item) {
        this.item = item;
    }

    /** Adds the item to the others. */
    public void add() {
        items.add(item);
        item = "";
    }

    /** All items. */
    public String getItems() {
        return String.join(", ", items);
    }

    /** What the seller should know. */
    public String getNote() {
        return note;
    }

    /** Sets what the seller should know. */
    public void setNote(String note) {
        this.note = note;
    }

    /** Orders. */
    public void send() {
        receipt = name + " gets " + getItems() + ": " + note;
    }

    /** What was ordered, once it was. */
    public String getReceipt() {
        return receipt;
    }
}
