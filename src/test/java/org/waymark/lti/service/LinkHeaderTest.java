package org.waymark.lti.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Covers;

class LinkHeaderTest {
    private static final URI PAGE = URI.create("https://lms.example.org/members?limit=10&type_id=1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://lms.example.org/members?limit=10&from=10>; rel=\"next\"",
                "<https://lms.example.org/members?limit=10&amp;from=10>; rel=\u201cnext\u201d",
                "<https://lms.example.org/members?limit=10&amp;from=10>; rel=\u00e2\u0080\u009cnext\u00e2\u0080\u009d",
                "<https://lms.example.org/members?limit=10&from=10>; rel=\"last next\"",
                "<https://lms.example.org/members?limit=10&from=10>; rel=next",
                "<https://lms.example.org/other>; rel=\"first\", <https://lms.example.org/members?limit=10&from=10>; title=\"x\"; rel='next'",
                "</members?limit=10&from=10>; REL=\"next\""
            })
    @Covers("E2.77")
    void next_is_found_however_the_platform_writes_it(String header) {
        assertThat(LinkHeader.next(PAGE, List.of(header)))
                .contains(URI.create("https://lms.example.org/members?limit=10&from=10"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<https://lms.example.org/members?limit=10&from=10>; rel=\"last\"",
                "<https://evil.example.org/members>; rel=\"next\"",
                "<https://lms.example.org:8443/members>; rel=\"next\"",
                "<http://lms.example.org/members>; rel=\"next\"",
                "<ht tp:/broken>; rel=\"next\"",
                "<https://lms.example.org/members?limit=10&type_id=1>; rel=\"next\"",
                "<https://lms.example.org/members?limit=10&from=10>; rel=\"not-next\"",
                "<https://lms.example.org/members?limit=10&from=10>; rel=\"nextish\"",
                "rel=next"
            })
    void nothing_else_is_followed(String header) {
        assertThat(LinkHeader.next(PAGE, List.of(header))).isEmpty();
    }

    @Test
    void a_next_page_that_is_not_followed_is_still_no_end_of_the_list() {
        assertThat(LinkHeader.named(List.of("<https://evil.example.org/members>; rel=\"next\"")))
                .contains("https://evil.example.org/members");
        assertThat(LinkHeader.named(List.of("<https://lms.example.org/members>; rel=\"last\"")))
                .isEmpty();
    }

    @Test
    void a_query_alone_belongs_to_the_same_path_and_a_usual_port_may_be_written() {
        assertThat(LinkHeader.next(PAGE, List.of("<?limit=10&from=10>; rel=next")))
                .contains(URI.create("https://lms.example.org/members?limit=10&from=10"));
        assertThat(LinkHeader.next(PAGE, List.of("<https://lms.example.org:443/members?from=10>; rel=next")))
                .contains(URI.create("https://lms.example.org:443/members?from=10"));
    }

    @Test
    void a_limit_that_the_address_has_is_not_given_twice() {
        URI address = URI.create("https://lms.example.org/m?limit=50&x=1");
        assertThat(Memberships.firstPage(address)).isEqualTo(address);
    }

    @Test
    void the_first_page_keeps_the_query_of_the_address() {
        assertThat(Memberships.firstPage(URI.create("https://lms.example.org/m?rlid=4")))
                .isEqualTo(URI.create("https://lms.example.org/m?rlid=4&limit=200"));
    }
}
