package org.waymark.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.people.CityId;

/** The reports that were made, with all their editions. */
public final class Reports {
    private static final String PROGRAMME = "programme";
    private static final String SELECT = "select subject, edition, content, made_at, made_by from report where ";
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addDeserializer(LocalDate.class, new Days()));

    private static final class Days extends StdDeserializer<LocalDate> {
        private static final long serialVersionUID = 1;

        private Days() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return LocalDate.parse(parser.getText());
        }
    }

    private record Row(String subject, int edition, String content, Instant madeAt, String madeBy) {
        <T> Edition<T> as(Class<T> type) {
            try {
                return new Edition<>(edition, JSON.readValue(content, type), madeAt, madeBy);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Adds an edition of a city's report.
     *
     * @return false when there is one of that number
     */
    public boolean add(Handle handle, CityReport report, int edition, Instant now, String by) {
        return add(handle, report.city(), report.period(), edition, report, now, by);
    }

    /** Adds an edition of the programme's report. */
    public boolean add(Handle handle, ProgrammeReport report, int edition, Instant now, String by) {
        return add(handle, PROGRAMME, report.period(), edition, report, now, by);
    }

    private static boolean add(
            Handle handle, String subject, Period period, int edition, Object report, Instant now, String by) {
        try {
            return handle.createUpdate("""
                                    insert into report (subject, period_from, period_to, edition, content, made_at, made_by)
                                    values (:subject, :from, :to, :edition, :content, :now, :by) on conflict do nothing
                                    """)
                            .bind("subject", subject)
                            .bind("from", period.from())
                            .bind("to", period.to())
                            .bind("edition", edition)
                            .bind("content", JSON.writeValueAsString(report))
                            .bind("now", now)
                            .bind("by", by)
                            .execute()
                    == 1;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All editions of a city's report, the last first. */
    public List<Edition<CityReport>> list(Handle handle, CityId city, Period period) {
        return list(handle, city.toString(), period, CityReport.class);
    }

    /** The last edition of a city's report. */
    public Optional<Edition<CityReport>> findLast(Handle handle, CityId city, Period period) {
        return handle.createQuery(SELECT + """
                        subject = :subject and period_from = :from and period_to = :to
                        order by edition desc fetch first 1 row only
                        """)
                .bind("subject", city.toString())
                .bind("from", period.from())
                .bind("to", period.to())
                .mapTo(Row.class)
                .findOne()
                .map(row -> row.as(CityReport.class));
    }

    /** All editions of the programme's report, the last first. */
    public List<Edition<ProgrammeReport>> list(Handle handle, Period period) {
        return list(handle, PROGRAMME, period, ProgrammeReport.class);
    }

    /** The last edition of the latest report of each of these cities that ended before a day, by their ids. */
    public Map<CityId, Edition<CityReport>> listLast(Handle handle, Collection<CityId> cities, LocalDate before) {
        Map<CityId, Edition<CityReport>> last = new HashMap<>();
        for (CityId city : cities) {
            handle.createQuery(SELECT + """
                            subject = :subject and period_to < :before
                            order by period_to desc, period_from desc, edition desc fetch first 1 row only
                            """)
                    .bind("subject", city.toString())
                    .bind("before", before)
                    .mapTo(Row.class)
                    .findOne()
                    .ifPresent(row -> last.put(city, row.as(CityReport.class)));
        }
        return last;
    }

    /** The periods of which there is a report of a city, the latest first. */
    public List<Period> listPeriods(Handle handle, CityId city) {
        return listPeriods(handle, city.toString());
    }

    /** The periods of which there is a report of the programme, the latest first. */
    public List<Period> listPeriods(Handle handle) {
        return listPeriods(handle, PROGRAMME);
    }

    private static <T> List<Edition<T>> list(Handle handle, String subject, Period period, Class<T> type) {
        return handle.createQuery(
                        SELECT + "subject = :subject and period_from = :from and period_to = :to order by edition desc")
                .bind("subject", subject)
                .bind("from", period.from())
                .bind("to", period.to())
                .mapTo(Row.class)
                .map(row -> row.as(type))
                .list();
    }

    private static List<Period> listPeriods(Handle handle, String subject) {
        return handle.createQuery("""
                        select distinct period_from as "from", period_to as "to" from report where subject = :subject
                        order by period_to desc, period_from desc
                        """)
                .bind("subject", subject)
                .mapTo(Period.class)
                .list();
    }
}
