package org.waymark.web.admin;

import org.jspecify.annotations.Nullable;
import org.waymark.web.Form;
import org.waymark.web.view.LinkView;

/** Which page of a long list is wanted, counted from 1. */
record Paging(int page) {
    /** Rows on a page. */
    static final int SIZE = 50;

    private static final int LAST = 10_000;

    static Paging of(Form form) {
        String wanted = form.text("page");
        int page = wanted.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(wanted) : 1;
        return new Paging(Math.min(page, LAST));
    }

    int offset() {
        return (page - 1) * SIZE;
    }

    /** @param address the list's own, which may carry a filter */
    @Nullable
    LinkView newer(String address) {
        return page == 1 ? null : new LinkView("Page before", at(address, page - 1));
    }

    @Nullable
    LinkView older(String address, boolean more) {
        return more ? new LinkView("Next page", at(address, page + 1)) : null;
    }

    private static String at(String address, int page) {
        return address + (address.contains("?") ? "&" : "?") + "page=" + page;
    }
}
