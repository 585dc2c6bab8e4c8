package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.batch.Job;
import org.waymark.batch.RefusedRow;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.rule.Rules;
import org.waymark.id.CourseId;
import org.waymark.id.JobId;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Approver;
import org.waymark.journey.file.ImportCompletions;
import org.waymark.journey.file.ImportFile;
import org.waymark.journey.file.ImportPreview;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.platform.Registration;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.TimeZones;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.roster.AddressHashes;
import org.waymark.roster.MemberNames;
import org.waymark.roster.Members;
import org.waymark.sheet.DateOrder;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;
import org.waymark.whole.Installation;

/** Reports that are imported in any order, in parts and again come to the same; so does deciding again. */
class ImportIT {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    /** An installation without its web, with one activity of one run. */
    static final class House implements AutoCloseable {
        final AtomicLong ticks = new AtomicLong();
        final App app;
        final Database database;
        final Registration registration;
        final ResourceLinkId link;
        final CourseId course;
        final LearnerId instructor;

        House(TestDatabase kind, Rule rule) {
            Path folder = Installation.newFolder();
            app = App.open(
                    kind == TestDatabase.H2
                            ? Installation.config(folder, "", "", "")
                            : Installation.config(folder, TestDatabase.newPostgresUrl(), "postgres", ""),
                    () -> NOW.plusMillis(ticks.incrementAndGet()));
            database = app.instance.database();
            registration = Rows.addRegistration(database);
            ResourceLink added = Rows.addLink(database, registration, "9");
            link = added.id();
            course = added.course();
            instructor = Rows.addLearner(database, registration, "teacher").id();
            database.useTransaction(handle -> {
                new Activities().add(handle, new Activity(link, Rows.RUN), NOW);
                new Rules().put(handle, link, rule, instructor, NOW);
            });
        }

        Approver approver() {
            return approver(link);
        }

        /** The same person in an activity of another course. */
        Approver approverElsewhere() {
            ResourceLinkId other =
                    Rows.addLink(database, registration, "elsewhere").id();
            database.useTransaction(handle -> new Activities().add(handle, new Activity(other, Rows.RUN), NOW));
            return approver(other);
        }

        private Approver approver(ResourceLinkId where) {
            return app.journeys
                    .awards
                    .findApprover
                    .find(where, instructor, true)
                    .orElseThrow();
        }

