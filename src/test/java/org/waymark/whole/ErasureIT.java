package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.journey.privacy.ErasePerson;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;
import org.waymark.people.retention.RetentionKind;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.report.Period;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** A person is erased through the whole product: nothing names the person any more, and what counts goes on counting. */
class ErasureIT {
    /** Stands in whatever the person is called by, and in whatever the person wrote. */
    private static final String MARK = "zqmark";

    private static final String CITY = "City of Springfield";

    private Installation waymark;
    private Database database;
    private Classroom room;
    private Person person;
    private PlacedActivity activity;
    private final WebBrowser browser = new WebBrowser();
    private String session;

    private interface Test {
        void run() throws Exception;
    }

    private void with(TestDatabase kind, Test test) throws Exception {
        with(kind, InstantSource.system(), test);
    }

    private void with(TestDatabase kind, InstantSource clock, Test test) throws Exception {
        try (Installation started = Installation.on(kind, clock);
                Database opened = started.openDatabase()) {
            waymark = started;
            database = opened;
            Classroom others = new Classroom(waymark.lms, waymark.app.baseUrl(), 2);
            person = new Person(
                    MARK + "-id",
                    MARK + "-user",
                    "Zqmark",
                    "Erasable",
                    MARK + "@practice.example",
                    MARK + "-number",
                    Person.Station.LEARNER);
            waymark.lms.school().addPerson(person);
            List<String> ids = new ArrayList<>(others.course.personIds());
            ids.add(person.id());
            SchoolCourse course = new SchoolCourse(waymark.lms.school().nextId(), "C", "A course", "", ids);
            waymark.lms.school().addCourse(course);
            room = new Classroom(others, course);
            activity = room.withColumn("An activity");
            test.run();
        }
    }

    private WebBrowser.Page launch() {
        WebBrowser.Page page = room.launch(browser, person, activity);
        assertThat(page.status()).isEqualTo(200);
        session = page.address().toString().replaceAll("(/s/[^/?]+).*", "$1");
        return page;
    }

    private LearnerId learner() {
        return database.inTransaction(handle -> handle.createQuery("select id from learner where subject = :subject")
                .bind("subject", person.id())
                .mapTo(LearnerId.class)
                .one());
    }

    private long count(String sql, Object... values) {
        return database.inTransaction(handle -> {
            var query = handle.createQuery(sql);
            for (int i = 0; i < values.length; i++) {
                query.bind("p" + i, values[i]);
            }
            return query.mapTo(Long.class).one();
        });
    }

    private CityId city() {
        return database.inTransaction(handle ->
                handle.createQuery("select id from city").mapTo(CityId.class).one());
    }

    private String loads() {
        return database.inTransaction(
                handle -> handle.createQuery("select number, whole from roster_load order by started_at desc")
                        .map((row, context) -> row.getInt(1) + " " + row.getBoolean(2))
                        .first());
    }

    private ErasePerson.Outcome erase(LearnerId learner) {
        return waymark.app.journeys.privacy.erasePerson.erase(learner, ErasePerson.Reason.ASKED, false);
    }

    /** Lets the person do whatever a person does, and others whatever they do about the person. */
    private LearnerId live() {
        String code = waymark.app.journeys.admin.manageCities.addCode(CITY).shown();
        WebBrowser.Page page = launch();
        browser.post(page.form("/join").with("code", code).with("share", "yes"));
        page = browser.post(browser.get(session).form("/complete").with("completed", "yes"));
        browser.post(page.form("/objection").with("words", MARK + " objects"));
        room.waitForGrade(activity, person, Duration.ofSeconds(30));
        LearnerId learner = learner();
        waymark.app.journeys.admin.manageLeads.name(learner, city(), "A member of staff " + MARK);
        addWhatOthersKeep(learner);
        return learner;
    }

