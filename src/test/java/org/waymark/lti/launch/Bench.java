package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.platform.Registration;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.store.DataFile;
import org.waymark.whole.Installation;
import org.waymark.whole.WebBrowser;

/** A whole installation with one activity, a clock that can be set, and a look into the tables. */
public final class Bench implements AutoCloseable {
    static final ResourceBundle WORDS = ResourceBundle.getBundle("org.waymark.web.messages");

    public final Installation waymark;
    public final PlacedActivity activity;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final @Nullable Jdbi tables;

    public Bench() {
        Path folder = Installation.newFolder();
        InstantSource clock = () -> Instant.now().plus(ahead.get());
        waymark = Installation.withoutLimits(folder, clock);
        activity = waymark.addActivity("Data quality");
        tables = Jdbi.create(() -> DataFile.connect(folder));
    }

    private Bench(Installation waymark) {
        this.waymark = waymark;
        this.activity = waymark.addActivity("Data quality");
        this.tables = null;
    }

    /** On PostgreSQL, which takes fewer characters than H2; without a look into the tables. */
    static Bench onPostgres() {
        return new Bench(Installation.withoutLimitsOnPostgres());
    }

    /** Sets the clock of tool and platform ahead, until it is set again. */
    void ahead(Duration by) {
        ahead.set(by);
    }

    int count(String table) {
        return Objects.requireNonNull(tables)
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    /** Whether a person of that subject is known. */
    boolean knows(String subject) {
        return Objects.requireNonNull(tables)
                        .withHandle(
                                handle -> handle.createQuery("select count(*) from learner where subject = :subject")
                                        .bind("subject", subject)
                                        .mapTo(Integer.class)
                                        .one())
                > 0;
    }

    Registration registration() {
        return waymark.app.journeys.admin.managePlatforms.list().stream()
                .map(one -> one.registration())
                .filter(one -> one.clientId().equals(waymark.lms.client().clientId()))
                .findFirst()
                .orElseThrow();
    }

    LaunchRequest byLearner() {
        return waymark.lms.open(waymark.learner(0), activity);
    }

    LaunchRequest byInstructor() {
        return waymark.lms.open(waymark.instructor(), activity);
    }

    WebBrowser.Page launch(WebBrowser browser, Forgery forgery) {
        return waymark.launch(browser, byLearner(), forgery);
    }

    WebBrowser.Page launch(Consumer<Map<String, Object>> claims) {
        return launch(new WebBrowser(), Forgery.none().claims(claims));
    }

    /** The form that the platform has made, before the browser sends it to the tool. */
    WebBrowser.Form form(WebBrowser browser) {
        return waymark.authenticated(browser, byLearner(), Forgery.none());
    }

    SentLogin login() {
        return waymark.lms.startLaunch(byLearner());
    }

    URI base() {
        return waymark.app.baseUrl();
    }

    static void accepted(WebBrowser.Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.address().getPath()).startsWith("/s/");
    }

    /** Refused for exactly that reason, on a page that a person can read. */
    static void refused(WebBrowser.Page page, Reason reason) {
        refused(page, reason.status(), reason.name());
        boolean keysAreAway = reason == Reason.KEYS_UNAVAILABLE;
        assertThat(page.status()).isBetween(400, keysAreAway ? 503 : 499);
    }

    static void refused(WebBrowser.Page page, int status, String key) {
        assertThat(page.body().replace("&#39;", "'")).contains(WORDS.getString(key + ".title"));
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.header("content-type").orElse("")).startsWith("text/html");
        assertThat(page.body()).doesNotContain("Exception").contains("<h1");
    }

    @Override
    public void close() {
        waymark.close();
    }
}