        Job upload(String text) {
            try {
                ImportCompletions.Uploaded uploaded = app.journeys.files.importCompletions.upload(
                        link,
                        instructor,
                        "report.csv",
                        null,
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
                JobId id = ((ImportCompletions.Kept) uploaded).job();
                ImportCompletions.Waiting waiting =
                        app.journeys.files.importCompletions.preview(link, id).orElseThrow();
                app.journeys.files.importCompletions.choose(
                        link, id, waiting.reading().columns(), "UTC", null);
                waiting = app.journeys.files.importCompletions.preview(link, id).orElseThrow();
                assertThat(app.journeys.files.importCompletions.confirm(
                                approver(), id, waiting.preview().rows()))
                        .isTrue();
                Job job = app.batches.go(id, null, moved -> {});
                ImportPreview preview = waiting.preview();
                assertThat(List.of(
                                job.counts().taken(),
                                job.counts().known(),
                                job.counts().refused()))
                        .as("what the preview has said: new, known, refused")
                        .containsExactly(preview.fresh(), preview.known(), preview.refused());
                assertThat(preview.fresh() + preview.known() + preview.refused() + preview.notYet())
                        .isEqualTo(preview.rows());
                assertThat(job.state()).isEqualTo(Job.State.DONE);
                return job;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Somebody came in by a launch that told an address. */
        void knows(Registration platform, CourseId course, String subject, String address) {
            database.useTransaction(handle -> {
                new Members().addLearner(handle, course, subject, "Person " + subject, NOW);
                new MemberNames()
                        .markAddress(
                                handle,
                                course,
                                subject,
                                new AddressHashes(app.keys.secret("addresses")).hash(platform.id(), address),
                                null);
            });
        }

        /** How everybody stands: what is known, awarded and held. */
        Map<String, String> standing() {
            return database.inTransaction(handle -> {
                Map<String, String> all = new TreeMap<>();
                handle.createQuery("""
                                select learner.subject, completion.completed_at, completion.withdrawn_at is null as stands,
                                  coalesce(award.met, false) as met,
                                  (select count(*) from credential where credential.learner_id = learner.id
                                    and credential.revoked_at is null) as badges,
                                  (select max(given) from score where score.learner_id = learner.id) as grade
                                from completion join learner on learner.id = completion.learner_id
                                left join award on award.learner_id = learner.id and award.resource_link_id = :link
                                where completion.source = 'FILE'
                                """)
                        .bind("link", link)
                        .map((row, context) -> Map.entry(
                                row.getString("subject"),
                                row.getTimestamp("completed_at").toInstant() + " " + row.getBoolean("stands") + " "
                                        + row.getBoolean("met") + " " + row.getInt("badges") + " "
                                        + row.getString("grade")))
                        .forEach(one -> assertThat(all.put(one.getKey(), one.getValue()))
                                .as("one fact a person")
                                .isNull());
                return all;
            });
        }

        @Override
        public void close() {
            app.close();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void order_repetition_and_parts_do_not_matter(long seed) {
        Random random = new Random(seed);
        List<String> rows = rows(random, 260);
        Rule rule = Rule.of(EnumSet.of(Source.FILE));
        Map<String, String> expected;
        try (House house = new House(TestDatabase.H2, rule)) {
            house.upload(text(rows));
            expected = house.standing();
            assertThat(expected.values()).anyMatch(one -> one.contains("true true 1"));
            Job again = house.upload(text(rows));
            assertThat(again.counts().taken()).as("uploaded twice").isZero();
            assertThat(house.standing()).isEqualTo(expected);
        }
        try (House house = new House(TestDatabase.H2, rule)) {
            List<String> mixed = new ArrayList<>(rows);
            mixed.addAll(rows.subList(10, 150));
            Collections.shuffle(mixed, random);
            int cut = random.nextInt(mixed.size());
            house.upload(text(mixed.subList(0, cut)));
            house.upload(text(mixed.subList(cut, mixed.size())));
            assertThat(house.standing()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void deciding_again_by_a_changed_rule_comes_to_what_it_would_have_been(TestDatabase kind) {
        List<String> rows = rows(new Random(7), 130);
        Map<String, String> live;
        try (House house = new House(kind, Rule.of(EnumSet.of(Source.FILE)))) {
            house.upload(text(rows));
            live = house.standing();
        }
        try (House house = new House(kind, Rule.of(EnumSet.of(Source.INSTRUCTOR)))) {
            house.upload(text(rows));
            assertThat(house.standing().values()).noneMatch(one -> one.contains("true true"));
            house.app.journeys.rules.setRule.set(house.approver(), Rule.of(EnumSet.of(Source.FILE)));
            JobId id = house.app.journeys.rules.backfill.start(house.link, house.instructor);
            Job job = house.app.batches.go(id, null, moved -> {});
            assertThat(job.state()).isEqualTo(Job.State.DONE);
            assertThat(job.place()).isEqualTo(job.total()).isEqualTo(live.size());
            assertThat(job.counts().taken()).isEqualTo(live.size());
            assertThat(house.standing()).isEqualTo(live);
            Job second = house.app.batches.go(
                    house.app.journeys.rules.backfill.start(house.link, house.instructor), null, moved -> {});
            assertThat(second.counts().taken())
                    .as("decided again, nothing happens")
                    .isZero();
        }
    }

    @Test
    void a_course_completed_once_more_takes_no_badge_away_whichever_report_comes_first() {
        Rule untilJune = Rule.of(EnumSet.of(Source.FILE)).withWindow(null, Instant.parse("2026-07-01T00:00:00Z"));
        String header = "ID,Name,Course complete\n";
        String may = header + "7,Ada,2026-05-20 10:00:00\n";
        String august = header + "7,Ada,2026-08-20 10:00:00\n";
        for (List<String> order : List.of(List.of(may, august), List.of(august, may), List.of(may, august, may))) {
            try (House house = new House(TestDatabase.H2, untilJune)) {
                order.forEach(house::upload);
                assertThat(house.standing().values())
                        .singleElement()
                        .asString()
                        .startsWith("2026-05-20T10:00:00Z true true 1");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_wrong_report_is_taken_back_whole_and_leaves_what_another_told(TestDatabase kind) {
        try (House house = new House(kind, Rule.of(EnumSet.of(Source.FILE)))) {
            String header = "ID,Name,Course complete\n";
            house.upload(header + "7,Ada,2026-05-20 10:00:00\n");
            Map<String, String> before = house.standing();
            StringBuilder text = new StringBuilder(header + "7,Ada,2026-06-20 10:00:00\n");
            for (int i = 100; i < 220; i++) {
                text.append(i).append(",P,2026-05-21 10:00:00\n");
            }
            Job wrong = house.upload(text.toString());
            Map<String, String> full = house.standing();
            assertThat(full).hasSize(121);
            JobId undo = house.app
                    .journeys
                    .files
                    .undoImport
                    .start(house.approver(), wrong.id(), "The wrong course")
                    .orElseThrow();
            Job undone = house.app.batches.go(undo, null, moved -> {});
            assertThat(undone.state()).isEqualTo(Job.State.DONE);
            assertThat(undone.place()).isEqualTo(undone.total()).isEqualTo(121);
            Map<String, String> left = house.standing();
            assertThat(left.remove("7")).isEqualTo(before.get("7"));
            assertThat(left.values()).hasSize(120).allMatch(one -> one.contains(" false false 0"));
            assertThat(house.app.journeys.files.undoImport.count(wrong.id())).isZero();
            assertThat(house.app.journeys.files.undoImport.start(house.approverElsewhere(), wrong.id(), "x"))
                    .as("another activity's")
                    .isEmpty();
            // It was the right one after all.
            house.upload(text.toString());
            assertThat(house.standing()).isEqualTo(full);
        }
    }

    @Test
    void who_is_missing_later_is_offered_and_comes_back_with_a_newer_date() {
        try (House house = new House(TestDatabase.H2, Rule.of(EnumSet.of(Source.FILE)))) {
            String header = "ID,Name,Course complete\n";
            house.upload(header + "7,Ada,2026-11-20 10:00:00\n8,Bo,2026-11-21 10:00:00\n");
            Map<String, String> start = house.standing();
            String later = header + "7,Ada,2026-11-20 10:00:00\n8,Bo,\n";
            JobId id = uploaded(house, later);
            ImportCompletions.Waiting waiting = house.app
                    .journeys
                    .files
                    .importCompletions
                    .preview(house.link, id)
                    .orElseThrow();
            assertThat(waiting.preview().gone()).extracting(Learner::subject).containsExactly("8");
            assertThat(waiting.preview().known()).isEqualTo(1);
            assertThat(waiting.preview().fresh()).isZero();
            assertThat(house.standing()).as("a preview changes nothing").isEqualTo(start);
            LearnerId bo = waiting.preview().gone().get(0).id();
            assertThat(house.app.journeys.awards.withdrawCompletion.withdraw(
                            house.approver(), Source.FILE, List.of(bo), "no longer complete"))
                    .isEqualTo(1);
            assertThat(house.standing().get("8")).contains("false false 0");
            house.upload(header + "8,Bo,2026-11-21 10:00:00\n");
            assertThat(house.standing().get("8"))
                    .as("an old date brings nothing back")
                    .contains("false false 0");
            house.ticks.addAndGet(3_600_000);
            house.upload(header + "8,Bo,2026-11-30 12:30:00\n");
            assertThat(house.standing().get("8")).as("a newer one does").contains("true true 1 100");
        }
    }

    @Test
    void rows_that_cannot_be_taken_are_kept_with_their_place_and_do_not_stop_the_others() {
        try (House house = new House(TestDatabase.H2, Rule.of(EnumSet.of(Source.FILE)))) {
            Job job = house.upload("user_id,completed_at,run,id\n7,2026-11-20,,a\n8,soon,,\n9,2026-11-20,another,\n"
                    + "10,2026-11-20,,a\n11,2026-11-20," + Rows.RUN.value() + ",\n12\n");
            assertThat(job.counts()).isEqualTo(new Job.Counts(2, 0, 2, 4));
            List<String> refused = house.app.journeys.views.watchJob.listRefused(job.id(), 0, 10).stream()
                    .map(row -> row.line() + ":" + row.column())
                    .toList();
            assertThat(refused).containsExactly("3:2", "4:3", "5:4", "7:1");
            assertThat(house.standing()).containsOnlyKeys("7", "11");
            assertThat(house.database.<Integer>inTransaction(
                            handle -> handle.createQuery("select count(*) from job_content")
                                    .mapTo(Integer.class)
                                    .one()))
                    .as("what is done is not kept")
                    .isZero();
        }
    }

    @Test
    void a_new_upload_takes_the_place_of_one_that_was_not_confirmed_and_other_activities_see_neither() {
        try (House house = new House(TestDatabase.H2, Rule.USUAL)) {
            JobId first = uploaded(house, "user_id,completed_at\n7,2026-11-20T10:00:00Z\n");
            JobId second = uploaded(house, "user_id,completed_at\n8,2026-11-20T10:00:00Z\n");
            assertThat(house.app.journeys.files.importCompletions.preview(house.link, first))
                    .isEmpty();
            assertThat(house.app.journeys.files.importCompletions.preview(house.link, second))
                    .hasValueSatisfying(waiting ->
                            assertThat(waiting.preview().ruleCountsFiles()).isFalse());
            ResourceLinkId other =
                    Rows.addLink(house.database, house.registration, "10").id();
            assertThat(house.app.journeys.files.importCompletions.preview(other, second))
                    .isEmpty();
            assertThat(house.app.journeys.files.importCompletions.confirm(house.approverElsewhere(), second, 1))
                    .isFalse();
            assertThat(house.app.journeys.views.watchJob.find(other, second)).isEmpty();
        }
    }

    @Test
    void a_file_on_the_command_line_changes_nothing_the_second_time() throws Exception {
        try (House house = new House(TestDatabase.H2, Rule.USUAL)) {
            Path file = Installation.newFolder().resolve("completions.csv");
            Files.writeString(file, text(rows(new Random(5), 250)));
            RegistrationId platform = house.registration.id();
            ImportFile.Foreseen foreseen = (ImportFile.Foreseen)
                    house.app.journeys.files.importFile.run(file, platform, Rows.RUN, "UTC", null, true, job -> {});
            assertThat(house.standing()).isEmpty();
            ImportFile.Done done = (ImportFile.Done)
                    house.app.journeys.files.importFile.run(file, platform, Rows.RUN, "UTC", null, false, job -> {});
            assertThat(done.job().state()).isEqualTo(Job.State.DONE);
            assertThat(List.of(done.job().counts().taken(), done.job().counts().known()))
                    .containsExactly(
                            foreseen.preview().fresh(), foreseen.preview().known());
            ImportFile.Done again = (ImportFile.Done)
                    house.app.journeys.files.importFile.run(file, platform, Rows.RUN, "UTC", null, false, job -> {});
            assertThat(again.job().counts().taken()).isZero();
            assertThat(house.app.journeys.files.importFile.run(
                            file, new RegistrationId(UUID.randomUUID()), Rows.RUN, "UTC", null, false, job -> {}))
                    .isInstanceOf(ImportFile.Refused.class);
        }
    }

    /** Somebody on several rows is counted before as the import counts. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_preview_counts_a_person_on_several_rows_as_the_import_does(TestDatabase kind) throws IOException {
        try (House house = new House(kind, Rule.of(EnumSet.of(Source.FILE)))) {
            Job job = house.upload(Files.readString(Path.of("src/test/resources/cases/c13-same-person-thrice.csv")));
            assertThat(job.counts()).isEqualTo(new Job.Counts(1, 2, 1, 0));
            Random random = new Random(11);
            for (int round = 0; round < 2; round++) {
                StringBuilder text = new StringBuilder("user_id,completed_at,result,id\n");
                for (int i = 0; i < 120; i++) {
                    String own = random.nextInt(4) == 0 ? "r" + random.nextInt(12) : "";
                    String result = List.of("", "80", "95").get(random.nextInt(3));
                    text.append(random.nextInt(12))
                            .append(",2026-11-")
                            .append(10 + random.nextInt(6))
                            .append(" 10:00,")
                            .append(result)
                            .append(',')
                            .append(own)
                            .append('\n');
                }
                // It compares what it has foreseen with what has happened.
                house.upload(text.toString());
            }
        }
    }

    /** The order of a date is asked for where the whole column does not tell it. */
    @Test
    void a_file_whose_dates_can_be_read_in_two_ways_waits_for_an_answer() throws Exception {
        try (House house = new House(TestDatabase.H2, Rule.of(EnumSet.of(Source.FILE)))) {
            ImportCompletions imports = house.app.journeys.files.importCompletions;
            JobId id = uploaded(house, "user_id,completed_at\n7,5/4/2026\n8,6/4/2026\n");
            ImportCompletions.Waiting waiting = imports.preview(house.link, id).orElseThrow();
            assertThat(waiting.preview().needsOrder()).isTrue();
            assertThat(waiting.preview().fresh()).isZero();
            imports.choose(house.link, id, waiting.reading().columns(), "UTC", DateOrder.MONTH_FIRST);
            ImportPreview preview =
                    imports.preview(house.link, id).orElseThrow().preview();
            assertThat(preview.needsOrder()).isFalse();
            assertThat(preview.read())
                    .extracting(ImportPreview.ReadRow::at)
                    .containsExactly(Instant.parse("2026-05-04T00:00:00Z"), Instant.parse("2026-06-04T00:00:00Z"));

            // On the command line nothing of such a file is taken before the operator has said it.
            Path file = Installation.newFolder().resolve("completions.csv");
            Files.copy(Path.of("src/test/resources/cases/c04-local-dates.csv"), file);
            RegistrationId platform = house.registration.id();
            ImportFile importFile = house.app.journeys.files.importFile;
            assertThat(importFile.run(file, platform, Rows.RUN, "UTC", null, false, job -> {}))
                    .isInstanceOfSatisfying(
                            ImportFile.Refused.class,
                            refused -> assertThat(refused.sentence().words())
                                    .contains("line 3", "--dates day-first or --dates month-first"));
            assertThat(house.standing()).isEmpty();
            ImportFile.Done done = (ImportFile.Done)
                    importFile.run(file, platform, Rows.RUN, "UTC", DateOrder.DAY_FIRST, false, job -> {});
            assertThat(done.job().counts().taken()).isEqualTo(3);
            assertThat(done.refused()).extracting(RefusedRow::line).containsExactly(4L);
        }
    }

    /** The zone is preset: the platform's for that person, else the browser's, else UTC. */
    @Test
    void the_zone_of_the_dates_is_preset() throws Exception {
        try (House house = new House(TestDatabase.H2, Rule.of(EnumSet.of(Source.FILE)))) {
            String text = "user_id,completed_at\n7,2026-11-20 10:00\n";
            assertThat(zone(house, null, text)).isEqualTo("UTC");
            assertThat(zone(house, "Asia/Tokyo", text)).isEqualTo("Asia/Tokyo");
            house.database.useTransaction(handle -> new TimeZones().mark(handle, house.instructor, "Europe/Brussels"));
            assertThat(zone(house, "Asia/Tokyo", text)).isEqualTo("Europe/Brussels");
        }
    }

    private static String zone(House house, String browser, String text) throws IOException {
        JobId id = ((ImportCompletions.Kept) house.app.journeys.files.importCompletions.upload(
                        house.link,
                        house.instructor,
                        "report.csv",
                        browser,
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .job();
        return house.app
                .journeys
                .files
                .importCompletions
                .preview(house.link, id)
                .orElseThrow()
                .reading()
                .zone();
    }

    /** A report names people by addresses of which only a keyed hash is kept. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void people_are_found_by_addresses_that_are_not_kept(TestDatabase kind) {
        try (House house = new House(kind, Rule.of(EnumSet.of(Source.FILE)))) {
            String header = "Name;E-Mail;Abschlussdatum\n";
            JobId waiting = uploaded(house, header + "Ada;ada@example.org;20.11.2026 10:00\n");
            assertThat(house.app
                            .journeys
                            .files
                            .importCompletions
                            .preview(house.link, waiting)
                            .orElseThrow()
                            .preview()
                            .needsAddresses())
                    .as("the platform told none yet")
                    .isTrue();
            house.knows(house.registration, house.course, "7", " Ada@Example.ORG ");
            house.knows(house.registration, house.course, "8", "team@example.org");
            house.knows(house.registration, house.course, "9", "Team@example.org");
            Registration other = Rows.addRegistration(house.database, "https://other.example");
            CourseId elsewhere = Rows.addLink(house.database, other, "9").course();
            house.knows(other, elsewhere, "70", "ada@example.org");
            house.knows(other, elsewhere, "71", "only.there@example.org");
            Job job = house.upload(header
                    + "Ada;ADA@example.org ;20.11.2026 10:00\n"
                    + "Team;team@example.org;20.11.2026 10:00\n"
                    + "Bo;only.there@example.org;20.11.2026 10:00\n"
                    + "Cy;ada@example.com;20.11.2026 10:00\n");
            assertThat(job.counts()).isEqualTo(new Job.Counts(1, 0, 1, 3));
            assertThat(house.standing()).containsOnlyKeys("7");
            assertThat(house.app.journeys.views.watchJob.listRefused(job.id(), 0, 10))
                    .as("kept as facts, worded when they are read")
                    .allSatisfy(row -> assertThat(row.problem().room()).isEqualTo("journey/roster"))
                    .extracting(row -> row.problem().words())
                    .containsExactly(
                            "Several people in this course have this email address.",
                            "Nobody in this course has this email address.",
                            "Nobody in this course has this email address.");
            List<String> kept = house.database.inTransaction(
                    handle -> handle.createQuery("""
                            select concat(coalesce(email, ''), email_hash) from member where email_hash is not null
                            union all select raw from completion_report
                            """).mapTo(String.class).list());
            assertThat(kept).hasSize(6).noneMatch(one -> one.contains("@"));
            assertThat(house.database.<List<String>>inTransaction(
                            handle -> handle.createQuery("select email_hash from member where subject in ('7', '70')")
                                    .mapTo(String.class)
                                    .list()))
                    .as("the same address at two platforms")
                    .hasSize(2)
                    .doesNotHaveDuplicates();
        }
    }

    private static JobId uploaded(House house, String text) {
        try {
            return ((ImportCompletions.Kept) house.app.journeys.files.importCompletions.upload(
                            house.link,
                            house.instructor,
                            "report.csv",
                            null,
                            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                    .job();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** People who stand in the report once or several times, with different dates. */
    private static List<String> rows(Random random, int count) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(random.nextInt(count / 2) + ",2026-11-" + (10 + random.nextInt(19)) + " 0" + random.nextInt(10)
                    + ":00:00");
        }
        return rows;
    }

    private static String text(List<String> rows) {
        return "user_id,completed_at\n" + String.join("\n", rows) + "\n";
    }
}
