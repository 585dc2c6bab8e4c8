package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.lti.payload.Claim;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.trust.Forgery;
import org.waymark.whole.WebBrowser;

/** Claims of every odd shape, honestly signed: refused or let in, and never a failure. On the stricter database. */
class ClaimShapeIT {
    private static final String ZERO = "a\0b";

    private static final URI LIST = URI.create("https://lms.example/services/2/lineitems?type_id=3");

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = Bench.onPostgres();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    /** Each claim, and each field of a claim after a slash. */
    static Stream<String> places() {
        return Stream.of(
                "iss",
                "aud",
                "azp",
                "sub",
                "nonce",
                "iat",
                "exp",
                "nbf",
                "jti",
                "name",
                "given_name",
                "family_name",
                "email",
                Claim.MESSAGE_TYPE,
                Claim.VERSION,
                Claim.DEPLOYMENT_ID,
                Claim.TARGET_LINK_URI,
                Claim.ROLES,
                Claim.RESOURCE_LINK,
                Claim.RESOURCE_LINK + " id",
                Claim.RESOURCE_LINK + " title",
                Claim.CONTEXT,
                Claim.CONTEXT + " id",
                Claim.CONTEXT + " label",
                Claim.CONTEXT + " title",
                Claim.CONTEXT + " type",
                Claim.CUSTOM,
                Claim.CUSTOM + " waymark_run",
                Claim.CUSTOM + " context_history",
                Claim.TOOL_PLATFORM,
                Claim.LAUNCH_PRESENTATION,
                Claim.LAUNCH_PRESENTATION + " locale",
                Claim.LAUNCH_PRESENTATION + " return_url",
                Claim.AGS_ENDPOINT,
                Claim.AGS_ENDPOINT + " scope",
                Claim.AGS_ENDPOINT + " lineitem",
                Claim.AGS_ENDPOINT + " lineitems",
                Claim.NRPS,
                Claim.NRPS + " context_memberships_url",
                Claim.CUSTOM + " waymark_item",
                Claim.CUSTOM + " waymark_page",
                Claim.FOR_USER,
                Claim.FOR_USER + " user_id",
                Claim.DEEP_LINKING_SETTINGS,
                Claim.DEEP_LINKING_SETTINGS + " deep_link_return_url",
                Claim.DEEP_LINKING_SETTINGS + " accept_types",
                Claim.DEEP_LINKING_SETTINGS + " accept_multiple",
                Claim.DEEP_LINKING_SETTINGS + " accept_lineitem",
                Claim.DEEP_LINKING_SETTINGS + " data");
    }

