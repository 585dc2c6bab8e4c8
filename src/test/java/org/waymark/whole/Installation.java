package org.waymark.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.waymark.app.App;
import org.waymark.config.Config;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.ManagePlatforms;
import org.waymark.language.Languages;
import org.waymark.lti.platform.Registration;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.store.DataFolder;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** The whole product on loopback: Waymark and a practice LMS, registered with each other through the real exchange. */
public final class Installation implements AutoCloseable {
    /** A run with two criteria and a code. */
    public static final String RUN = "data-management-quality-and-standards-2019-09-04";

    public final App app;
    public final PracticeLms lms;
    private final Config config;
    private final InstantSource clock;
    private final Path folder;

    private Installation(Config config, InstantSource clock) {
        this(config, clock, options -> options);
    }

    private Installation(Config config, InstantSource clock, UnaryOperator<Options> lmsOptions) {
        this.config = config;
        this.clock = clock;
        this.folder = config.dataDir();
        if (config.dbUrl().isEmpty() && !DataFolder.at(folder).holdsDatabase()) {
            TestDatabase.addTables(folder);
        }
        this.app = App.start(config, clock);
        this.lms = PracticeLms.start(lmsOptions.apply(Options.inMemory(clock)));
        register();
    }

    /** On an H2 file, at a base address of its own, after others. */
    static Installation at(Path folder, URI base, List<URI> former) {
        Config plain = config(folder, "", "", "");
        Config own = new Config(
                base,
                plain.host(),
                base.getPort(),
                folder,
                "",
                "",
                "",
                true,
                List.of(),
                true,
                null,
                Languages.TRANSLATED,
                null,
                new Config.Operation(null, null, List.of(), Duration.ZERO, former));
        return new Installation(own, InstantSource.system());
    }

    /** On an H2 file in a new temporary folder. */
    public static Installation onH2() {
        return onH2(newFolder(), InstantSource.system());
    }

    public static Installation onH2(Path folder, InstantSource clock) {
        return new Installation(config(folder, "", "", ""), clock);
    }

    /** For tests that are refused more often than one address is. */
    public static Installation withoutLimitsOnPostgres() {
        return new Installation(
                new Config(
                        null,
                        "127.0.0.1",
                        0,
                        newFolder(),
                        TestDatabase.newPostgresUrl(),
                        "postgres",
                        "",
                        true,
                        List.of(),
                        false,
                        null,
                        Languages.TRANSLATED,
                        null),
                InstantSource.system());
    }

    public static Installation withoutLimits(Path folder, InstantSource clock) {
        return new Installation(
                new Config(
                        null,
                        "127.0.0.1",
                        0,
                        folder,
                        "",
                        "",
                        "",
                        true,
                        List.of(),
                        false,
                        null,
                        Languages.TRANSLATED,
                        null),
                clock);
    }

    /** On H2, with letters sent to a mail server on this machine. */
    public static Installation withMail(InstantSource clock, int smtpPort) {
        Config plain = config(newFolder(), "", "", "");
        return new Installation(
                new Config(
                        null,
                        plain.host(),
                        0,
                        plain.dataDir(),
                        "",
                        "",
                        "",
                        true,
                        List.of(),
                        true,
                        null,
                        Languages.TRANSLATED,
                        new Config.Mail(URI.create("smtp://127.0.0.1:" + smtpPort), "waymark@practice.example")),
                clock);
    }

    /** On H2, with languages to choose from. */
    public static Installation onH2(Languages languages) {
        return new Installation(
                new Config(
                        null, "127.0.0.1", 0, newFolder(), "", "", "", true, List.of(), false, null, languages, null),
                InstantSource.system());
    }

    /** On H2, with an LMS that has something of its own. */
    public static Installation onH2(UnaryOperator<Options> lmsOptions) {
        return new Installation(config(newFolder(), "", "", ""), InstantSource.system(), lmsOptions);
    }

