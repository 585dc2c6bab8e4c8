package org.waymark.learning.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.RunPhase;
import org.waymark.people.Alphabet;

/** SQL on {@code run r}, made of constants, and the values that it binds. */
final class Condition {
    private final StringBuilder sql = new StringBuilder("r.published_at <= :now");
    private final Map<String, Object> values = new LinkedHashMap<>();

    Condition(CalendarFilter filter, Instant now) {
        values.put("now", now);
        values.put("today", LocalDate.ofInstant(now, ZoneOffset.UTC));
        and("r.opportunity = :opportunity", "opportunity", filter.opportunity());
        and("r.run_format = :format", "format", filter.format());
        and("r.language = :language", "language", filter.language());
        and("r.opportunity in (select o.slug from opportunity o where o.kind = :kind)", "kind", filter.kind());
        criterion(filter.criterion());
        practice(filter.practice());
        text(filter.text());
        RunPhase.When when = filter.when();
        if (when != null) {
            and(
                    switch (when) {
                        case UPCOMING -> "r.start_date > :today";
                        case RUNNING -> "r.start_date <= :today and r.last_day >= :today";
                        case PAST -> "r.last_day < :today";
                    });
        }
    }

    private void criterion(CalendarFilter.@Nullable InStandard criterion) {
        if (criterion != null) {
            and("""
                    r.standard = :itsStandard and r.slug in (select a.run from run_alignment a
                    where a.standard = :itsStandard and a.criterion = :criterion)""");
            values.put("itsStandard", criterion.standard());
            values.put("criterion", criterion.code());
        }
    }

    private void practice(CalendarFilter.@Nullable InStandard practice) {
        if (practice != null) {
            and("""
                    r.standard = :practiceStandard and r.slug in (select a.run from run_alignment a
                    join criterion c on c.standard = a.standard and c.code = a.criterion
                    where c.standard = :practiceStandard and c.area = :practice)""");
            values.put("practiceStandard", practice.standard());
            values.put("practice", practice.code());
        }
    }

    private void text(@Nullable String text) {
        String plain = text == null ? "" : Alphabet.plain(text);
        if (!plain.isEmpty()) {
            and("r.search_text like :text escape '!'");
            values.put("text", "%" + plain.replaceAll("([!%_])", "!$1") + "%");
        }
    }

    void and(String condition) {
        sql.append(" and ").append(condition);
    }

    void and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            and(condition);
            values.put(name, value);
        }
    }

    Map<String, Object> values() {
        return values;
    }

    @Override
    public String toString() {
        return sql.toString();
    }
}
