package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.practice.school.PlacedActivity;

/** A learner has several e-mail addresses; whoever answers the letter to one of them says that it is theirs. */
class RecipientAddressIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    private static final String WORK = "lena@city.example";
    private static final String HOME = "lena.home@example.net";
    private static final Pattern LINK = Pattern.compile("http://\\S+/mail/confirm/\\S+");
    private static final String NOT_CONFIRMED = "One of these addresses is not confirmed";

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final WebBrowser anybody = new WebBrowser();
    private Installation waymark;
    private PlacedActivity activity;

    @BeforeEach
    void starts() {
        mail.start();
        waymark = Installation.withMail(clock::get, mail.getSmtp().getPort());
        activity = waymark.addActivity("Data quality");
    }

    @AfterEach
    void ends() {
        waymark.close();
        mail.stop();
    }

    /** A learner at the page. */
    private final class At {
        final WebBrowser browser = new WebBrowser();
        final WebBrowser.Page entered;
        final String session;

        At(int learner) {
            entered = waymark.launch(browser, waymark.learner(learner), activity);
            session = entered.address().toString().replaceFirst("(/s/[^/?]+).*", "$1");
        }

        WebBrowser.Page page() {
            return browser.get(session + "/recipient");
        }

        WebBrowser.Page add(String address) {
            return browser.post(page().form("/recipient/addresses").with("email", address));
        }

        WebBrowser.Page remove(String address) {
            WebBrowser.Form form = page().form("/recipient/addresses/remove");
            return browser.post(form.with("email", address));
        }

        WebBrowser.Page choose(String... addresses) {
            WebBrowser.Form form = page().form("/recipient");
            return browser.postAll(
                    new WebBrowser.Form(
                            form.action(), Map.of("_csrf", form.fields().get("_csrf"), "kind", "EMAIL")),
                    List.of(addresses).stream()
                            .map(address -> Map.entry("address", address))
                            .toList());
        }

        /** Completes the activity. @return who the badge names by an address, one hash and its salt each */
        List<JsonNode> named() throws Exception {
            browser.post(entered.form("/complete").with("completed", "yes"));
            return identities(browser.get(session + "/progress"));
        }
    }

    private List<JsonNode> identities(WebBrowser.Page page) throws Exception {
        Matcher badge = Pattern.compile("/credentials/[0-9a-f-]{36}").matcher(page.body());
        assertThat(badge.find()).as(page.body()).isTrue();
        JsonNode credential = MAPPER.readTree(anybody.get(waymark.app.baseUrl() + badge.group() + "/credential.json")
                .body());
        assertThat(credential.toString()).doesNotContain(WORK, HOME);
        return credential.at("/credentialSubject/identifier").findParents("identityType").stream()
                .filter(one -> one.get("identityType").asText().equals("emailAddress"))
                .toList();
    }

    private static boolean fits(JsonNode identity, String address) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((address + identity.get("salt").asText()).getBytes(StandardCharsets.UTF_8));
            return identity.get("identityHash")
                    .asText()
                    .equals("sha256$" + HexFormat.of().formatHex(hash));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private MimeMessage letter(int number) {
        Wait.until(
                Duration.ofSeconds(20),
                () -> mail.getReceivedMessages().length >= number,
                () -> mail.getReceivedMessages().length + " letters");
        return mail.getReceivedMessages()[number - 1];
    }

    /** The link of a letter, counted from one. */
    private String link(int number) {
        Matcher link = LINK.matcher(GreenMailUtil.getBody(letter(number)).replace("=\r\n", ""));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private WebBrowser.Page confirm(String link) {
        return anybody.post(anybody.get(link).form(link.replaceFirst(".*(/mail/confirm/)", "$1")));
    }

    @Test
    void each_address_is_confirmed_by_its_letter_and_a_badge_names_all_that_were_chosen() throws Exception {
        At lena = new At(0);
        assertThat(lena.page().body()).contains("None yet.", "You have not confirmed an address yet.");
        assertThat(lena.add("Lena@City.Example").body())
                .contains("A letter is on its way.", WORK, "until December 2, 2026 at 9:00 AM UTC");
        assertThat(letter(1).getAllRecipients()[0]).hasToString(WORK);
        assertThat(letter(1).getSubject()).isEqualTo("Confirm your email address for your badges");
        assertThat(GreenMailUtil.getBody(letter(1)))
                .as("nothing that a person typed")
                .doesNotContain(waymark.learner(0).name(), waymark.learner(0).familyName());

        assertThat(lena.choose(WORK).body())
                .as("nobody has answered the letter")
                .contains(NOT_CONFIRMED);
        String link = link(1);
        assertThat(anybody.get(link).body()).contains("waymark-practice", WORK, "Yes, this is my address");
        assertThat(lena.choose(WORK).body())
                .as("a mail program opens links by itself")
                .contains(NOT_CONFIRMED);
        assertThat(confirm(link).body()).contains("Confirmed.").doesNotContain("Yes, this is");
        assertThat(anybody.get(link).body()).as("once more").contains("Confirmed.");

        lena.add(HOME);
        confirm(link(2));
        String own = waymark.learner(0).email();
        assertThat(lena.add(own).body())
                .as("the platform says so")
                .contains("Added. Your badges can name this address.", own);
        assertThat(lena.choose().body()).contains("Choose at least one of your addresses.");
        assertThat(lena.choose(WORK, "mayor@city.example").body()).contains(NOT_CONFIRMED);
        assertThat(lena.choose(WORK, HOME).body()).contains("Saved.");

        List<JsonNode> named = lena.named();
        assertThat(named).hasSize(2);
        assertThat(named).anyMatch(one -> fits(one, WORK)).anyMatch(one -> fits(one, HOME));
        assertThat(named).noneMatch(one -> fits(one, own));
        assertThat(lena.browser.get(lena.session + "/privacy/data").body()).contains(WORK, HOME, own);
        for (String address : List.of(WORK, HOME)) {
            assertThat(verified(lena, address)).contains("It names the holder of the email address that you gave.");
        }
        assertThat(verified(lena, own)).contains("by another email address");

        assertThat(lena.remove(HOME).body()).contains("Removed.").doesNotContain(HOME);
        assertThat(lena.page().body()).contains("value=\"" + WORK + "\" checked");
        assertThat(lena.remove(WORK).body()).contains("value=\"NOBODY\" checked");
    }

    private String verified(At lena, String email) {
        Matcher badge = Pattern.compile("/credentials/[0-9a-f-]{36}")
                .matcher(lena.browser.get(lena.session + "/progress").body());
        assertThat(badge.find()).isTrue();
        return anybody.post(anybody.get(waymark.app.baseUrl() + "/verify")
                        .form("/verify")
                        .with("jwt", waymark.app.baseUrl() + badge.group())
                        .with("email", email))
                .body();
    }

    @Test
    void an_address_is_whose_letter_was_answered_and_of_nobody_else() throws Exception {
        At lena = new At(0);
        At other = new At(1);
        lena.add(WORK);
        confirm(link(1));
        assertThat(other.page().body()).doesNotContain(WORK);
        assertThat(other.choose(WORK).body()).contains(NOT_CONFIRMED);
        assertThat(other.browser
                        .post(lena.page().form("/recipient/addresses/remove"))
                        .status())
                .as("a form of somebody else")
                .isBetween(400, 499);
        assertThat(lena.page().body()).contains(WORK);
        assertThat(other.named()).isEmpty();

        other.add(WORK);
        link(2);
        assertThat(lena.add(HOME).body()).contains(HOME);
        assertThat(other.choose(WORK).body()).as("a letter of one's own").contains(NOT_CONFIRMED);
    }

    @Test
    void a_link_works_for_a_day_and_only_the_last_one() {
        At lena = new At(0);
        lena.add(WORK);
        String first = link(1);
        clock.set(START.plus(Duration.ofMinutes(30)));
        assertThat(lena.add(WORK).body()).as("again").contains("A letter is on its way.");
        String second = link(2);
        assertThat(second).isNotEqualTo(first);
        WebBrowser.Page over = anybody.get(first);
        assertThat(over.status()).isEqualTo(404);
        assertThat(over.body()).contains("This link is of no use any more");
        assertThat(anybody.get(second.substring(0, second.length() - 1)).status())
                .isEqualTo(404);
        WebBrowser.Form form = anybody.get(second).form(second.replaceFirst(".*(/mail/confirm/)", "$1"));

        clock.set(START.plus(Duration.ofMinutes(31)).plus(Duration.ofDays(1)));
        assertThat(anybody.post(form).status()).isEqualTo(404);
        lena = new At(0);
        assertThat(lena.page().body()).doesNotContain(WORK);
        assertThat(lena.choose(WORK).body()).contains(NOT_CONFIRMED);
        assertThat(lena.add(WORK).body()).contains("A letter is on its way.");
        assertThat(confirm(link(3)).body()).contains("Confirmed.");
    }

    @Test
    void letters_to_strangers_have_an_end_and_what_is_no_address_gets_none() throws Exception {
        At lena = new At(0);
        for (String bad : List.of(
                "",
                "none",
                "a@b@c",
                "a b@c.example",
                "x@y.example\nBcc: z@y.example",
                "x".repeat(300) + "@y.example")) {
            assertThat(lena.add(bad).body()).as(bad).contains("Type one email address");
        }
        for (int i = 0; i < 3; i++) {
            assertThat(lena.add(WORK).body()).contains("A letter is on its way.");
        }
        String enough = "Letters that nobody has answered are on their way already.";
        assertThat(lena.add(WORK).body()).contains(enough);
        At other = new At(1);
        assertThat(other.add(WORK).body()).as("to one address, whoever asks").contains(enough);
        lena.add("b@city.example");
        lena.add("c@city.example");
        assertThat(lena.add("d@city.example").body()).as("from one person").contains(enough);
        letter(5);

        clock.set(START.plus(Duration.ofHours(25)));
        lena = new At(0);
        assertThat(lena.add(WORK).body()).as("the next day").contains("A letter is on its way.");
        letter(6);
        assertThat(mail.getReceivedMessages()).hasSize(6);
    }
}
