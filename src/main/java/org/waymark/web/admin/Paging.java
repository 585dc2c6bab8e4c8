package org.waymark.web.admin;

import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.part.LinkView;

/** The page of a long list that is wanted, counted from 1. */
public record Paging(int page) {
    private static final Messages MESSAGES = Messages.of(Paging.class);

    /** Rows on a page. */
    public static final int SIZE = 50;

    private static final int LAST = 10_000;

    public static Paging of(Form form) {
        String wanted = form.text("page");
        int page = wanted.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(wanted) : 1;
        return new Paging(Math.min(page, LAST));
    }

    public int offset() {
        return (page - 1) * SIZE;
    }

    /** @param address the list's own, which may carry a filter */
    @Nullable
    public LinkView newer(String address) {
        return page == 1 ? null : new LinkView(MESSAGES.say("paging.newer"), at(address, page - 1));
    }

    @Nullable
    public LinkView older(String address, boolean more) {
        return more ? new LinkView(MESSAGES.say("paging.older"), at(address, page + 1)) : null;
    }

    private static String at(String address, int page) {
        return address + (address.contains("?") ? "&" : "?") + "page=" + page;
    }
}
