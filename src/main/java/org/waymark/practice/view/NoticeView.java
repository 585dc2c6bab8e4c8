package org.waymark.practice.view;

/**
 * A page that says one thing.
 *
 * @param link where it leads to; empty when it leads nowhere
 */
public record NoticeView(String text, String link, String linkWords) {

    /** A page that leads nowhere. */
    public NoticeView(String text) {
        this(text, "", "");
    }
}
