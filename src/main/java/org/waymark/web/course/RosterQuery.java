package org.waymark.web.course;

import java.util.ArrayList;
import java.util.List;
import org.waymark.roster.RosterFilter;
import org.waymark.web.Form;
import org.waymark.web.part.FormView;

/** The part of the list that an address asks for. Whatever it says, it asks for something. */
record RosterQuery(RosterFilter filter, String search, int page, boolean ticked) {
    private static final int LONGEST_SEARCH = 200;

    static RosterQuery read(Form form) {
        RosterFilter filter = RosterFilter.ALL;
        for (RosterFilter one : RosterFilter.values()) {
            if (one.name().equals(form.text("show"))) {
                filter = one;
            }
        }
        String search = form.text("q").strip();
        String page = form.text("page");
        return new RosterQuery(
                filter,
                search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search,
                page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1,
                form.text("tick").equals("all"));
    }

    /** The parameters that ask for it again; empty for the first page of everybody. */
    String address() {
        List<String> parts = new ArrayList<>();
        fields().forEach(field -> parts.add(field.name() + "=" + RosterRoutes.encoded(field.value())));
        return String.join("&", parts);
    }

    List<FormView.Field> fields() {
        List<FormView.Field> fields = new ArrayList<>();
        if (filter != RosterFilter.ALL) {
            fields.add(new FormView.Field("show", filter.name()));
        }
        if (!search.isEmpty()) {
            fields.add(new FormView.Field("q", search));
        }
        if (page > 1) {
            fields.add(new FormView.Field("page", Integer.toString(page)));
        }
        return fields;
    }

    RosterQuery at(int number) {
        return new RosterQuery(filter, search, number, false);
    }
}
