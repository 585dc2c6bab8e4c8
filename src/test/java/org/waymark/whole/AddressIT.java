package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.store.Database;

/** A report that names people by nothing but their e-mail address, as Moodle's activity completion does. */
class AddressIT {
    private static Installation waymark;
    private static Database database;
    private static PlacedActivity activity;

    @BeforeAll
    static void install() {
        waymark = Installation.onH2();
        database = waymark.openDatabase();
        activity = waymark.addActivity("Homework 1");
    }

    @AfterAll
    static void close() {
        database.close();
        waymark.close();
    }

    @Test
    void a_registration_asks_for_what_an_import_needs() {
        Client client = waymark.lms.school().clients().get(0);
        assertThat(client.claims()).contains("email");
        assertThat(client.custom()).containsEntry("person_timezone", "$Person.address.timezone");
    }

    @Test
    void people_are_found_by_address_and_what_is_kept_is_the_administrators_choice() {
        Person lena = waymark.learner(0);
        waymark.launch(new WebBrowser(), lena, activity);
        WebBrowser ines = new WebBrowser();
        String base =
                waymark.launch(ines, waymark.instructor(), activity).address().toString();
        assertThat(ines.get(base + "/import").body()).contains("Share launcher's email with tool", "two people share");
        String check = upload(ines, base, lena.email().toUpperCase(Locale.ROOT));
        assertThat(ines.get(check).body())
                .contains("Activity completion", lena.name(), "Import 1 new completion<")
                .contains("America/New York", "stranger@practice.example", "Nobody in this course has this");
        WebBrowser.Page job = ines.post(ines.get(check).form("/confirm"));
        Wait.until(
                Duration.ofSeconds(60),
                () -> ines.get(job.address().toString()).says("The report has been imported"),
                () -> ines.get(job.address().toString()).body());
        assertThat(kept("select email_hash from member where email_hash is not null"))
                .isNotEmpty();
        assertThat(kept("select email from member where email is not null")).isEmpty();
        assertThat(kept("select raw from completion_report")).isNotEmpty().noneMatch(raw -> raw.contains("@"));

        WebBrowser root = new WebBrowser();
        String admin = AdminIT.enter(waymark, root).address().toString();
        String page = admin + "/platforms/" + waymark.platform();
        assertThat(root.get(page).body()).contains("Email addresses", "/addresses");
        assertThat(root.get(page + "/addresses").body())
                .contains("Only a keyed hash", "HMAC", "neither of them: such a row");

        assertThat(choose(root, page, "NOTHING").body()).contains("may no longer be kept is deleted");
        assertThat(kept("select email_hash from member where email_hash is not null"))
                .isEmpty();
        assertThat(ines.get(upload(ines, base, lena.email())).body())
                .contains("Waymark knows no email addresses in this course", "Course completion")
                .doesNotContain("/confirm\"");

        choose(root, page, "PLAIN");
        waymark.launch(new WebBrowser(), lena, activity);
        assertThat(ines.get(upload(ines, base, lena.email())).body()).contains(lena.name() + ", " + lena.email());

        choose(root, page, "HASH");
        assertThat(kept("select email from member where email is not null")).isEmpty();
        String hashed = ines.get(upload(ines, base, lena.email())).body();
        assertThat(hashed).contains(lena.name()).doesNotContain(lena.name() + ", " + lena.email());
        assertThat(choose(root, page, "EVERYTHING").status()).isEqualTo(400);
    }

    /** As Moodle writes it, for Lena and for somebody who is not in the course; the answer is the address of the preview. */
    private static String upload(WebBrowser browser, String base, String address) {
        String text = ",\"Email address\",\"Homework 1\",\"\"\n\"Lena\",\"" + address
                + "\",\"Completed\",\"2026-01-05 10:00:00\"\n"
                + "\"Nobody\",\"stranger@practice.example\",\"Completed\",\"2026-01-05 10:00:00\"\n";
        WebBrowser.Page sent =
                browser.postFile(browser.get(base + "/import").form("/import"), "file", Path.of("progress.csv"), text);
        assertThat(sent.status()).isEqualTo(303);
        return sent.address().resolve(sent.header("location").orElseThrow()).toString();
    }

    private static WebBrowser.Page choose(WebBrowser browser, String page, String rule) {
        return browser.post(browser.get(page + "/addresses").form("/addresses").with("rule", rule));
    }

    private static List<String> kept(String sql) {
        return database.inTransaction(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
