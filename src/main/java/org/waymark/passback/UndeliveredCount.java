package org.waymark.passback;

/** How many scores have not arrived: waiting for somebody, tried without success, not tried yet. */
public record UndeliveredCount(int waiting, int retrying, int fresh) {
    public int all() {
        return waiting + retrying + fresh;
    }
}
