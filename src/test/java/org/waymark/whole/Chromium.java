package org.waymark.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    /** Goes out of every frame, by way of the window: the way up would wait for a page of a frame that is gone. */
    void outOfFrame() {
        driver.switchTo().window(driver.getWindowHandle());
    }

    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Waits for an element of the page or frame that is open, and gives it. */
    WebElement find(By what) {
        List<WebElement> found = new ArrayList<>();
        Wait.until(
                PATIENCE,
                () -> found.addAll(driver.findElements(what)),
                () -> "not there: " + what + " at " + driver.getCurrentUrl() + "\n" + text());
        return found.get(0);
    }

    private boolean clicked(By what) {
        try {
            WebElement element = find(what);
            driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        } catch (StaleElementReferenceException | TimeoutException e) {
            return false;
        }
    }

    void click(By what) {
        Wait.until(PATIENCE.multipliedBy(4), () -> clicked(what), () -> "cannot be clicked: " + what);
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    private String textNow() {
        try {
            return text();
        } catch (WebDriverException e) {
            // The page is just being replaced, which the driver tells in more than one way.
            return "(" + e.getRawMessage() + ")";
        }
    }

    /** Waits until the page or frame that is open says this. */
    void waitFor(String text) {
        Wait.until(PATIENCE, () -> textNow().contains(text), () -> "never said \"" + text + "\" but:\n" + textNow());
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
