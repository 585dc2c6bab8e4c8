package org.waymark.sheet;

/** The order of a date such as 5/4/2026: which number is the day. */
public enum DateOrder {
    DAY_FIRST("the day first"),
    MONTH_FIRST("the month first");

    private final String title;

    DateOrder(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
