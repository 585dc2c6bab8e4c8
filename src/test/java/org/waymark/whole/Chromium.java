package org.waymark.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.waymark.BrowserTest;
import org.waymark.practice.school.Person;

/** A real browser, as Debian ships it. */
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    final ChromeDriver driver;

    /** @param preferences of the profile, such as which cookies are blocked */
    Chromium(Map<String, Object> preferences) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BrowserTest.CHROMIUM.toFile());
        options.setExperimentalOption("prefs", preferences);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + newFolder());
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(BrowserTest.DRIVER.toFile())
                        .build(),
                options);
        // The driver waits for a page that a frame on its way out asked for, for minutes unless it is told otherwise.
        driver.manage().timeouts().pageLoadTimeout(PATIENCE);
    }

    /** Goes out of every frame, once the driver does not wait for one any more that is gone. */
    void outOfFrame() {
        for (int i = 0; ; i++) {
            try {
                driver.switchTo().defaultContent();
                return;
            } catch (TimeoutException e) {
                if (i == 3) {
                    throw e;
                }
                pause();
            }
        }
    }

    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Waits for an element of the page or frame that is open, and gives it. */
    WebElement find(By what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var found = driver.findElements(what);
            if (!found.isEmpty()) {
                return found.get(0);
            }
            pause();
        }
        throw new AssertionError("not there: " + what + " at " + driver.getCurrentUrl() + "\n" + text());
    }

    void click(By what) {
        for (int i = 0; i < 20; i++) {
            try {
                WebElement element = find(what);
                driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
                element.click();
                return;
            } catch (StaleElementReferenceException | TimeoutException e) {
                pause();
            }
        }
        throw new AssertionError("cannot be clicked: " + what);
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Waits until the page or frame that is open says this. */
    void waitFor(String text) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String seen = "";
        while (System.nanoTime() < end) {
            try {
                seen = text();
                if (seen.contains(text)) {
                    return;
                }
            } catch (WebDriverException e) {
                // The page is just being replaced, which the driver tells in more than one way.
                seen = "(" + e.getRawMessage() + ")";
            }
            pause();
        }
        throw new AssertionError("never said \"" + text + "\" but:\n" + seen);
    }

    /** Is that person in the practice LMS from now on; the next page can be opened as soon as it says so. */
    void be(Installation waymark, Person person) {
        outOfFrame();
        driver.get(waymark.lms.baseUrl() + "/");
        click(By.xpath("//button[.='Be " + person.givenName() + "']"));
        waitFor("You are " + person.name());
    }

    /** Goes into the tool's frame of the practice LMS. */
    void intoFrame() {
        outOfFrame();
        driver.switchTo().frame(find(By.id("contentframe")));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("waymark-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
