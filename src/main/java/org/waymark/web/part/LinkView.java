package org.waymark.web.part;

/**
 * A link as a reader sees it.
 *
 * @param label the words of the link
 * @param url where it leads, a path on this host or an address the maker of the view has checked
 * @param current whether it leads to the page being shown
 */
public record LinkView(String label, String url, boolean current) {
    /** A link that leads away from the page being shown. */
    public LinkView(String label, String url) {
        this(label, url, false);
    }
}
