package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.practice.school.PlacedActivity;

/** An instructor uploads a report in the frame of the LMS, looks, confirms and reads what came of it. */
class ImportFlowIT {
    private static Installation installation;
    private static PlacedActivity activity;

    @BeforeAll
    static void install() {
        installation = Installation.onH2();
        activity = installation.addActivity("Reports");
    }

    @AfterAll
    static void close() {
        installation.close();
    }

    @Test
    void a_report_becomes_completions_after_the_preview_and_the_rest_is_given_back() {
        WebBrowser ines = new WebBrowser();
        WebBrowser.Page home = installation.launch(ines, installation.instructor(), activity);
        String base = home.address().toString();
        WebBrowser.Form upload = ines.get(base + "/import").form("/import");
        String lena = installation.learner(0).id();
        String text = "user_id,completed_at,name\n" + lena + ",2026-01-05 10:00:00,Lena\n=1+1,soon,\"=cmd\"\n";
        WebBrowser.Page sent = ines.postFile(upload, "file", Path.of("r.csv"), text);
        assertThat(sent.status()).isEqualTo(303);
        String check =
                sent.address().resolve(sent.header("location").orElseThrow()).toString();
        WebBrowser.Page preview = ines.get(check);
        // The zone is the platform's for this person; how the rows were understood stands there.
        assertThat(preview.body())
                .contains(
                        "a CSV file in its own format",
                        "do not count uploaded reports",
                        "January 5, 2026 at 10:00 AM America/New York, UTC-05:00 (in the report: 2026-01-05 10:00:00)",
                        "This is not a date");

        WebBrowser.Page chosen = ines.post(preview.form("/columns")
                .with("person", "0")
                .with("key", "ID")
                .with("done", "1")
                .with("zone", "Europe/Berlin"));
        assertThat(chosen.body()).contains("Import 1 new completion<", "This is not a date");
        WebBrowser.Page job = ines.post(chosen.form("/confirm"));
        String address = job.address().toString();
        Wait.until(
                Duration.ofSeconds(60),
                () -> ines.get(address).says("The report has been imported"),
                () -> ines.get(address).body());
        assertThat(ines.get(address).body()).contains("This is not a date", "not-taken.csv");
        WebBrowser.Page csv = ines.get(address + "/not-taken.csv");
        assertThat(csv.header("content-disposition").orElseThrow()).contains("attachment");
        assertThat(csv.body()).contains("Line,Column,Reason,user_id", "3,2,This is not a date", "'=1+1,soon,'=cmd");

        // Confirmed twice, from another activity, by a learner: nothing more happens.
        assertThat(ines.postOnce(chosen.form("/confirm")).status()).isEqualTo(303);
        PlacedActivity other = installation.addActivity("Another");
        WebBrowser elsewhere = new WebBrowser();
        String away = installation
                .launch(elsewhere, installation.instructor(), other)
                .address()
                .toString();
        String id = address.substring(address.lastIndexOf('/') + 1);
        for (String path : new String[] {"/job/" + id, "/job/" + id + "/not-taken.csv", "/import/" + id, "/job/x"}) {
            assertThat(elsewhere.get(away + path).status()).as(path).isEqualTo(404);
        }
        WebBrowser learner = new WebBrowser();
        String own = installation
                .launch(learner, installation.learner(1), activity)
                .address()
                .toString();
        for (String path : new String[] {"/import", "/job/" + id, "/import/" + id}) {
            assertThat(learner.get(own + path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void a_long_file_is_taken_and_a_longer_one_and_none_are_refused() {
        WebBrowser ines = new WebBrowser();
        String base = installation
                .launch(ines, installation.instructor(), activity)
                .address()
                .toString();
        WebBrowser.Form upload = ines.get(base + "/import").form("/import");
        String row = "9999,2026-01-05T10:00:00Z,x\n";
        String long12 = "user_id,completed_at,name\n" + row.repeat(12 * 1024 * 1024 / row.length());
        assertThat(ines.postFile(upload, "file", Path.of("r.csv"), long12).status())
                .isEqualTo(303);
        String long21 = "user_id,completed_at,name\n" + row.repeat(21 * 1024 * 1024 / row.length());
        assertThat(ines.postFile(upload, "file", Path.of("r.csv"), long21).status())
                .isEqualTo(413);
        assertThat(ines.postFile(upload, "file", Path.of("r.csv"), "").status()).isEqualTo(422);
        assertThat(ines.postFile(upload, "file", Path.of("r.csv"), "a,\"b\nc\n").status())
                .isEqualTo(422);
        assertThat(ines.postFile(upload, "other", Path.of("r.csv"), row).status())
                .isEqualTo(422);
        WebBrowser.Form forged = new WebBrowser.Form(upload.action(), Map.of("_csrf", "forged"));
        assertThat(ines.postFile(forged, "file", Path.of("r.csv"), row).status())
                .isEqualTo(403);
        assertThat(ines.postOnce(upload).status()).isBetween(400, 499);
    }

    @Test
    void the_page_of_an_import_tells_how_many_of_its_grades_have_arrived() {
        PlacedActivity graded = installation.addActivity("Graded reports");
        WebBrowser ines = new WebBrowser();
        WebBrowser.Page home = installation.launch(ines, installation.instructor(), graded);
        RuleSetting.save(ines, home, "FILE");
        String text = "user_id,completed_at,name\n%s,2026-01-05T10:00:00Z,Lena\n%s,2026-01-06T10:00:00Z,Luis\n"
                .formatted(installation.learner(0).id(), installation.learner(1).id());
        WebBrowser.Page sent =
                ines.postFile(ines.get(home.address() + "/import").form("/import"), "file", Path.of("r.csv"), text);
        String check =
                sent.address().resolve(sent.header("location").orElseThrow()).toString();
        String job = ines.post(ines.get(check).form("/confirm")).address().toString();
        Wait.until(
                Duration.ofSeconds(60),
                () -> ines.get(job + "/grades").says("2 of 2 grades have arrived"),
                () -> ines.get(job + "/grades").body());
        assertThat(ines.get(job + "/grades").body()).contains("<progress").doesNotContain("data-under-way", "<html");
        assertThat(ines.get(job).body()).contains("2 of 2 grades have arrived", "The report has been imported");
    }
}