    /** Rows as other systems, files, staff and other roles leave them. */
    private void addWhatOthersKeep(LearnerId learner) {
        database.useTransaction(handle -> {
            String link = handle.createQuery(
                            "select cast(resource_link_id as varchar(36)) from participant where learner_id = :id")
                    .bind("id", learner)
                    .mapTo(String.class)
                    .one();
            String platform = waymark.platform().toString();
            String id = learner.toString();
            String client = "00000000-0000-0000-0000-0000000000c1";
            String job = "00000000-0000-0000-0000-0000000000b1";
            String fact = "00000000-0000-0000-0000-0000000000f1";
            String signUp = "00000000-0000-0000-0000-0000000000a1";
            for (String sql : List.of(
                    "insert into approval_request (resource_link_id, learner_id, asked_at) values ('LINK', 'ID', NOW)",
                    "insert into rejection (resource_link_id, learner_id, reason, rejected_by, rejected_at, asked_at)"
                            + " values ('LINK', 'ID', 'no, MARK', 'ID', NOW, NOW)",
                    "insert into attendance (resource_link_id, learner_id, session, marked_at) values ('LINK', 'ID', 1, NOW)",
                    "insert into worksheet (resource_link_id, learner_id, marked_at) values ('LINK', 'ID', NOW)",
                    "insert into link_membership (resource_link_id, subject) values ('LINK', 'SUBJECT')",
                    "insert into roster_wait (resource_link_id, learner_id, course_id, since, missed)"
                            + " values ('LINK', 'ID', 'LINK', NOW, false)",
                    "insert into deep_linking_request (id, deployment_id, learner_id, settings, created_at)"
                            + " select 'JOB', deployment_id, 'ID', 'MARK', NOW from resource_link where id = 'LINK'",
                    "insert into intake_client (id, registration_id, name, token_hash, created_at)"
                            + " values ('CLIENT', 'PLATFORM', 'Registry', 'hash', NOW)",
                    "insert into completion (id, learner_id, run, source, source_id, completed_at, recorded_at, told_at, told_by,"
                            + " withdrawn_at, withdrawal_reason)"
                            + " values ('FACT', 'ID', 'RUN', 'INTAKE', 'CLIENT/MARK-enrolment', NOW, NOW, NOW, 'file of MARK',"
                            + " NOW, 'a reason about MARK')",
                    "insert into completion_report (id, completion_id, source, source_id, kind, told_at, received_at, told_by,"
                            + " reason, raw, completed_at) values ('FACT', 'FACT', 'INTAKE', 'CLIENT/MARK-enrolment',"
                            + " 'WITHDRAWN', NOW, NOW, 'file of MARK', 'about MARK', '{\"user\": \"MARK\"}', NOW)",
                    "insert into intake_statement (client_id, statement_id, source_id, told_at)"
                            + " values ('CLIENT', 'FACT', 'CLIENT/MARK-enrolment', NOW)",
                    "insert into intake_answer (client_id, idempotency_key, request_hash, answer, taken_at)"
                            + " values ('CLIENT', 'key', 'hash', '[{\"id\": \"MARK-enrolment\"}]', NOW)",
                    "insert into job (id, kind, title, fingerprint, resource_link_id, settings, state, place, after_key, total,"
                            + " taken, known, awarded, refused, tries, created_at) values ('JOB', 'IMPORT', 'people.csv', '',"
                            + " 'LINK', '', 'DONE', 0, '', 3, 0, 0, 0, 3, 0, NOW)",
                    "insert into job_refused (job_id, line, field, problem, fields) values ('JOB', 2, 0, '',"
                            + " '[\"SUBJECT\", \"100\"]')",
                    "insert into job_refused (job_id, line, field, problem, fields) values ('JOB', 3, 0, ''," + " '[\""
                            + person.email() + "\", \"100\"]')",
                    "insert into job_refused (job_id, line, field, problem, fields) values ('JOB', 4, 0, '',"
                            + " '[\"somebody else\"]')",
                    "insert into sign_up (id, run, learner_id, tier, state, line, answers, shown, address, reminders, stop_token,"
                            + " signed_up_at, changed_at) values ('SIGNUP', 'RUN', 'ID', '', 'PLACED', 1,"
                            + " '[\"Why?\", \"because MARK\"]', true, 'MARK@city.example', true, 'token', NOW, NOW)",
                    "insert into sign_up_step (sign_up, number, state, tier, noted_at, noted_by, note)"
                            + " values ('SIGNUP', 1, 'PLACED', '', NOW, '', 'welcome MARK')",
                    "insert into mail (id, about, address, subject, content, queued_at, due_at, attempts)"
                            + " values ('FACT', 'sign-up/SIGNUP/1', 'MARK@city.example', 'For MARK', 'Dear MARK', NOW,"
                            + " timestamp with time zone '2099-01-01 00:00:00+00', 0)",
                    "insert into question (id, topic, state, learner_id, name, address, page, token, asked_at, changed_at)"
                            + " values ('SIGNUP', 'DATA', 'OPEN', 'ID', 'MARK', 'MARK@asks.example', '/privacy', 'token-MARK',"
                            + " NOW, NOW)",
                    "insert into question_entry (question, number, learner_id, by_staff, written_by, words, written_at)"
                            + " values ('SIGNUP', 1, 'ID', false, '', 'I am MARK', NOW)",
                    "insert into question (id, topic, state, learner_id, city_id, name, address, page, token, asked_at,"
                            + " changed_at) select 'JOB', 'HOSTING', 'OPEN', 'ID', id, '', 'MARK@asks.example', '/city/host',"
                            + " 'token', NOW, NOW from city",
                    "insert into question_entry (question, number, learner_id, by_staff, written_by, words, written_at)"
                            + " values ('JOB', 1, 'ID', false, '', 'Call MARK', NOW)",
                    "insert into question_entry (question, number, by_staff, written_by, words, written_at)"
                            + " values ('JOB', 2, true, 'NAME', 'We will', NOW)",
                    "insert into hosting (question, state, first_day, last_day, people, place)"
                            + " values ('JOB', 'ASKED', date '2027-03-01', date '2027-03-01', 30, 'City Hall')",
                    "insert into mail (id, about, address, subject, content, queued_at, due_at, attempts)"
                            + " values ('JOB', 'question/SIGNUP/answered-2', 'MARK@asks.example', 'For MARK', 'Dear MARK', NOW,"
                            + " timestamp with time zone '2099-01-01 00:00:00+00', 0)",
                    "insert into mail (id, about, address, subject, content, queued_at, due_at, attempts)"
                            + " values ('CLIENT', 'report/' || 'ID' || '/city/2026-01-01--2026-03-31/1', 'MARK@leads.example', 'A report',"
                            + " 'Dear MARK', NOW, timestamp with time zone '2099-01-01 00:00:00+00', 0)",
                    "update city_lead set address = 'MARK@leads.example', report_token = 'token-MARK' where learner_id = 'ID'",
                    "update learner set language = 'x-MARK', time_zone = 'Etc/MARK' where id = 'ID'",
                    // What the person did for the program, by name.
                    "insert into city_note (city_id, number, text, recorded_at, recorded_by)"
                            + " select id, 1, 'A note', NOW, 'NAME' from city",
                    "insert into city_mark (city_id, number, standard, criterion, kind, effective_on, taken_back, recorded_at,"
                            + " recorded_by, evidence) select city.id, 77, standard, code, 'CLAIMED', date '2026-01-01', false, NOW,"
                            + " 'NAME', '' from city, criterion where standard = 'wwc-2018' and code = 'DG1'",
                    "insert into run_revision (run, number, recorded_at, recorded_by, action, content)"
                            + " values ('RUN', 77, NOW, 'NAME', 'CHANGED', '{}')",
                    "insert into open_city (city_id, slug, shown, changed_at, changed_by) select id, 'springfield', true, NOW,"
                            + " 'NAME' from city")) {
                handle.execute(sql.replace("LINK", link)
                        .replace("PLATFORM", platform)
                        .replace("'ID'", "'" + id + "'")
                        .replace("CLIENT", client)
                        .replace("JOB", job)
                        .replace("FACT", fact)
                        .replace("SIGNUP", signUp)
                        .replace("SUBJECT", person.id())
                        .replace("'RUN'", "'" + Installation.RUN + "'")
                        .replace("NOW", "current_timestamp")
                        .replace("'NAME'", "'" + person.name() + "'")
                        .replace("MARK", MARK));
            }
            handle.createUpdate("update audit_entry set actor = :id where act = 'CITY_LEAD_NAMED'")
                    .bind("id", id)
                    .execute();
        });
        // Launches are written down a moment later.
        Wait.until(
                Duration.ofSeconds(10),
                () -> count("select count(*) from launch_log where claims like '%" + person.id() + "%'") > 0,
                () -> "no launch in the log");
    }