    private static List<Object> shapes() {
        List<Object> shapes = new ArrayList<>(List.of(
                5,
                -1,
                1e300,
                Long.MAX_VALUE,
                true,
                false,
                "",
                " ",
                "text",
                ZERO,
                "\ud800",
                "\u202etxet\r\nX: y",
                "x".repeat(256),
                "x".repeat(20_000),
                List.of(),
                List.of(1, "a", List.of(), Map.of()),
                List.of(ZERO, "x".repeat(2_000)),
                Map.of(),
                Map.of("id", 5, "title", List.of()),
                Map.of("id", Map.of("id", Map.of())),
                Map.of(ZERO, ZERO),
                "http://" + "h".repeat(300) + "/",
                "http://[::1]:99999/",
                "javascript:alert(1)"));
        shapes.add(null);
        return shapes;
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_claim_of_any_shape_is_refused_or_let_in(String place) {
        boolean deepLinking = place.startsWith(Claim.DEEP_LINKING_SETTINGS);
        LaunchRequest request = deepLinking
                ? bench.waymark.lms.pick(bench.waymark.instructor(), bench.waymark.lms.course())
                : bench.byLearner();
        neverFails(place, request);
        if (!deepLinking) {
            neverFails(
                    place,
                    bench.waymark.lms.review(
                            bench.waymark.instructor(),
                            bench.waymark.lms.findLineItem(bench.activity).orElseThrow(),
                            bench.waymark.learner(0)));
        }
    }

    private static void neverFails(String place, LaunchRequest request) {
        for (Object shape : shapes()) {
            WebBrowser.Page page = bench.waymark.launch(
                    new WebBrowser(), request, Forgery.none().claims(claims -> {
                        String[] path = place.split(" ");
                        if (path.length == 1) {
                            claims.put(place, shape);
                        } else {
                            Map<String, Object> inner = new LinkedHashMap<>();
                            if (claims.get(path[0]) instanceof Map<?, ?> old) {
                                old.forEach((key, value) -> inner.put((String) key, value));
                            }
                            inner.put(path[1], shape);
                            claims.put(path[0], inner);
                        }
                    }));
            assertThat(page.status()).as(place + " is " + shape).isBetween(200, 403);
            assertThat(page.body()).as(place + " is " + shape).contains("<h1");
        }
    }

    @Test
    void a_subject_is_at_most_255_characters_of_ascii() {
        Bench.accepted(bench.launch(claims -> claims.put("sub", "s".repeat(255))));
        for (String subject : List.of("s".repeat(256), "Zoë", "a\nb", ZERO)) {
            Bench.refused(bench.launch(claims -> claims.put("sub", subject)), Reason.CLAIM_MALFORMED);
        }
    }

    @Test
    void a_zero_character_in_an_identifier_is_refused() {
        Bench.refused(
                bench.launch(claims -> claims.put(Claim.RESOURCE_LINK, Map.of("id", ZERO))), Reason.CLAIM_MALFORMED);
        Bench.refused(bench.launch(claims -> claims.put(Claim.CONTEXT, Map.of("id", ZERO))), Reason.CLAIM_MALFORMED);
        Bench.refused(bench.launch(claims -> claims.put(Claim.DEPLOYMENT_ID, ZERO)), Reason.CLAIM_MALFORMED);
    }

    @Test
    void custom_values_that_are_null_or_unfilled_count_as_absent() {
        Map<String, Object> custom = new LinkedHashMap<>();
        custom.put("waymark_run", null);
        custom.put("context_history", "$Context.id.history");
        Bench.accepted(bench.launch(claims -> claims.put(Claim.CUSTOM, custom)));
    }

    @Test
    void an_empty_list_where_an_object_may_stand_is_an_empty_object() {
        Bench.accepted(bench.launch(claims -> List.of(
                        Claim.CUSTOM, Claim.LAUNCH_PRESENTATION, Claim.CONTEXT, Claim.AGS_ENDPOINT, Claim.NRPS)
                .forEach(name -> claims.put(name, List.of()))));
        Bench.refused(bench.launch(claims -> claims.put(Claim.RESOURCE_LINK, List.of())), Reason.CLAIM_MALFORMED);
        Bench.refused(bench.launch(claims -> claims.put(Claim.CUSTOM, List.of("a"))), Reason.CLAIM_MALFORMED);
    }

    @Test
    void long_titles_are_cut_and_names_keep_their_letters() {
        WebBrowser.Page page = bench.launch(claims -> {
            claims.put(Claim.CONTEXT, Map.of("id", "long", "title", "😀".repeat(3_000), "label", "label ".repeat(300)));
            claims.put(Claim.RESOURCE_LINK, Map.of("id", "long", "title", "Długi tytuł ".repeat(500)));
            claims.put("name", "Zoë O'Brïen-Ñandú 林\u0007\u0000");
        });
        Bench.accepted(page);
        assertThat(page.body()).contains("Brïen-Ñandú 林").contains("😀😀").doesNotContain("\u0007");
    }

    @Test
    void hundreds_of_scopes_do_no_harm() {
        List<String> scopes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            scopes.add("https://elsewhere.example/scope/" + i + ZERO);
        }
        Bench.accepted(bench.launch(claims -> claims.put(Claim.AGS_ENDPOINT, Map.of("scope", scopes))));
    }

    /** What can mean only one thing is taken. */
    @Test
    void numbers_as_ids_blanks_around_an_address_and_an_empty_custom_are_read() {
        Bench.accepted(bench.launch(claims -> claims.put(Claim.CUSTOM, "")));
        Bench.accepted(bench.launch(claims -> claims.put(Claim.CONTEXT, Map.of("id", 4711))));
        Bench.accepted(bench.launch(claims -> claims.put(Claim.RESOURCE_LINK, Map.of("id", 4711))));
        Bench.accepted(
                bench.launch(claims -> claims.put(Claim.TARGET_LINK_URI, claims.get(Claim.TARGET_LINK_URI) + " ")));
        Bench.accepted(bench.launch(
                claims -> claims.put(Claim.DEPLOYMENT_ID, Long.valueOf((String) claims.get(Claim.DEPLOYMENT_ID)))));
        Bench.refused(
                bench.launch(claims -> claims.put(Claim.RESOURCE_LINK, Map.of("id", 4711.5))), Reason.CLAIM_MALFORMED);
    }

    @Test
    void a_column_is_seen_from_the_address_of_its_list() {
        assertThat(ClaimValues.httpUri("items/7/lineitem?type_id=3", LIST))
                .hasToString("https://lms.example/services/2/items/7/lineitem?type_id=3");
        assertThat(ClaimValues.httpUri("/items/7", LIST)).hasToString("https://lms.example/items/7");
        assertThat(ClaimValues.httpUri("https://lms.example/items/8 ", LIST))
                .hasToString("https://lms.example/items/8");
        assertThat(ClaimValues.httpUri("//elsewhere.example/items/7", LIST)).isNull();
        assertThat(ClaimValues.httpUri("/items/7", null)).isNull();
    }

    /** Roles that are no texts are no roles, and a token of later is none yet. */
    @Test
    void roles_are_texts_and_a_token_holds_from_its_nbf() {
        Bench.refused(bench.launch(claims -> claims.put(Claim.ROLES, List.of(1, 2))), Reason.CLAIM_MALFORMED);
        Bench.refused(
                bench.launch(claims ->
                        claims.put("nbf", Instant.now().plusSeconds(900).getEpochSecond())),
                Reason.ISSUED_AT_WRONG);
        Bench.accepted(bench.launch(
                claims -> claims.put("nbf", Instant.now().plusSeconds(30).getEpochSecond())));
    }
}
