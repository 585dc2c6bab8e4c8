package org.waymark.credential.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.Samples;
import org.waymark.credential.issuer.IssuerForm.Field;
import org.waymark.credential.paper.Certificate;
import org.waymark.language.Message;

class IssuerFormTest {
    private static final IssuerForm GOOD = IssuerForm.of(Samples.UNIVERSITY);

    @Test
    void a_whole_form_has_no_faults_and_says_what_was_typed() {
        assertThat(faults(GOOD)).isEmpty();
        assertThat(GOOD.facts("johns-hopkins-university")).isEqualTo(Samples.UNIVERSITY);
        IssuerForm bare = new IssuerForm("Bureau", " ", "", "", null, "", "", null);
        assertThat(faults(bare)).isEmpty();
        assertThat(bare.facts("bureau"))
                .isEqualTo(new IssuerFacts("bureau", "Bureau", null, null, null, null, null, null, null));
    }

    @Test
    void every_field_that_cannot_be_taken_is_named() {
        IssuerForm bad =
                new IssuerForm(" ", "1\n2\n3\n4\n5\n6\n7", "javascript:alert(1)", "nobody", null, "", "Director", null);
        assertThat(faults(bad).keySet())
                .isEqualTo(Set.of(Field.NAME, Field.ADDRESS, Field.WEBSITE, Field.EMAIL, Field.SIGNATORY));
        for (String website : new String[] {
            "example.edu",
            "https://",
            "https://a b",
            "https://user:word@example.edu",
            "ftp://example.edu",
            "https://exämple.edu"
        }) {
            assertThat(faults(form("A", website, "")).keySet()).as(website).containsExactly(Field.WEBSITE);
        }
        for (String email : new String[] {"a@b", "a b@c.edu", "a@c.edu\nBcc: d@e.edu", "<a@c.edu>", "a@@c.edu"}) {
            assertThat(faults(form("A", "", email)).keySet()).as(email).containsExactly(Field.EMAIL);
        }
        String[] good = {"https://example.edu", "http://example.edu:8080/a?b=c", "HTTPS://EXAMPLE.EDU/"};
        for (String website : good) {
            assertThat(faults(form("A", website, "a.b+c@example.edu")))
                    .as(website)
                    .isEmpty();
        }
    }

    @Test
    void a_text_that_is_too_long_or_cannot_be_printed_is_refused() {
        assertThat(faults(form("A".repeat(201), "", "")).get(Field.NAME).words())
                .isEqualTo("Enter 200 characters at most.");
        assertThat(faults(form("A".repeat(200), "", ""))).isEmpty();
        for (String name : new String[] {"大学", "אוניברסיטה", "جامعة"}) {
            assertThat(faults(form(name, "", "")).get(Field.NAME).words()).contains("cannot print");
        }
        for (String name : new String[] {"Universität Łódź", "Πανεπιστήμιο", "Университет"}) {
            assertThat(faults(form(name, "", ""))).as(name).isEmpty();
        }
    }

    @Test
    void what_cannot_be_seen_does_not_get_in() {
        IssuerFacts facts =
                new IssuerForm("A\u202e B\u0000\n C", "x\r\n\n y\u200b ", "", "", null, "", "", null).facts("a");
        assertThat(facts.name()).isEqualTo("A B C");
        assertThat(facts.address()).isEqualTo("x\ny");
    }

    @Test
    void a_name_within_addresses_is_plain_lasting_and_nobody_elses() {
        assertThat(IssuerSlug.of("Johns Hopkins University", slug -> false)).isEqualTo("johns-hopkins-university");
        assertThat(IssuerSlug.of("Université de Łódź & Co.", slug -> false)).isEqualTo("universite-de-lodz-co");
        assertThat(IssuerSlug.of("Waymark", slug -> false)).isEqualTo("waymark-2");
        assertThat(IssuerSlug.of("A", Set.of("a", "a-2")::contains)).isEqualTo("a-3");
        assertThat(IssuerSlug.of("!!!", slug -> false)).isEqualTo("issuer");
        for (String name : new String[] {"x".repeat(500), "--", "大学", "../../etc", "<script>", "a".repeat(49) + " b"}) {
            assertThat(IssuerSlug.of(name, slug -> false))
                    .as(name)
                    .matches("[a-z0-9]+(-[a-z0-9]+)*")
                    .hasSizeLessThan(60);
        }
    }

    private static IssuerForm form(String name, String website, String email) {
        return new IssuerForm(name, "", website, email, null, "", "", null);
    }

    private static Map<Field, Message> faults(IssuerForm form) {
        return form.faults(Certificate::canWrite);
    }
}
