package org.waymark.sheet;

/** The order of a date such as 5/4/2026: which number is the day. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
}
