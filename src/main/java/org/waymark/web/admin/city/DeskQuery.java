package org.waymark.web.admin.city;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.people.Alphabet;
import org.waymark.standard.StandardId;
import org.waymark.standing.DeskFilter;
import org.waymark.web.Form;

/** What was asked of the desk, as it stands in addresses; anything odd leaves a thing open. */
record DeskQuery(String text, DeskFilter filter) {
    /** Asks for cities below the first level. */
    static final String NO_LEVEL = "-";

    private static final int LONGEST = 200;

    static DeskQuery of(Form query) {
        String text = cut(query.text("q"));
        String standard = cut(query.text("standard"));
        String level = cut(query.text("level"));
        String assessed = query.text("assessed");
        DeskFilter.Sort sort = Arrays.stream(DeskFilter.Sort.values())
                .filter(one -> name(one).equals(query.text("sort")))
                .findFirst()
                .orElse(DeskFilter.Sort.NAME);
        return new DeskQuery(
                text,
                new DeskFilter(
                        Alphabet.plain(text),
                        standard.isEmpty() ? null : new StandardId(standard),
                        level.isEmpty() ? null : level.equals(NO_LEVEL) ? "" : level,
                        assessed.equals("yes") ? Boolean.TRUE : assessed.equals("no") ? Boolean.FALSE : null,
                        query.text("differs").equals("yes"),
                        sort,
                        query.text("order").equals("down")));
    }

    private static String cut(String text) {
        String plain = text.strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    private static String name(DeskFilter.Sort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }

    boolean isAny() {
        return !new DeskQuery(
                        text,
                        new DeskFilter(
                                filter.plainText(),
                                filter.standard(),
                                filter.level(),
                                filter.assessed(),
                                filter.differs(),
                                DeskFilter.Sort.NAME,
                                false))
                .address()
                .isEmpty();
    }

    /** Asks for the same in another order: by something else its natural one, by the same the other way round. */
    DeskQuery by(DeskFilter.Sort sort) {
        boolean first = sort != DeskFilter.Sort.NAME && sort != DeskFilter.Sort.DISTANCE;
        return new DeskQuery(
                text,
                new DeskFilter(
                        filter.plainText(),
                        filter.standard(),
                        filter.level(),
                        filter.assessed(),
                        filter.differs(),
                        sort,
                        filter.sort() == sort ? !filter.descending() : first));
    }

    /** The part of an address that asks for it; empty for all cities by name. */
    String address() {
        String level = filter.level();
        Boolean assessed = filter.assessed();
        StandardId standard = filter.standard();
        String query = Stream.of(
                        Map.entry("q", text),
                        Map.entry("standard", standard == null ? "" : standard.value()),
                        Map.entry("level", level == null ? "" : level.isEmpty() ? NO_LEVEL : level),
                        Map.entry("assessed", assessed == null ? "" : assessed ? "yes" : "no"),
                        Map.entry("differs", filter.differs() ? "yes" : ""),
                        Map.entry("sort", filter.sort() == DeskFilter.Sort.NAME ? "" : name(filter.sort())),
                        Map.entry("order", filter.descending() ? "down" : ""))
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
