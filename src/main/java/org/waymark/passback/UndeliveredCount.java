package org.waymark.passback;

/** The number of scores that have not arrived: waiting for somebody, tried without success, not tried yet. */
public record UndeliveredCount(int waiting, int retrying, int fresh) {
    public int all() {
        return waiting + retrying + fresh;
    }
}
