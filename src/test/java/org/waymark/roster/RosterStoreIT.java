package org.waymark.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Decision;
import org.waymark.completion.Decisions;
import org.waymark.completion.Rejections;
import org.waymark.id.CourseId;
import org.waymark.language.Message;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.platform.Registration;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreRows;
import org.waymark.people.Alphabet;
import org.waymark.people.Cities;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.progress.Verdict;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

class RosterStoreIT {
    private static final URI FIRST = URI.create("https://lms.example/members?limit=200");
    private static final URI SECOND = URI.create("https://lms.example/members?limit=200&from=200");

    private final Members members = new Members();
    private final RosterLoads loads = new RosterLoads();
    private final RosterPages pages = new RosterPages();

    private static Listed listed(String subject, String name, boolean instructor) {
        return new Listed(
                subject, name, "hash of " + subject, subject + "@example.test", null, "u" + subject, !instructor, true);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_filter_shows_as_many_as_it_says(TestDatabase kind) {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            ResourceLink link = Rows.addLink(database, registration, "9");
            List<Listed> page = new ArrayList<>(List.of(listed("t", "Teacher", true)));
            for (int i = 0; i < 9; i++) {
                page.add(listed("s" + i, "Person " + i + (i == 3 ? " 100%_Ünal" : ""), false));
            }
            RosterPages.Place place =
                    new RosterPages.Place(link.course(), registration.id(), link.id(), Rows.RUN.value());
            database.useTransaction(handle -> {
                assertThat(members.addListed(handle, link.course(), 1, page, Rows.NOON))
                        .isEqualTo(10);
                assertThat(members.addListed(handle, link.course(), 1, page, Rows.NOON))
                        .isZero();
                new Activities().add(handle, new Activity(link.id(), Rows.RUN), Rows.NOON);
            });
            stand(database, registration, link);
            database.useTransaction(handle -> {
                RosterCounts counts = pages.count(handle, place);
                assertThat(counts).isEqualTo(new RosterCounts(9, 1, 2, 1, 1));
                for (RosterFilter filter : RosterFilter.values()) {
                    assertThat(subjects(handle, place, filter, ""))
                            .as(filter.name())
                            .hasSize(counts.of(filter));
                }
                assertThat(subjects(handle, place, RosterFilter.WAITING, "")).containsExactly("s0");
                assertThat(subjects(handle, place, RosterFilter.COMPLETED, "")).containsExactly("s1", "s2");
                assertThat(subjects(handle, place, RosterFilter.GRADE_UNDELIVERED, ""))
                        .containsExactly("s1");
                assertThat(subjects(handle, place, RosterFilter.ALL, " 100%_ünal "))
                        .containsExactly("s3");
                assertThat(subjects(handle, place, RosterFilter.ALL, "%")).containsExactly("s3");
                assertThat(subjects(handle, place, RosterFilter.COMPLETED, "person 2"))
                        .containsExactly("s2");
                RosterRow first = pages.list(handle, place, List.of("s0")).get(0);
                assertThat(first.askedAt()).isEqualTo(Rows.NOON);
                RosterRow fourth = pages.list(handle, place, List.of("s4")).get(0);
                assertThat(fourth.subject()).isEqualTo("s4");
                assertThat(fourth.rejection()).isEqualTo("No.");
            });
        }
    }

