package org.waymark.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    private final Setting setting = new Setting(
            "https://lms.example",
            "https://here.example/achievements/",
            Instant.EPOCH,
            course -> course.equals("7") ? Optional.of("dm-2019") : Optional.empty());

    @Test
    void an_address_of_ours_or_our_urn_names_a_run() {
        assertThat(setting.findRun("https://here.example/achievements/dm-2019")).contains("dm-2019");
        assertThat(setting.findRun("urn:waymark:run:dm-2019")).contains("dm-2019");
        assertThat(setting.findRun("https://elsewhere.example/dm-2019")).isEmpty();
    }

    /** Moodle's log store names a course by its page. */
    @Test
    void the_page_of_a_course_of_the_platform_names_its_run() {
        assertThat(setting.findRun("https://lms.example/course/view.php?id=7")).contains("dm-2019");
        assertThat(setting.findRun("https://lms.example/course/view.php?id=8")).isEmpty();
        assertThat(setting.findRun("https://lms.example/course/view.php?id=7&x=1"))
                .isEmpty();
        assertThat(setting.findRun("https://other.example/course/view.php?id=7"))
                .isEmpty();
    }

    /** PostgreSQL takes no zero character, not even to look something up. */
    @ParameterizedTest
    @ValueSource(strings = {"dm\0", "\n", "\ud800", " "})
    void a_name_that_no_run_can_have_is_not_looked_for(String name) {
        assertThat(setting.findRun("urn:waymark:run:" + name)).isEmpty();
        assertThat(setting.findRun("urn:waymark:run:" + "r".repeat(151))).isEmpty();
    }
}
