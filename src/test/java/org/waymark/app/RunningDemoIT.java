package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.certification.Browser.Form;
import org.waymark.certification.Browser.Page;
import org.waymark.config.Config;
import org.waymark.demo.FilledPractice;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.whole.WebBrowser;

/** The README's first command as somebody sees it who has never seen it. */
class RunningDemoIT {

    @TempDir
    private Path folder;

    private RunningDemo start() throws Exception {
        return RunningDemo.start(
                Config.read(Map.of("WAYMARK_DATA_DIR", folder.toString(), "WAYMARK_PORT", "0"))
                        .withLocalNetwork(),
                InstantSource.system(),
                0);
    }

    @Test
    void a_first_badge_takes_three_clicks_and_the_code_and_the_next_start_finds_it_again() throws Exception {
        String badge;
        int activities;
        try (RunningDemo demo = start()) {
            WebBrowser browser = new WebBrowser();
            String lms = demo.practice().baseUrl();
            Page home = browser.get(lms + "/");
            assertThat(home.body()).contains("What to do next", demo.code(), ">Copy</button>");
            // One click: be Lena, and open the activity. Its frame launches by itself.
            Form lena = button(home, "Be Lena: open");
            Page opened = browser.post(lena);
            assertThat(opened.address().getPath()).startsWith("/activity/");
            assertThat(opened.body()).contains(demo.code());
            Page frame = browser.get(lms + opened.body().replaceAll("(?s).*?<iframe[^>]* src=\"([^\"]*)\".*", "$1"));
            while (frame.body().contains("<form") && !frame.body().contains("/join")) {
                frame = browser.post(frame.form(""));
            }
            frame = browser.post(frame.form("/join").with("code", demo.code()));
            assertThat(frame.body()).contains(FilledPractice.CITY);
            frame = browser.post(frame.form("/complete"));
            assertThat(frame.body()).contains("Completed on", "/credentials/");
            badge = frame.body().replaceAll("(?s).*(/credentials/[0-9a-f-]{36}).*", "$1");
            activities = activities(demo);
        }
        try (RunningDemo again = start()) {
            assertThat(activities(again)).as("filled once").isEqualTo(activities);
            assertThat(new WebBrowser().get(again.app().baseUrl() + badge).body())
                    .contains("Data Management: Quality and Standards");
        }
    }

    private static int activities(RunningDemo demo) {
        return demo.practice().school().courses().stream()
                .mapToInt(course ->
                        demo.practice().school().activities(course.id()).size())
                .sum();
    }

    @Test
    void every_activity_of_the_demo_opens_its_own_run() throws Exception {
        try (RunningDemo demo = start()) {
            var lms = demo.practice();
            for (var course : lms.school().courses()) {
                assertThat(lms.school().activities(course.id())).isNotEmpty();
                for (PlacedActivity activity : lms.school().activities(course.id())) {
                    WebBrowser browser = new WebBrowser();
                    var login = lms.startLaunch(lms.open(lms.learners().get(0), activity));
                    Page page = browser.post(new Form(login.url(), login.fields()));
                    page = browser.post(page.form("/lti/launch"));
                    assertThat(page.body()).contains(activity.title().replaceAll(" \\(.*", ""));
                    assertThat(lms.findLineItem(activity)).isPresent();
                }
            }
        }
    }

    @Test
    void being_somebody_leads_to_pages_of_the_practice_lms_only() throws Exception {
        try (RunningDemo demo = start()) {
            String lms = demo.practice().baseUrl();
            for (String next :
                    new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/%0d%0aX: y"}) {
                Page page = new WebBrowser()
                        .postOnce(new Form(
                                URI.create(lms + "/person?next="
                                        + next.replace("\\", "%5C").replace(" ", "%20")),
                                Map.of("id", "5")));
                assertThat(page.header("location")).as(next).contains("/");
            }
        }
    }

    private static Form button(Page page, String word) {
        int at = page.body().indexOf(word);
        int from = page.body().lastIndexOf("<form", at);
        String form = page.body().substring(from, at);
        return new Form(
                page.address().resolve(form.replaceAll("(?s).*action=\"([^\"]*)\".*", "$1")),
                Map.of("id", form.replaceAll("(?s).*name=\"id\" value=\"([^\"]*)\".*", "$1")));
    }
}
