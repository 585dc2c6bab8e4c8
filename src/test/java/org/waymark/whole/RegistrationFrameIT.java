package org.waymark.whole;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.waymark.BrowserTest;
import org.waymark.practice.school.Person;

/** The registration page where an administrator sees it: in a frame of the platform, on another site. */
@BrowserTest
class RegistrationFrameIT {

    @Test
    void an_administrator_registers_in_the_platform_s_frame_and_closes_it() {
        try (Installation waymark = Installation.onH2();
                Chromium chromium = new Chromium(Map.of("profile.block_third_party_cookies", true))) {
            String link = waymark.app
                    .journeys
                    .admin
                    .registerPlatform
                    .makeLink(false, Duration.ofHours(1))
                    .toString();
            chromium.be(waymark, waymark.lms.person(Person.Station.ADMINISTRATOR));
            chromium.driver.get(waymark.lms.baseUrl() + "/admin");
            chromium.find(By.id("link")).sendKeys(link);
            chromium.click(By.xpath("//button[.='Register']"));
            chromium.intoFrame();
            chromium.waitFor("Both sides know each other now");
            chromium.click(By.xpath("//button[.='Close this window']"));
            chromium.outOfFrame();
            chromium.waitFor("Registered tools");
        }
    }
}
