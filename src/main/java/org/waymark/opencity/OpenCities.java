package org.waymark.opencity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.waymark.people.Alphabet;
import org.waymark.people.City;
import org.waymark.people.CityId;

/** The cities that show their progress, and their stories. Whoever writes holds the city's row. */
public final class OpenCities {
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST = 120;

    /** A city is shown as long as it has a lead, who can take that back at any time. */
    private static final String SHOWN = """
             and open.shown and exists (select 1 from city_lead lead join learner on learner.id = lead.learner_id
              and learner.city_id = lead.city_id where lead.city_id = open.city_id and lead.until is null)
            """;

    private static final String SELECT = """
            select city.id as city_id, city.name as city_name, city.people as city_people,
              city.completions as city_completions, open.slug, open.shown, open.changed_at, open.changed_by
            from open_city open join city on city.id = open.city_id where 1 = 1
            """;

    /** The city, shown or not; empty where it never was. */
    public Optional<OpenCity> find(Handle handle, CityId city) {
        return handle.createQuery(SELECT + " and open.city_id = :city")
                .bind("city", city)
                .mapTo(OpenCity.class)
                .findOne();
    }

    /** The city of that name in an address, if it is shown. */
    public Optional<OpenCity> findShown(Handle handle, String slug) {
        return handle.createQuery(SELECT + SHOWN + " and open.slug = :slug")
                .bind("slug", slug)
                .mapTo(OpenCity.class)
                .findOne();
    }

    /** All cities that are shown. */
    public List<OpenCity> listShown(Handle handle) {
        return handle.createQuery(SELECT + SHOWN + " order by open.slug")
                .mapTo(OpenCity.class)
                .list();
    }

    /**
     * Shows a city to anybody, or ends that.
     *
     * @param by who does so, in words
     * @return false when it was so before
     */
    public boolean mark(Handle handle, City city, boolean shown, Instant now, String by) {
        Optional<OpenCity> known = find(handle, city.id());
        if (known.isEmpty()) {
            return shown
                    && handle.createUpdate("""
                                            insert into open_city (city_id, slug, shown, changed_at, changed_by)
                                            values (:city, :slug, true, :now, :by)
                                            """)
                                    .bind("city", city.id())
                                    .bind("slug", free(handle, city.name()))
                                    .bind("now", now)
                                    .bind("by", by)
                                    .execute()
                            == 1;
        }
        return handle.createUpdate("""
                                update open_city set shown = :shown, changed_at = :now, changed_by = :by
                                where city_id = :city and shown <> :shown
                                """)
                        .bind("shown", shown)
                        .bind("now", now)
                        .bind("by", by)
                        .bind("city", city.id())
                        .execute()
                == 1;
    }

    private static String free(Handle handle, String name) {
        String plain = OTHERS.matcher(Alphabet.plain(name)).replaceAll("-");
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        String trimmed = cut.replaceAll("^-|-$", "");
        String wanted = trimmed.isEmpty() ? "city" : trimmed;
        String slug = wanted;
        for (int number = 2; isTaken(handle, slug); number++) {
            slug = wanted + "-" + number;
        }
        return slug;
    }

    private static boolean isTaken(Handle handle, String slug) {
        return handle.createQuery("select 1 from open_city where slug = :slug")
                .bind("slug", slug)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** The stories of a city, the last first. */
    public List<Story> listStories(Handle handle, CityId city) {
        return handle.createQuery("""
                        select number, title, text, written_at, written_by from city_story
                        where city_id = :city and removed_at is null order by number desc
                        """).bind("city", city).mapTo(Story.class).list();
    }

    /** Adds a story. */
    public void addStory(Handle handle, CityId city, String title, String text, Instant now, String by) {
        handle.createUpdate("""
                        insert into city_story (city_id, number, title, text, written_at, written_by)
                        select cast(:city as uuid), coalesce(max(number), 0) + 1, cast(:title as varchar(200)),
                          cast(:text as varchar(4000)), cast(:now as timestamp with time zone), cast(:by as varchar(300))
                        from city_story where city_id = :city
                        """)
                .bind("city", city)
                .bind("title", title)
                .bind("text", text)
                .bind("now", now)
                .bind("by", by)
                .execute();
    }

    /** Removes the text of a story; false when there is no such story. */
    public boolean removeStory(Handle handle, CityId city, int number, Instant now, String by) {
        return handle.createUpdate("""
                                update city_story set title = '', text = '', removed_at = :now, removed_by = :by
                                where city_id = :city and number = :number and removed_at is null
                                """)
                        .bind("city", city)
                        .bind("number", number)
                        .bind("now", now)
                        .bind("by", by)
                        .execute()
                == 1;
    }

    /** How many badges that hold people of a city have earned. */
    public int countBadges(Handle handle, CityId city) {
        return handle.createQuery("""
                        select count(*) from credential join learner on learner.id = credential.learner_id
                        where learner.city_id = :city and credential.revoked_at is null and not learner.test_user
                        """).bind("city", city).mapTo(Integer.class).one();
    }
}
