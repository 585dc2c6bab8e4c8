package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.completion.rule.Rules;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.admin.ManageIntakeClients;
import org.waymark.journey.file.ImportFile;
import org.waymark.journey.privacy.ErasePerson;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;
import org.waymark.poll.Poll;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.TestDatabase;

/** Whoever was erased is passed over by everything that tells of people: grades, other systems, files. */
class ErasedSourcesIT {
    @TempDir
    private static Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void grades_other_systems_and_files_say_nothing_of_whoever_was_erased(TestDatabase on) throws Exception {
        try (SourceBench bench = new SourceBench(on, 3)) {
            Person person = bench.room.learner(0);
            Person other = bench.room.learner(1);
            PlacedActivity activity = bench.room.withColumn("Graded");
            bench.room.launch(new WebBrowser(), person, activity);
            bench.room.launch(new WebBrowser(), other, activity);
            bench.setRule(activity, SourceBench.rule(EnumSet.of(Source.GRADE), Rule.ScorePolicy.NONE));
            bench.database.useTransaction(handle -> new Rules()
                    .put(
                            handle,
                            new RunId(Installation.RUN),
                            Rule.of(EnumSet.of(Source.INTAKE, Source.FILE)),
                            null,
                            bench.clock.instant()));
            ResourceLinkId link = bench.link(activity);
            grade(bench, activity, person, 80);
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            assertThat(bench.fact(Source.GRADE, person)).isPresent();
            String token = client(bench);
            assertThat(tell(bench, token, "e1", person)).contains("recorded");
            LearnerId learner = learner(bench, person);
            long credits = awards(bench);

            assertThat(bench.waymark.app.journeys.privacy.erasePerson.erase(learner, ErasePerson.Reason.ASKED, false))
                    .isEqualTo(ErasePerson.Outcome.DONE);

            grade(bench, activity, person, 90);
            grade(bench, activity, other, 70);
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            assertThat(bench.fact(Source.GRADE, other)).as("somebody else").isPresent();
            assertThat(tell(bench, token, "e2", person)).contains("ignored", "The data of this person was erased");
            assertThat(tell(bench, token, "e3", other)).contains("recorded");
            Path file = folder.resolve(on + ".csv");
            Files.writeString(
                    file,
                    "id,completed\n" + person.id() + ",2026-01-10\n"
                            + bench.room.learner(2).id() + ",2026-01-10\n");
            ImportFile.Result result = importFile(bench, file);
            assertThat(result).isInstanceOf(ImportFile.Done.class);
            ImportFile.Done done = (ImportFile.Done) result;
            assertThat(done.refused()).hasSize(1);
            assertThat(done.refused().get(0).problem().words()).contains("The data of this person was erased");
            assertThat(done.refused().get(0).fields()).isEqualTo("[]");

            assertThat(count(bench, "select count(*) from learner where subject = '" + person.id() + "'"))
                    .isZero();
            assertThat(count(bench, "select count(*) from member where subject = '" + person.id() + "'"))
                    .isZero();
            assertThat(count(
                            bench,
                            "select count(*) from completion where learner_id = '" + learner
                                    + "' and withdrawn_at is null"))
                    .as("what was known stays, also where the gradebook is read again")
                    .isEqualTo(2);
            assertThat(awards(bench)).isGreaterThanOrEqualTo(credits);
        }
    }

    private static ImportFile.Result importFile(SourceBench bench, Path file) throws Exception {
        return bench.waymark.app.journeys.files.importFile.run(
                file, bench.waymark.platform(), new RunId(Installation.RUN), "UTC", null, false, job -> {});
    }

    private static long awards(SourceBench bench) {
        return count(bench, "select count(*) from award where met");
    }

    private static long count(SourceBench bench, String sql) {
        return bench.database.inTransaction(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static LearnerId learner(SourceBench bench, Person person) {
        return bench.database.inTransaction(
                handle -> handle.createQuery("select id from learner where subject = :subject")
                        .bind("subject", person.id())
                        .mapTo(LearnerId.class)
                        .one());
    }

    private static String client(SourceBench bench) {
        return ((ManageIntakeClients.Made)
                        bench.waymark.app.journeys.admin.manageIntakeClients.add(bench.waymark.platform(), "Registry"))
                .token();
    }

    private static String tell(SourceBench bench, String token, String id, Person person) throws Exception {
        String body = "{\"id\":\"" + id + "\",\"user\":\"" + person.id() + "\",\"run\":\"" + Installation.RUN
                + "\",\"completedAt\":\"2026-01-10T12:00:00Z\"}";
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(bench.waymark.app.baseUrl() + "/intake/v1/completions"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void grade(SourceBench bench, PlacedActivity activity, Person person, double points) {
        bench.waymark
                .lms
                .school()
                .markGrade(new Grade(
                        bench.room.columns(activity).get(0).id(),
                        person.id(),
                        points,
                        null,
                        bench.clock.instant().toString(),
                        "Completed",
                        "FullyGraded"));
    }
}