    /** On H2, with settings of the operation. */
    public static Installation onH2(Config.Operation operation) {
        return new Installation(config(newFolder(), "", "", "").with(operation), InstantSource.system());
    }

    /** On a PostgreSQL database that others may have filled, with settings of the operation. */
    public static Installation onPostgres(String url, Config.Operation operation) {
        return new Installation(config(newFolder(), url, "postgres", "").with(operation), InstantSource.system());
    }

    /** On an empty PostgreSQL database. */
    public static Installation onPostgres() {
        return new Installation(
                config(newFolder(), TestDatabase.newPostgresUrl(), "postgres", ""), InstantSource.system());
    }

    /** On a database of its own, with a clock that the test sets. */
    public static Installation on(TestDatabase database, InstantSource clock) {
        return database == TestDatabase.H2
                ? onH2(newFolder(), clock)
                : new Installation(config(newFolder(), TestDatabase.newPostgresUrl(), "postgres", ""), clock);
    }

    /** The data beside the running server. */
    public Database openDatabase() {
        return config.dbUrl().isEmpty()
                ? DataFolder.at(config.dataDir()).open()
                : Database.open(config.dbUrl(), config.dbUser(), config.dbPassword());
    }

    public static Config config(Path folder, String dbUrl, String user, String password) {
        return new Config(
                null,
                "127.0.0.1",
                0,
                folder,
                dbUrl,
                user,
                password,
                true,
                List.of(),
                true,
                null,
                Languages.TRANSLATED,
                null);
    }

    public static Path newFolder() {
        try {
            return Files.createTempDirectory("waymark-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    public InstantSource clock() {
        return clock;
    }

    private void register() {
        URI link = app.journeys.admin.registerPlatform.makeLink(false, Duration.ofMinutes(5));
        WebBrowser.Page page = new WebBrowser().get(lms.registrationUrl(link.toString()));
        if (page.status() != 200) {
            throw new AssertionError("registration failed: " + page.status() + "\n" + page.body());
        }
    }

    /** An activity of the run in the first course, with a grade column, as the content picker makes it. */
    public PlacedActivity addActivity(String title) {
        return lms.addActivity(
                lms.course(),
                title,
                app.baseUrl() + "/lti/launch",
                Map.of("waymark_run", RUN),
                GradebookColumn.of(100, RUN, "waymark-completion"));
    }

    /** A platform entered by hand, whatever it shares with others. */
    public Registration enter(String issuer, String clientId, String name, URI authorization, URI token, URI jwks) {
        ManagePlatforms.Outcome outcome = app.journeys.admin.managePlatforms.add(
                new ManagePlatforms.Entered(issuer, clientId, name, authorization, token, null, jwks, null, true));
        return ((ManagePlatforms.Kept) outcome).registration();
    }

    /** The registration of the practice LMS. */
    public RegistrationId platform() {
        return app.journeys.admin.managePlatforms.list().get(0).registration().id();
    }

    public Person learner(int number) {
        return lms.learners().get(number);
    }

    public Person instructor() {
        return lms.person(Person.Station.INSTRUCTOR);
    }

    /** Launches as the browser of that person does and shows where it ends. */
    public WebBrowser.Page launch(WebBrowser browser, Person person, PlacedActivity activity) {
        return launch(browser, lms.open(person, activity), Forgery.none());
    }

    public WebBrowser.Page launch(WebBrowser browser, LaunchRequest request, Forgery forgery) {
        return browser.post(authenticated(browser, request, forgery));
    }

    /** Goes as far as the form that the platform lets the browser post to the launch address. */
    public WebBrowser.Form authenticated(WebBrowser browser, LaunchRequest request, Forgery forgery) {
        SentLogin login = lms.startLaunch(request, forgery);
        WebBrowser.Page page = browser.post(new WebBrowser.Form(login.url(), login.fields()));
        return page.form("/lti/launch");
    }

    @Override
    public void close() {
        app.close();
        lms.close();
    }
}
