package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.id.CompletionId;
import org.waymark.id.JobId;
import org.waymark.id.RegistrationId;
import org.waymark.journey.file.ImportFile;
import org.waymark.learning.RunId;
import org.waymark.people.Alphabet;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.TestDatabase;

/** The programme takes back what was told of a run as such, with its pages and its commands, and lets it count again. */
class CorrectionIT {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_was_told_wrongly_of_a_run_is_found_taken_back_and_counts_again(TestDatabase on) throws Exception {
        try (SourceBench bench = new SourceBench(on, 2)) {
            Person lena = bench.room.learner(0);
            PlacedActivity activity = bench.room.withColumn("Reports");
            bench.room.launch(new WebBrowser(), lena, activity);
            bench.setRule(activity, SourceBench.rule(EnumSet.of(Source.FILE), Rule.ScorePolicy.COMPLETE));
            JobId imported = imported(bench, lena.id() + ",2026-01-10T10:00:00Z\n");
            assertThat(bench.hasBadge(lena, activity)).isTrue();

            WebBrowser admin = new WebBrowser();
            String home = AdminIT.enter(bench.waymark, admin).address().toString();
            WebBrowser.Page found =
                    admin.get(home + "/people?q=" + lena.familyName().toUpperCase(Locale.ROOT));
            assertThat(found.body()).contains("ID " + lena.id());
            WebBrowser.Page person = admin.get(home + "/people/" + learner(bench, lena));
            assertThat(person.body()).contains("reported for the run as a whole", "told.csv", "Has a badge");
            assertThat(admin.postOnce(person.form("/people/withdraw")).status())
                    .as("no reason")
                    .isEqualTo(400);
            WebBrowser.Page taken =
                    admin.post(person.form("/people/withdraw").with("reason", "It was the wrong <b>course</b>"));
            assertThat(taken.body())
                    .contains(
                            "This completion no longer counts",
                            "wrong &lt;b&gt;course",
                            "Badge revoked",
                            "according to program staff",
                            "Withdrawn by program staff: It was the wrong");
            assertThat(bench.hasBadge(lena, activity)).isFalse();
            assertThat(bench.revoked()).isEqualTo(1);
            assertThat(bench.room.launch(new WebBrowser(), lena, activity).body())
                    .contains("wrong &lt;b&gt;course");
            assertThat(imported(bench, lena.id() + ",2026-01-10T10:00:00Z\n")).isNotEqualTo(imported);
            assertThat(bench.fact(Source.FILE, lena).orElseThrow().stands())
                    .as("the same file says nothing new")
                    .isFalse();

            WebBrowser.Page again = admin.post(taken.form("/people/restore"));
            assertThat(again.body()).contains("This completion counts again", "Has a badge");
            assertThat(bench.fact(Source.FILE, lena).orElseThrow().completedAt())
                    .hasToString("2026-01-10T10:00:00Z");

            // The same by commands, and the whole import.
            CompletionId fact = bench.fact(Source.FILE, lena).orElseThrow().id();
            bench.clock.move(Duration.ofSeconds(1));
            assertThat(bench.waymark.app.journeys.admin.manageLearners.restore(fact))
                    .as("it stands")
                    .isEmpty();
            assertThat(bench.waymark.app.journeys.admin.manageLearners.withdraw(fact, "No"))
                    .isPresent();
            assertThat(bench.waymark.app.journeys.admin.manageLearners.withdraw(fact, "No"))
                    .as("twice")
                    .isEmpty();
            Person other = bench.room.learner(1);
            bench.room.launch(new WebBrowser(), other, activity);
            JobId wrong = imported(bench, other.id() + ",2026-01-11T10:00:00Z\n");
            assertThat(bench.hasBadge(other, activity)).isTrue();
            assertThat(bench.waymark
                            .app
                            .journeys
                            .files
                            .undoImport
                            .run(wrong, "The wrong file", moved -> {})
                            .orElseThrow()
                            .counts()
                            .taken())
                    .isEqualTo(1);
            assertThat(bench.fact(Source.FILE, other).orElseThrow().stands()).isFalse();
        }
    }

    private static JobId imported(SourceBench bench, String rows) throws IOException {
        bench.clock.move(Duration.ofSeconds(1));
        Path file = Files.createTempDirectory("waymark-told").resolve("told.csv");
        Files.writeString(file, "user_id,completed_at\n" + rows);
        RegistrationId platform = bench.waymark.platform();
        ImportFile.Result result = bench.waymark.app.journeys.files.importFile.run(
                file, platform, new RunId(Installation.RUN), null, null, false, moved -> {});
        return ((ImportFile.Done) result).job().id();
    }

    private static String learner(SourceBench bench, Person person) {
        return bench
                .waymark
                .app
                .journeys
                .admin
                .manageLearners
                .find(null, person.id(), Alphabet.of(Locale.ROOT))
                .stream()
                .filter(found -> found.learner().subject().equals(person.id()))
                .findFirst()
                .orElseThrow()
                .learner()
                .id()
                .value()
                .toString();
    }
}