    /** s0 waits, s1 has completed and the grade is under way, s2 has completed, s4 was rejected, s5 is in a city. */
    private static void stand(Database database, Registration registration, ResourceLink link) {
        List<Learner> known = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            known.add(Rows.addLearner(database, registration, "s" + i));
        }
        database.useTransaction(handle -> {
            Activities activities = new Activities();
            activities.addRequest(handle, link.id(), known.get(0).id(), Rows.NOON);
            activities.addRequest(handle, link.id(), known.get(4).id(), Rows.NOON);
            assertThat(new Rejections()
                            .add(
                                    handle,
                                    link.id(),
                                    known.get(4).id(),
                                    "No.",
                                    known.get(5).id(),
                                    Rows.NOON))
                    .isTrue();
            activities.removeRequest(handle, link.id(), known.get(4).id());
            for (int i : List.of(1, 2)) {
                Decision decision = new Decision(
                        UUID.randomUUID(),
                        Verdict.Outcome.AWARDED,
                        List.of(Message.plain("r")),
                        List.of(),
                        Message.plain(""),
                        Message.plain(""),
                        Rows.NOON);
                new Decisions().add(handle, known.get(i).id(), Rows.RUN, link.id(), decision, false, "", null);
            }
            new ScoreRows()
                    .add(
                            handle,
                            link.id(),
                            known.get(1).id(),
                            UUID.randomUUID(),
                            Score.COMPLETION_TAG,
                            1,
                            1,
                            "c",
                            Rows.NOON)
                    .orElseThrow();
            new Learners()
                    .markJoined(
                            handle,
                            known.get(5).id(),
                            new Cities()
                                    .addOrFind(handle, "Springfield", Rows.NOON)
                                    .id(),
                            Rows.NOON);
        });
    }

    private List<String> subjects(Handle handle, RosterPages.Place place, RosterFilter filter, String search) {
        return pages.listSubjects(handle, place, filter, search, Alphabet.of(Locale.ENGLISH));
    }

    /** C.6: Éva before Yara, and "eva" finds her, on both databases, and by the reader's language. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void names_are_ordered_and_found_as_people_expect(TestDatabase kind) {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            ResourceLink link = Rows.addLink(database, registration, "9");
            RosterPages.Place place =
                    new RosterPages.Place(link.course(), registration.id(), link.id(), Rows.RUN.value());
            List<String> names = List.of(
                    "yara Costa",
                    "Éva Nagy",
                    "Zoë Ek",
                    "Öyvind Ås",
                    "José Ruiz",
                    "eva Adams",
                    "Nuno Sá",
                    "Ñandú Paz",
                    "Ann Zed",
                    "Anna Bell",
                    "Łukasz Groß",
                    "Eva\u0301n Lee");
            List<Listed> page = new ArrayList<>();
            names.forEach(name -> page.add(listed("s" + page.size(), name, false)));
            database.useTransaction(handle -> members.addListed(handle, link.course(), 1, page, Rows.NOON));
            database.useTransaction(handle -> {
                assertThat(names(handle, place, "", "en-GB,en;q=0.5"))
                        .containsExactly(
                                "Ann Zed",
                                "Anna Bell",
                                "eva Adams",
                                "Éva Nagy",
                                "Eva\u0301n Lee",
                                "José Ruiz",
                                "Łukasz Groß",
                                "Ñandú Paz",
                                "Nuno Sá",
                                "Öyvind Ås",
                                "yara Costa",
                                "Zoë Ek");
                // In Swedish ö comes last, in Spanish ñ after n.
                assertThat(names(handle, place, "", "sv-SE")).endsWith("yara Costa", "Zoë Ek", "Öyvind Ås");
                assertThat(names(handle, place, "", "es")).containsSubsequence("Nuno Sá", "Ñandú Paz");
                assertThat(names(handle, place, "eva", "en"))
                        .containsExactly("eva Adams", "Éva Nagy", "Eva\u0301n Lee");
                assertThat(names(handle, place, "ÉVA N", "en")).containsExactly("Éva Nagy");
                assertThat(names(handle, place, "jose", "en")).containsExactly("José Ruiz");
                assertThat(names(handle, place, "lukasz gross", "en")).containsExactly("Łukasz Groß");
                assertThat(names(handle, place, "oyvind as", "x y;;q=no")).containsExactly("Öyvind Ås");
            });
        }
    }

    private List<String> names(Handle handle, RosterPages.Place place, String search, String language) {
        List<String> subjects =
                pages.listSubjects(handle, place, RosterFilter.ALL, search, Alphabet.ofReader(language));
        return pages.list(handle, place, subjects).stream()
                .map(RosterRow::displayName)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_page_read_by_two_is_kept_once_and_only_a_whole_reading_tells_who_left(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            ResourceLink link = Rows.addLink(database, Rows.addRegistration(database), "9");
            CourseId course = link.course();
            List<Boolean> begun = Rows.together(
                    4,
                    () -> database.inTransaction(
                            handle -> loads.add(handle, course, link.id(), FIRST, null, Rows.NOON)));
            assertThat(begun.stream().filter(one -> one)).hasSize(1);
            RosterLoad load =
                    database.inTransaction(handle -> loads.find(handle, course).orElseThrow());
            List<Boolean> kept =
                    Rows.together(4, () -> database.inTransaction(handle -> loads.markPage(handle, load, SECOND)));
            assertThat(kept.stream().filter(one -> one)).hasSize(1);
            database.useTransaction(handle -> {
                members.addLearner(handle, course, "old", "Old", Rows.NOON.minusSeconds(60));
                members.addLearner(handle, course, "fresh", "Fresh", Rows.NOON.plusSeconds(1));
                members.addInstructor(handle, course, "both", "Both", Rows.NOON.minusSeconds(60));
                members.addListed(
                        handle, course, 1, List.of(listed("a", null, false), listed("both", "Both", false)), Rows.NOON);
                members.markGone(handle, course, 1, Rows.NOON);
                loads.markWhole(handle, load, Rows.NOON);
                RosterPages.Place place =
                        new RosterPages.Place(course, link.registration(), link.id(), Rows.RUN.value());
                List<RosterRow> rows = pages.list(handle, place, subjects(handle, place, RosterFilter.ALL, ""));
                assertThat(rows).extracting(RosterRow::subject).containsExactly("fresh", "a", "old");
                assertThat(rows).extracting(RosterRow::gone).containsExactly(false, false, true);
                assertThat(members.list(handle, course, List.of("a", "both", "nobody")))
                        .extracting(Members.Member::subject)
                        .containsExactly("a");
                RosterLoad done = loads.find(handle, course).orElseThrow();
                assertThat(done.whole()).isTrue();
                assertThat(loads.add(handle, course, link.id(), FIRST, done, Rows.NOON))
                        .isTrue();
                assertThat(loads.add(handle, course, link.id(), FIRST, done, Rows.NOON))
                        .as("one at a time")
                        .isFalse();
                assertThat(loads.markPage(handle, load, SECOND))
                        .as("an older reading")
                        .isFalse();
            });
        }
    }
}
