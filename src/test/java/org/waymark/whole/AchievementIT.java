package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.credential.proof.CanonicalText;
import org.waymark.id.CompletionId;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.store.Database;

/** Badges for more than one run, and badges whose validity ends: staff choose them by page, completions give and take them. */
class AchievementIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern BADGE = Pattern.compile("/credentials/([0-9a-f-]{36})\"");
    private static final String ANALYTICS = "foundations-of-performance-analytics";
    private static final String ADVANCED = "foundations-of-advanced-analytics-in-government";
    private static final String OPEN_DATA = "open-data-policies";

    /** An installation, its staff and one learner. */
    private static final class Play implements AutoCloseable {
        final Installation waymark;
        final WebBrowser staff = new WebBrowser();
        final WebBrowser learner = new WebBrowser();
        final String admin;
        String session = "";

        Play(Installation waymark) {
            this.waymark = waymark;
            this.admin = AdminIT.enter(waymark, staff).address().toString();
        }

        WebBrowser.Page page(String path) {
            return staff.get(admin + "/achievements" + path);
        }

        PlacedActivity activity(String run) {
            return waymark.lms.addActivity(
                    waymark.lms.course(),
                    run,
                    waymark.app.baseUrl() + "/lti/launch",
                    Map.of("waymark_run", run),
                    GradebookColumn.of(100, run, "waymark-completion"));
        }

        /** The learner completes a run in an activity of its own. */
        WebBrowser.Page enter(String run) {
            WebBrowser.Page page = waymark.launch(learner, waymark.learner(0), activity(run));
            session = page.address().toString().replaceFirst("(/s/[^/?]+).*", "$1");
            return page;
        }

        void complete(String run) {
            WebBrowser.Page page = enter(run);
            page = learner.post(page.form("/complete").with("completed", "yes"));
            assertThat(page.body()).contains("/credentials/");
        }

        /** The badges for more than one run on the learner's own page, as they stand there. */
        String more() {
            String page = learner.get(session + "/progress").body();
            int start = page.indexOf("id=\"more-heading\"");
            return start < 0 ? "" : page.substring(start, page.indexOf("</section>", start));
        }

        List<String> badges(String html) {
            List<String> ids = new ArrayList<>();
            Matcher badge = BADGE.matcher(html);
            while (badge.find()) {
                if (!ids.contains(badge.group(1))) {
                    ids.add(badge.group(1));
                }
            }
            return ids;
        }

        String open(String id) {
            return new WebBrowser()
                    .get(waymark.app.baseUrl() + "/credentials/" + id)
                    .body();
        }

        JsonNode json(String path) throws Exception {
            return MAPPER.readTree(new WebBrowser()
                    .get(waymark.app.baseUrl() + path, Map.of("Accept", "application/json"))
                    .body());
        }

        /** The page of what a badge is given for, as whoever reads the badge finds it. */
        String achievement(String badge) {
            Matcher link = Pattern.compile("href=\"(/achievements/[^\"]+)\"").matcher(open(badge));
            assertThat(link.find()).isTrue();
            WebBrowser.Page page = new WebBrowser().get(waymark.app.baseUrl() + link.group(1));
            assertThat(page.header("content-type")).contains("text/html;charset=utf-8");
            assertThat(page.header("x-robots-tag")).contains("noindex");
            assertThat(page.header("vary").orElse("")).contains("Accept");
            return page.body();
        }

        String verify(String id) {
            WebBrowser anybody = new WebBrowser();
            WebBrowser.Page page = anybody.get(waymark.app.baseUrl() + "/credentials/" + id);
            return anybody.post(page.form("/verify")).body();
        }

        /** Staff choose which practice areas of the Standard that runs belong to have a badge. */
        WebBrowser.Page choosePractice(String area, String months) {
            return staff.post(
                    page("").form("/achievements/practices").with("area", area).with("months." + area, months));
        }

        WebBrowser.Page set(String path, String name, String months, String doing, List<String> opportunities) {
            WebBrowser.Form form = page(path)
                    .form(path)
                    .with("name", name)
                    .with("description", "Knows how to <analyse> what a city does.")
                    .with("criteria", "Takes two courses.")
                    .with("months", months)
                    .with("do", doing);
            return staff.postAll(
                    form,
                    opportunities.stream()
                            .map(one -> Map.entry("opportunity", one))
                            .toList());
        }

        CompletionId fact(String run) {
            try (Database database = waymark.openDatabase()) {
                return database.inTransaction(handle -> handle.createQuery("select id from completion where run = :run")
                        .bind("run", run)
                        .mapTo(CompletionId.class)
                        .one());
            }
        }

        @Override
        public void close() {
            waymark.close();
        }
    }

    private static void requireSound(Play play, JsonNode credential) throws Exception {
        CredentialDocumentsIT.requireProved(credential, Instant.now().plusSeconds(60));
        assertThat(CanonicalText.of(credential.toString())).isNotEmpty();
        requirePublishedForm(play, credential);
        assertThat(credential.at("/evidence")).isNotEmpty().allSatisfy(one -> {
            assertThat(one.get("type").get(0).asText()).isEqualTo("Evidence");
            assertThat(one.get("name").asText()).isNotEmpty();
            assertThat(one.get("narrative").asText()).startsWith("Completed on 20");
        });
        assertThat(play.verify(id(credential))).contains("Valid").doesNotContain("Not verified");
    }

    /** Both forms of a badge, by the schema of 1EdTech. */
    private static void requirePublishedForm(Play play, JsonNode credential) throws Exception {
        String jwt = new WebBrowser()
                .get(play.waymark.app.baseUrl() + "/credentials/" + id(credential) + "/credential.jwt")
                .body();
        JsonNode payload = MAPPER.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]));
        assertThat(payload.get("validUntil")).isEqualTo(credential.get("validUntil"));
        for (JsonNode form : List.of(credential, payload)) {
            ObjectNode answer = MAPPER.createObjectNode();
            answer.putArray("credential").add(form);
            PublishedSchemas.requireValid("ob_v3p0_getopenbadgecredentialsresponse", answer);
        }
    }

    private static String id(JsonNode credential) {
        return credential.get("id").asText().replaceFirst(".*/", "");
    }

    @ParameterizedTest
    @EnumSource(MainFlowIT.On.class)
    void the_last_of_several_runs_gives_their_badges_and_a_withdrawn_one_takes_them(MainFlowIT.On on) throws Exception {
        try (Play play = new Play(on.start())) {
            assertThat(play.page("").body()).contains("No such badge yet", "Nobody gets one unless you choose");
            assertThat(play.set("/new", "", "0", "save", List.of(ANALYTICS)).body())
                    .contains("The badge needs a name.", "Choose 2 to 60 courses.", "A whole number of months");
            List<String> both = List.of(ANALYTICS, ADVANCED);
            assertThat(play.set("/new", "Analytics pair", "", "preview", both).body())
                    .contains("Nobody has completed all of these courses yet.");
            assertThat(play.page("").body()).contains("No such badge yet");
            assertThat(play.set("/new", "Analytics pair", "", "save", both).body())
                    .contains("Analytics pair", "Saved.", "Nobody has completed everything it takes yet");
            assertThat(play.choosePractice("PA", "").body()).contains("Saved.");

            play.complete(ANALYTICS + "-2019-07-10");
            assertThat(play.more()).isEmpty();
            play.complete(ADVANCED + "-2019-07-10");
            assertThat(play.more()).contains("Analytics pair", "Performance &amp; Analytics: whole practice area");
            List<String> badges = play.badges(play.more());
            assertThat(badges).hasSize(2);
            JsonNode set = play.json("/credentials/" + badges.get(0) + "/credential.json");
            JsonNode practice = play.json("/credentials/" + badges.get(1) + "/credential.json");
            if (set.get("name").asText().contains("practice")) {
                JsonNode swap = set;
                set = practice;
                practice = swap;
            }
            requireSound(play, set);
            requireSound(play, practice);
            assertThat(set.at("/credentialSubject/achievement/achievementType").asText())
                    .isEqualTo("MicroCredential");
            assertThat(set.at("/credentialSubject/achievement/version").asText())
                    .isEqualTo("1");
            assertThat(set.at("/credentialSubject/achievement/criteria/narrative")
                            .asText())
                    .contains("Takes two courses.", "Complete all of these");
            assertThat(set.has("validUntil")).isFalse();
            JsonNode achievement = practice.at("/credentialSubject/achievement");
            assertThat(achievement.get("achievementType").asText()).isEqualTo("Competency");
            assertThat(achievement.get("alignment"))
                    .extracting(one -> one.get("targetCode").asText())
                    .containsExactly("PA1", "PA2", "PA3", "PA4");
            assertThat(achievement.get("alignment"))
                    .allSatisfy(
                            one -> assertThat(one.get("targetType").asText()).isEqualTo("CFItem"));
            assertThat(play.json(achievement.get("id").asText().replaceFirst(".*(?=/achievements/)", ""))
                            .get("version"))
                    .isEqualTo(achievement.get("version"));
            assertThat(practice.at("/evidence")).hasSize(2);

            assertThat(play.achievement(id(set)))
                    .contains(
                            "<h1>Analytics pair</h1>",
                            "Knows how to &lt;analyse&gt; what a city does.",
                            "Badges are given",
                            "Takes two courses.",
                            "href=\"/catalogue/" + ANALYTICS + "\"",
                            "href=\"/catalogue/" + ADVANCED + "\"",
                            "for ever",
                            "<dt>Version</dt><dd>1</dd>",
                            "/badge.svg",
                            "href=\"/issuers/waymark\"");
            assertThat(play.achievement(id(practice)))
                    .contains("whole practice area", "Badges are given", ">PA1<", ">PA4<", "?form=json");

            JsonNode record = MAPPER.readTree(
                    play.learner.get(play.session + "/record.json").body());
            PublishedSchemas.requireValid("clr_v2p0_clrcredential", record);
            assertThat(record.at("/credentialSubject/verifiableCredential"))
                    .as("both runs, the set, and the practice area")
                    .hasSize(4);

            play.complete(OPEN_DATA + "-2019-02-25");
            assertThat(play.badges(play.more())).as("nothing is given twice").isEqualTo(badges);

            CompletionId fact = play.fact(ANALYTICS + "-2019-07-10");
            play.waymark.app.journeys.admin.manageLearners.withdraw(fact, "A mistake");
            for (String badge : badges) {
                assertThat(play.open(badge))
                        .contains("Revoked", "It rested on the completion of", "which was withdrawn");
            }
            assertThat(play.badges(play.more())).isEqualTo(badges);
            play.waymark.app.journeys.admin.manageLearners.restore(fact);
            List<String> again = play.badges(play.more());
            assertThat(again).hasSize(2).doesNotContainAnyElementsOf(badges);
            assertThat(play.open(again.get(0))).contains(">Valid<");
            assertThat(play.staff.get(play.admin + "/audit").body()).contains("Created a badge for several courses");
        }
    }

    @Test
    void who_earned_a_badge_before_it_was_issued_gets_it_when_staff_say_so() throws Exception {
        try (Play play = new Play(Installation.onH2())) {
            play.complete(OPEN_DATA + "-2019-02-25");
            play.choosePractice("OD", "24");
            assertThat(play.more()).isEmpty();
            Matcher link = Pattern.compile("achievements/(practice\\.[a-z0-9-]+)\"")
                    .matcher(play.page("").body());
            assertThat(link.find()).isTrue();
            String practice = "/" + link.group(1);
            WebBrowser.Page page = play.page(practice);
            assertThat(page.body()).contains("1 person earned it before it was issued", "nobody has");
            assertThat(play.staff.post(page.form("/give")).status()).isEqualTo(400);
            assertThat(play.more()).isEmpty();
            WebBrowser.Form give = page.form("/give").with("sure", "yes");
            assertThat(play.staff.post(give).body()).contains("The badge is being given");
            Wait.until(
                    Duration.ofSeconds(10),
                    () -> play.page(practice).body().contains("Given to all who had earned it: 1 badge"),
                    () -> play.page(practice).body());
            assertThat(play.badges(play.more())).hasSize(1);
            assertThat(play.more()).contains("Valid until");
            JsonNode credential =
                    play.json("/credentials/" + play.badges(play.more()).get(0) + "/credential.json");
            assertThat(credential.has("validUntil")).isTrue();
            requireSound(play, credential);
            assertThat(play.page(practice).body()).doesNotContain("name=\"sure\"");
            assertThat(play.staff.post(give).body()).contains("Nothing was changed");

            // A set that ended is given to nobody, and whoever has its badge keeps it.
            String set = play.set("/new", "Two", "12", "save", List.of(OPEN_DATA, ANALYTICS))
                    .address()
                    .getPath()
                    .replaceFirst(".*(?=/set\\.)", "");
            assertThat(play.set(set + "/edit", "Two", "36", "save", List.of(OPEN_DATA, ANALYTICS))
                            .body())
                    .contains("Version 2", "3 years");
            assertThat(play.json("/achievements" + set).get("version").asText()).isEqualTo("2");
            WebBrowser.Form end = play.page(set).form("/issue");
            assertThat(play.staff.post(end).body()).contains("Ended.", "Not issued.");
            String ended = new WebBrowser()
                    .get(play.waymark.app.baseUrl() + "/achievements" + set)
                    .body();
            assertThat(ended)
                    .contains("No new badges", "for 36 months", "<dt>Version</dt><dd>3</dd>")
                    .doesNotContain("Badges are given");
            for (String none : List.of("set.unknown", "practice.unknown", "x", "set.%3Cb%3E", "no-run")) {
                assertThat(new WebBrowser()
                                .get(play.waymark.app.baseUrl() + "/achievements/" + none)
                                .status())
                        .as(none)
                        .isEqualTo(404);
            }
            assertThat(play.staff.post(end).body()).contains("somebody").doesNotContain("Ended. Nobody");
            play.complete(ANALYTICS + "-2019-07-10");
            assertThat(play.badges(play.more())).hasSize(1);
            assertThat(play.page("/set.unknown").status()).isEqualTo(404);
            assertThat(play.page("/x").status()).isEqualTo(404);
        }
    }

    @Test
    void a_badge_expires_when_its_course_says_so_and_completing_the_course_again_renews_it() throws Exception {
        AtomicReference<Duration> behind = new AtomicReference<>(Duration.ofDays(800));
        InstantSource clock = () -> Instant.now().minus(behind.get());
        try (Play play = new Play(Installation.onH2(Files.createTempDirectory("waymark-test"), clock))) {
            String run = OPEN_DATA + "-2019-02-25";
            WebBrowser.Form form = play.page("")
                    .form("/achievements/validity")
                    .with("opportunity", OPEN_DATA)
                    .with("months", "12");
            assertThat(play.staff.post(form).body()).contains("It holds for badges", "1 year");
            assertThat(play.staff.post(form).body()).contains("Nothing was changed");
            play.complete(run);
            String page = play.learner.get(play.session + "/progress").body();
            assertThat(page).contains("Valid until");
            String badge = play.badges(page).get(0);
            JsonNode credential = play.json("/credentials/" + badge + "/credential.json");
            Instant until = Instant.parse(credential.get("validUntil").asText());
            assertThat(Duration.between(clock.instant(), until).toDays()).isBetween(363L, 367L);
            assertThat(CanonicalText.of(credential.toString())).isNotEmpty();
            requirePublishedForm(play, credential);
            assertThat(play.open(badge)).contains("Valid until", "linkedin", "expirationYear");
            assertThat(play.achievement(badge))
                    .contains("for 12 months", "href=\"/catalogue/" + OPEN_DATA + "/" + run + "\"", "Badges are given");

            behind.set(Duration.ofDays(400));
            assertThat(play.open(badge)).contains("Expired").doesNotContain("linkedin");
            assertThat(play.verify(badge)).contains("Genuine, but expired");
            assertThat(new WebBrowser()
                            .get(play.waymark.app.baseUrl() + "/credentials/" + badge + "/badge.svg")
                            .body())
                    .contains(">EXPIRED");
            play.enter(run);
            assertThat(play.learner.get(play.session + "/progress").body()).contains("This badge is over.");
            play.complete(run);
            String renewed = play.badges(
                            play.learner.get(play.session + "/progress").body())
                    .get(0);
            assertThat(renewed).isNotEqualTo(badge);
            assertThat(play.open(renewed)).contains("Valid until", ">Valid<");
            assertThat(play.open(badge)).contains("Expired");
        }
    }

    @Test
    void every_way_through_the_lms_leads_to_the_same_credential() throws Exception {
        try (Play play = new Play(Installation.onH2())) {
            String run = OPEN_DATA + "-2019-02-25";
            PlacedActivity activity = play.activity(run);
            WebBrowser.Page page = play.waymark.launch(play.learner, play.waymark.learner(0), activity);
            play.session = page.address().toString().replaceFirst("(/s/[^/?]+).*", "$1");
            page = play.learner.post(page.form("/complete").with("completed", "yes"));
            String badge = "/credentials/" + play.badges(page.body()).get(0);
            assertThat(play.learner.get(play.session + "/progress").body()).contains(badge);

            WebBrowser teacher = new WebBrowser();
            WebBrowser.Page roster = play.waymark.launch(teacher, play.waymark.instructor(), activity);
            assertThat(roster.body()).contains("href=\"" + badge + "\"", "Badge of ");
            Matcher review = Pattern.compile("/review/[0-9a-f-]{36}").matcher(roster.body());
            assertThat(review.find()).isTrue();
            String session = roster.address().toString().replaceFirst("(/s/[^/?]+).*", "$1");
            assertThat(teacher.get(session + review.group()).body()).contains(badge);
            Wait.until(
                    Duration.ofSeconds(10),
                    () -> play.waymark
                            .lms
                            .findGrade(activity, play.waymark.learner(0))
                            .filter(grade -> grade.comment().contains(badge))
                            .isPresent(),
                    () -> "no grade with the badge's address");

            play.waymark.app.journeys.admin.manageLearners.withdraw(play.fact(run), "A mistake");
            assertThat(teacher.get(session).body()).doesNotContain(badge);
        }
    }
}
