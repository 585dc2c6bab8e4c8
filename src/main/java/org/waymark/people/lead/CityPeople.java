package org.waymark.people.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.people.Alphabet;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;

/** The people of a city: those who let its leads see them, and how many others there are. */
public final class CityPeople {
    private static final String SHARES = """
            exists (select 1 from consent where consent.learner_id = learner.id and consent.kind = 'CITY_LEADS'
              and consent.city_id = learner.city_id and consent.until is null)
            """;

    /** A run whose activity a learner opened, and when first. */
    public record Opened(LearnerId learner, String run, Instant at) {}

    /** A run that a learner completed, and when. */
    public record Completed(LearnerId learner, String run, Instant at) {}

    private record Row(
            LearnerId id,
            @Nullable String name,
            String subject,
            @Nullable LearnerId cityFrom) {

        boolean has(String wanted) {
            return Alphabet.plain(shown()).contains(wanted);
        }

        String shown() {
            return name == null || name.isBlank() ? subject : name;
        }
    }

    /**
     * Lists those who let the leads see them and whose name holds the text, by name; the same person at two clients once.
     * Read and ordered here and not by the database, since each orders and searches in its own way.
     */
    public List<CityPerson> listSharing(Handle handle, CityId city, String text, Alphabet alphabet) {
        Map<LearnerId, List<Row>> people = new LinkedHashMap<>();
        for (Row row : rows(handle, city, " and " + SHARES)) {
            LearnerId other = row.cityFrom();
            List<Row> same = people.computeIfAbsent(other == null ? row.id() : other, id -> new ArrayList<>());
            same.add(other == null ? 0 : same.size(), row);
        }
        String wanted = Alphabet.plain(text);
        List<List<Row>> found = people.values().stream()
                .filter(rows -> rows.stream().anyMatch(row -> row.has(wanted)))
                .toList();
        return alphabet.sorted(found, rows -> rows.get(0).shown()).stream()
                .map(CityPeople::person)
                .toList();
    }

    private static CityPerson person(List<Row> rows) {
        Row row = rows.get(0);
        return new CityPerson(
                row.id(),
                row.name(),
                row.subject(),
                rows.stream().skip(1).map(Row::id).toList());
    }

    /** Lists the learners of a city whose name or id holds the text, by name: for staff, who see everybody. */
    public List<CityPerson> search(Handle handle, CityId city, String text, int most, Alphabet alphabet) {
        String wanted = Alphabet.plain(text);
        List<Row> found = rows(handle, city, "").stream()
                .filter(row -> row.has(wanted) || row.subject().equals(text))
                .toList();
        return alphabet.sorted(found, Row::shown).stream()
                .limit(most)
                .map(row -> person(List.of(row)))
                .toList();
    }

    private static List<Row> rows(Handle handle, CityId city, String also) {
        return handle.createQuery(
                        "select id, name, subject, city_from from learner where city_id = :city and not test_user"
                                + " and erased_at is null"
                                + also + " order by subject, id")
                .bind("city", city)
                .mapTo(Row.class)
                .list();
    }

    /**
     * Counts the people of a city who let its leads see nothing of them. Somebody whom the city knows from another client
     * is one person, who shares where either of the two does.
     */
    public int countOthers(Handle handle, CityId city) {
        return handle.createQuery("""
                        select count(*) from learner where city_id = :city and not test_user and erased_at is null
                          and city_from is null and not
                        """ + SHARES + """
                          and not exists (select 1 from learner same
                            join consent on consent.learner_id = same.id and consent.kind = 'CITY_LEADS'
                              and consent.city_id = same.city_id and consent.until is null
                            where same.city_from = learner.id and same.city_id = learner.city_id)
                        """)
                .bind("city", city)
                .mapTo(Integer.class)
                .one();
    }

    /** Lists what these learners opened, by run. */
    public List<Opened> listOpened(Handle handle, Collection<LearnerId> learners) {
        return learners.isEmpty()
                ? List.of()
                : handle.createQuery("""
                        select participant.learner_id as learner, activity.run, min(participant.first_seen_at) as at
                        from participant join activity on activity.resource_link_id = participant.resource_link_id
                        where participant.learner_id in (<learners>)
                        group by participant.learner_id, activity.run order by activity.run
                        """)
                        .bindList("learners", List.copyOf(learners))
                        .mapTo(Opened.class)
                        .list();
    }

    /** Lists what these learners completed, the first completed first. */
    public List<Completed> listCompleted(Handle handle, Collection<LearnerId> learners) {
        return learners.isEmpty()
                ? List.of()
                : handle.createQuery("""
                        select learner_id as learner, run, min(coalesce(completed_at, decided_at)) as at from award
                        where learner_id in (<learners>) and met group by learner_id, run order by 3, run
                        """)
                        .bindList("learners", List.copyOf(learners))
                        .mapTo(Completed.class)
                        .list();
    }
}
