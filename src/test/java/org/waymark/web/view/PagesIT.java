package org.waymark.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.waymark.BrowserTest;
import org.waymark.language.PseudoLanguage;

/** Opens every sample page in a real browser. Colors depend on the scheme and room on the width, so two pairs see all four. */
@BrowserTest
class PagesIT {
    private static final String AXE = axe();
    /** Every rule runs, that of targets of 24 by 24 pixels too (WCAG 2.2, 2.5.8); of what is in order or cannot be told, axe need not describe each element. */
    private static final String ASK_AXE = """
            const done = arguments[arguments.length - 1];
            axe.run({resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}).then(
                result => done(result.violations.flatMap(rule => rule.nodes.map(
                    node => rule.id + ' ' + node.target + ' ' + node.failureSummary))),
                error => done(['axe failed: ' + error]));
            """;

    private static ChromeDriver browser;

    @BeforeAll
    static void opens_a_browser() throws IOException {
        Preview.copyAssets();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BrowserTest.CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory("waymark-pages"));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(BrowserTest.DRIVER.toFile())
                .build();
        browser = new ChromeDriver(service, options);
        browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", AXE));
        browser.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
    }

    @AfterAll
    static void closes_it() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void every_page_is_readable_on_a_wide_light_screen() throws IOException {
        screen(1280, "light");
        Set<String> faults = new TreeSet<>();
        for (String name : Samples.all().keySet()) {
            look(name, Preview.write(name), faults);
        }
        assertThat(faults).isEmpty();
    }

    /** In a language that needs 40 % more room than English, which stands for English as well. */
    @Test
    void every_page_is_readable_on_a_narrow_dark_screen_in_a_longer_language() {
        screen(360, "dark");
        Set<String> faults = new TreeSet<>();
        for (String name : Samples.all().keySet()) {
            Path page = PseudoLanguage.LANGUAGE.speak(() -> {
                try {
                    return Preview.write(name);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            look(name, page, faults);
        }
        assertThat(faults).isEmpty();
    }

    private static void screen(int width, String scheme) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private static void look(String name, Path page, Set<String> faults) {
        browser.get(page.toUri().toString());
        Long over = (Long) browser.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (over > 0) {
            faults.add(name + ": " + over + " px too wide");
        }
        List<?> found = (List<?>) browser.executeAsyncScript(ASK_AXE);
        found.forEach(fault -> faults.add(name + ": " + fault));
    }

    /** The dialog in which Moodle opens the picker. */
    @Test
    void the_picker_shows_runs_without_scrolling_in_a_dialog_of_700_by_530() throws IOException {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 700, "height", 530, "deviceScaleFactor", 1, "mobile", false));
        browser.get(Preview.write("picker-rich").toUri().toString());
        Double second = ((Number) browser.executeScript(
                        "return document.querySelectorAll('.choice')[1].getBoundingClientRect().bottom"))
                .doubleValue();
        Double bar = ((Number)
                        browser.executeScript("return document.querySelector('.actions').getBoundingClientRect().top"))
                .doubleValue();
        assertThat(second).isLessThan(bar);
    }

    @Test
    void the_checker_sees_faults_when_there_are_some() {
        browser.get(
                "data:text/html,<html><title>x</title><p style='color:%23aaa;background:%23fff'>pale</p><img src='x'>");
        assertThat(String.valueOf(browser.executeAsyncScript(ASK_AXE)))
                .contains("color-contrast", "image-alt", "html-has-lang");
    }

    private static String axe() {
        try (InputStream in = PagesIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
