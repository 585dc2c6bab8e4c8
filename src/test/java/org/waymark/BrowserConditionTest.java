package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a browser the browser tests are skipped aloud, and never where CI=true. */
class BrowserConditionTest {
    @TempDir
    private Path folder;

    @Test
    void a_missing_browser_skips_with_a_reason() throws IOException {
        Path chromium = program("chromium");
        var missing = BrowserTest.Present.decide(false, chromium, folder.resolve("chromedriver"), "SomeIT");
        assertThat(missing.isDisabled()).isTrue();
        assertThat(missing.getReason().orElseThrow()).contains("SomeIT", "chromedriver");
        assertThat(BrowserTest.Present.decide(false, chromium, program("chromedriver"), "SomeIT")
                        .isDisabled())
                .isFalse();
    }

    @Test
    void nothing_is_skipped_where_ci_is_true() {
        assertThat(BrowserTest.Present.decide(true, folder.resolve("a"), folder.resolve("b"), "SomeIT")
                        .isDisabled())
                .isFalse();
    }

    private Path program(String name) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
