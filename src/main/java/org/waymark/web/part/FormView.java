package org.waymark.web.part;

import java.util.List;

/**
 * The address of a form and what it carries unseen. Every form of Waymark that changes something is a plain POST.
 *
 * @param action the address that takes the form
 * @param csrf the token of this session, sent as {@code _csrf}; empty for a form that changes nothing, which then
 *     sends no such field
 * @param fields further hidden fields
 */
public record FormView(String action, String csrf, List<Field> fields) {
    /** A form without hidden fields but the token. */
    public FormView(String action, String csrf) {
        this(action, csrf, List.of());
    }

    /** A hidden field. */
    public record Field(String name, String value) {}
}