    /** All texts of the database in which the mark stands, by column. */
    private TreeSet<String> found() {
        return database.inTransaction(ErasureIT::found);
    }

    private static TreeSet<String> found(Handle handle) {
        TreeSet<String> found = new TreeSet<>();
        try {
            DatabaseMetaData data = handle.getConnection().getMetaData();
            List<String> texts = new ArrayList<>();
            try (ResultSet columns = data.getColumns(null, "public", "%", "%")) {
                while (columns.next()) {
                    String type = columns.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
                    if (type.contains("char") || type.contains("text") || type.contains("clob")) {
                        texts.add(columns.getString("TABLE_NAME") + "." + columns.getString("COLUMN_NAME"));
                    }
                }
            }
            assertThat(texts).hasSizeGreaterThan(150);
            for (String text : texts) {
                String table = text.substring(0, text.indexOf('.'));
                String column = text.substring(text.indexOf('.') + 1);
                long rows = handle.createQuery(
                                "select count(*) from " + table + " where lower(" + column + ") like '%" + MARK + "%'")
                        .mapTo(Long.class)
                        .one();
                if (rows > 0) {
                    found.add(text);
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void no_text_of_any_table_names_the_person_afterwards(TestDatabase kind) throws Exception {
        with(kind, () -> {
            LearnerId learner = live();
            assertThat(found())
                    .contains(
                            "learner.subject",
                            "learner.name",
                            "member.subject",
                            "member.name",
                            "member.username",
                            "credential.recipient_name",
                            "launch_log.claims",
                            "objection.words",
                            "rejection.reason",
                            "sign_up.answers",
                            "mail.content",
                            "completion.source_id",
                            "completion_report.raw",
                            "intake_answer.answer",
                            "job_refused.fields",
                            "city_mark.recorded_by",
                            "run_revision.recorded_by");

            assertThat(erase(learner)).isEqualTo(ErasePerson.Outcome.DONE);

            assertThat(found()).isEmpty();
            assertThat(count("select count(*) from job_refused"))
                    .as("what names others stays")
                    .isEqualTo(1);
            assertThat(erase(learner)).isEqualTo(ErasePerson.Outcome.ERASED_BEFORE);
            assertThat(count(
                            "select count(*) from audit_entry where act = 'PERSON_ERASED' and subject = :p0",
                            learner.toString()))
                    .isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobody_but_the_person_brings_the_person_back(TestDatabase kind) throws Exception {
        with(kind, () -> {
            LearnerId learner = live();
            erase(learner);

            WebBrowser.Page gone = browser.get(session);
            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.body()).contains("The data of this person was erased");
            assertThat(browser.get(session + "/privacy/data").status()).isEqualTo(410);

            // The platform still lists the person, and the list is read again.
            WebBrowser teacher = new WebBrowser();
            String teaches = room.teacherPage(teacher, activity).address().toString();
            String before = loads();
            teacher.post(teacher.get(teaches).form("/roster/load"));
            Wait.until(
                    Duration.ofSeconds(20),
                    () -> !loads().equals(before) && loads().endsWith("true"),
                    () -> teacher.get(teaches).body());
            assertThat(teacher.get(teaches).body()).contains(room.learner(0).name());
            assertThat(found()).as("a list that was read again").isEmpty();

            assertThat(launch().body()).contains("completed");
            assertThat(learner()).isNotEqualTo(learner);
            assertThat(count("select count(*) from erased_person")).isZero();
            String data = browser.get(session + "/privacy/data").body();
            assertThat(data).contains(person.name()).doesNotContain("objects", CITY);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_counts_for_the_city_and_the_state_of_badges_stay(TestDatabase kind) throws Exception {
        with(kind, () -> {
            LearnerId learner = live();
            String badge = database.inTransaction(handle -> handle.createQuery(
                            "select cast(id as varchar(36)) from credential where learner_id = :id")
                    .bind("id", learner)
                    .mapTo(String.class)
                    .one());
            String page = waymark.app.baseUrl() + "/credentials/" + badge;
            String jwt = browser.get(page + "/credential.jwt").body();
            String verdict = verdict(jwt);
            assertThat(verdict).contains("not been revoked");
            String status =
                    browser.get(waymark.app.baseUrl() + "/status/waymark").body();
            List<Object> counted = counted();
            browser.get(page + "/certificate.pdf");

            erase(learner);

            assertThat(counted()).isEqualTo(counted);
            for (String file : List.of(
                    "", "/credential.jwt", "/credential.json", "/badge.png", "/badge.svg", "/certificate.pdf")) {
                assertThat(browser.get(page + file).status()).as(file).isEqualTo(410);
            }
            assertThat(browser.get(page).body()).contains("data of the person who earned this badge was erased");
            assertThat(verdict(jwt)).isEqualTo(verdict);
            assertThat(browser.get(waymark.app.baseUrl() + "/status/waymark").body())
                    .isEqualTo(status);
            assertThat(count(
                            "select count(*) from credential where learner_id = :p0 and revoked_at is null",
                            learner.value()))
                    .isEqualTo(1);
        });
    }

    private String verdict(String jwt) {
        WebBrowser anybody = new WebBrowser();
        return anybody.post(anybody.get(waymark.app.baseUrl() + "/verify")
                        .form("/verify")
                        .with("jwt", jwt))
                .body()
                .replaceAll("(?s)^.*?<main", "")
                .replaceAll("reference [0-9a-f-]+", "");
    }

    /** What tallies, reports and the desk are worked out from. */
    private List<Object> counted() {
        return database.inTransaction(handle -> List.of(
                handle.createQuery("select name, people, completions from city order by name")
                        .mapToMap()
                        .list(),
                handle.createQuery("select * from city_support order by criterion, completed_on, recorded_on")
                        .mapToMap()
                        .list(),
                handle.createQuery("select * from city_credit order by learner_id, run")
                        .mapToMap()
                        .list(),
                handle.createQuery("select learner_id, run, met, completed_at from award order by learner_id, run")
                        .mapToMap()
                        .list(),
                handle.createQuery("select id, run, completed_at, withdrawn_at from completion order by id")
                        .mapToMap()
                        .list(),
                new org.waymark.standing.Credits()
                        .countLearners(
                                handle, java.time.LocalDate.of(2020, 1, 1), java.time.LocalDate.of(2099, 1, 1))));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_report_stays_as_it_was_and_a_correction_finds_nothing(TestDatabase kind) throws Exception {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2025-08-10T10:00:00Z"));
        with(kind, clock::get, () -> {
            LearnerId learner = live();
            clock.set(Instant.parse("2025-10-10T10:00:00Z"));
            Period period = Period.quarterOf(LocalDate.of(2025, 7, 1));
            var reports = waymark.app.journeys.reports.makeReports;
            assertThat(reports.make(period, false, "Ada", job -> {})
                            .orElseThrow()
                            .counts()
                            .taken())
                    .isPositive();
            List<Object> made = reports();

            assertThat(erase(learner)).isEqualTo(ErasePerson.Outcome.DONE);

            reports.make(period, false, "Ada", job -> {});
            assertThat(reports()).isEqualTo(made);
            reports.make(period, true, "Ada", job -> {});
            assertThat(reports()).as("nothing to correct").isEqualTo(made);
        });
    }

    private List<Object> reports() {
        return database.inTransaction(handle -> List.of(
                handle.createQuery("select subject, edition, content, made_at from report order by subject, edition")
                        .mapToMap()
                        .list()));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatever_happens_beside_an_erasure_comes_before_it_or_makes_somebody_new(TestDatabase kind) throws Exception {
        with(kind, () -> {
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                for (int round = 0; round < 6; round++) {
                    launch();
                    LearnerId learner = learner();
                    WebBrowser.Form complete =
                            browser.get(session).form("/complete").with("completed", "yes");
                    WebBrowser again = new WebBrowser();
                    CyclicBarrier start = new CyclicBarrier(3);
                    Future<ErasePerson.Outcome> erased = threads.submit(() -> {
                        start.await();
                        return erase(learner);
                    });
                    Future<WebBrowser.Page> launched = threads.submit(() -> {
                        start.await();
                        return room.launch(again, person, activity);
                    });
                    Future<WebBrowser.Page> completed = threads.submit(() -> {
                        start.await();
                        return browser.post(complete);
                    });
                    assertThat(erased.get()).isEqualTo(ErasePerson.Outcome.DONE);
                    assertThat(launched.get().status())
                            .as(launched.get().body())
                            .isIn(200, 410);
                    assertThat(completed.get().status())
                            .as(completed.get().body())
                            .isIn(200, 410);
                    for (String table : List.of("participant", "objection", "approval_request", "score")) {
                        assertThat(count("select count(*) from " + table + " where learner_id = :p0", learner.value()))
                                .as(table)
                                .isZero();
                    }
                    assertThat(count(
                                    "select count(*) from learner where id = :p0 and name is not null",
                                    learner.value()))
                            .isZero();
                    long known = count("select count(*) from learner where subject = :p0", person.id());
                    assertThat(count("select count(*) from erased_person"))
                            .as("a mark, or somebody new")
                            .isEqualTo(1 - known);
                    if (known == 0) {
                        // The log of launches may have been written in the same moment; it is looked through a second
                        // later.
                        Wait.until(Duration.ofSeconds(20), () -> found().isEmpty(), () -> found().toString());
                    } else {
                        erase(learner());
                    }
                }
                assertThat(found()).isEmpty();
            } finally {
                threads.shutdownNow();
            }
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void staff_see_what_would_go_and_stay_and_choose_whether_badges_are_revoked(TestDatabase kind) throws Exception {
        with(kind, () -> {
            LearnerId learner = live();
            String jwt = browser.get(waymark.app.baseUrl() + "/credentials/" + badge(learner) + "/credential.jwt")
                    .body();
            WebBrowser staff = new WebBrowser();
            String admin = AdminIT.enter(waymark, staff).address().toString();
            WebBrowser.Page profile = staff.get(admin + "/people/" + learner);
            assertThat(profile.body()).contains("/people/" + learner + "/erasure");
            WebBrowser.Page page = staff.get(admin + "/people/" + learner + "/erasure");
            assertThat(page.body())
                    .contains(
                            "Erase Zqmark Erasable",
                            "What is removed",
                            "What stays",
                            "1 valid badge",
                            "is a city lead");
            assertThat(staff.post(page.form("/erasure")).status())
                    .as("without a reason")
                    .isEqualTo(400);
            assertThat(found()).isNotEmpty();

            WebBrowser.Page done =
                    staff.post(page.form("/erasure").with("reason", "ASKED").with("badges", "revoke"));
            assertThat(done.status()).isEqualTo(200);
            assertThat(done.body()).contains("The person was erased");
            assertThat(found()).isEmpty();
            assertThat(verdict(jwt)).contains("data of the person was erased").doesNotContain("has not been revoked");
            assertThat(staff.get(admin + "/people?q=Zqmark").body()).contains("No one found");
            assertThat(staff.get(admin + "/people/" + learner).status()).isEqualTo(410);
            assertThat(staff.get(admin + "/people/" + learner + "/erasure").status())
                    .isEqualTo(404);
            assertThat(staff.get(admin + "/audit").body())
                    .contains("Erased a person", "ASKED, badges revoked")
                    .doesNotContain("Zqmark");
        });
    }

    private String badge(LearnerId learner) {
        return database.inTransaction(
                handle -> handle.createQuery("select cast(id as varchar(36)) from credential where learner_id = :id")
                        .bind("id", learner)
                        .mapTo(String.class)
                        .one());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void rules_say_beforehand_what_they_remove_and_then_remove_it_once(TestDatabase kind) throws Exception {
        with(kind, () -> {
            LearnerId learner = live();
            database.useTransaction(handle -> handle.execute("update learner set seen_on = date '2000-01-01'"));
            WebBrowser staff = new WebBrowser();
            String admin = AdminIT.enter(waymark, staff).address().toString();
            assertThat(staff.get(admin + "/data").body()).contains("How long data is kept");
            String at = admin + "/data/retention";
            WebBrowser.Page page = staff.get(at);
            assertThat(page.body())
                    .as("a lead is never erased by a rule")
                    .contains("Today, it concerns nobody", "Launches in the log", "2 weeks");
            database.useTransaction(handle -> {
                handle.execute("delete from city_lead");
                handle.execute("delete from mail");
                handle.execute("update completion set recorded_at = timestamp with time zone '2000-01-01 00:00:00+00'");
                handle.execute("delete from sign_up_step");
                handle.execute("delete from sign_up");
            });
            assertThat(staff.get(at).body()).contains("Today, it concerns 1 person");
            assertThat(staff.get(at + "/people.csv").body()).contains("Zqmark Erasable", learner.toString());
            var carryOut = waymark.app.journeys.privacy.carryOutRetention;
            assertThat(carryOut.run()).as("nothing is on").isEmpty();

            WebBrowser.Form form = page.form("/data/retention");
            assertThat(form.fields()).containsEntry("kind", "PEOPLE");
            WebBrowser.Page refused = staff.post(form.with("months", "11").with("active", "yes"));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("Nothing was saved");
            assertThat(staff.post(form.with("months", "36").with("active", "yes"))
                            .body())
                    .contains("The rule is saved");
            assertThat(browser.get(session + "/privacy").body())
                    .contains("If you do not open anything for 36 months", "Having your data erased");

            // What a run that was broken off removed is noted by the next one.
            database.useTransaction(handle -> handle.execute("insert into retention_run (kind, ran_at, removed, noted)"
                    + " values ('ANSWERS', timestamp with time zone '2026-01-01 00:00:00+00', 7, false)"));
            assertThat(carryOut.run()).containsOnly(java.util.Map.entry(RetentionKind.PEOPLE, 1L));
            assertThat(found()).isEmpty();
            assertThat(carryOut.run()).containsOnly(java.util.Map.entry(RetentionKind.PEOPLE, 0L));
            assertThat(staff.get(at).body()).contains("1 removed");
            assertThat(staff.get(admin + "/audit").body())
                    .contains("Changed how long something is kept", "Removed what was kept long enough", "RETENTION");
            assertThat(count("select count(*) from audit_entry where act = 'RETENTION_CARRIED_OUT'"))
                    .isEqualTo(2);
            assertThat(count("select count(*) from credential where revoked_at is null"))
                    .isEqualTo(1);
        });
    }
}
