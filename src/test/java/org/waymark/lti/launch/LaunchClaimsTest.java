package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.payload.Scope;

/** What is read of each message once its signature holds. */
class LaunchClaimsTest {
    private static final String LINE_ITEM = "https://lms.example/items/7";

    @Test
    void a_plain_launch_needs_nothing_but_what_the_specification_wants() throws Exception {
        Launch launch = Tokens.read(claims -> {});
        assertThat(launch.subject()).isEqualTo("7");
        assertThat(launch.roles()).containsExactly(Role.LEARNER);
        assertThat(launch.message()).isEqualTo(new Launch.ResourceLinkMessage("link", ""));
        assertThat(launch.inCourse()).isEmpty();
        assertThat(launch.custom()).isEmpty();
        assertThat(launch.services()).isEqualTo(Launch.Services.NONE);
        assertThat(Arrays.asList(launch.name(), launch.email(), launch.locale(), launch.returnUrl()))
                .containsOnlyNulls();
        assertThat(launch.registration()).isEqualTo(Tokens.REGISTRATION);
        assertThat(launch.deployment()).isEqualTo(Tokens.DEPLOYMENT);
        assertThat(launch.login().state()).isEqualTo("state");
    }

    @Test
    void a_full_launch_is_read_whole() throws Exception {
        Launch launch = Tokens.read(claims -> {
            claims.put("name", "Lena Ford");
            claims.put("email", "x".repeat(300));
            claims.put(Claim.RESOURCE_LINK, Map.of("id", 12, "title", "Quality"));
            claims.put(Claim.CONTEXT, Map.of("id", "c1", "label", "y".repeat(300), "title", "Data"));
            claims.put(Claim.LAUNCH_PRESENTATION, Map.of("locale", "es", "return_url", "https://lms.example/back"));
            claims.put(
                    Claim.AGS_ENDPOINT,
                    Map.of(
                            "lineitem",
                            "items/7",
                            "lineitems",
                            "https://lms.example/items",
                            "scope",
                            List.of(Scope.SCORE, "https://lms.example/other")));
            claims.put(Claim.NRPS, Map.of("context_memberships_url", "https://lms.example/people"));
        });
        assertThat(launch.name()).isEqualTo("Lena Ford");
        assertThat(launch.email()).hasSize(255);
        assertThat(launch.message()).isEqualTo(new Launch.ResourceLinkMessage("12", "Quality"));
        assertThat(launch.inCourse()).contains(new Launch.Course("c1", "y".repeat(255), "Data"));
        assertThat(launch.locale()).isEqualTo("es");
        assertThat(launch.returnUrl()).isEqualTo(URI.create("https://lms.example/back"));
        assertThat(launch.services().lineitem()).isEqualTo(URI.create(LINE_ITEM));
        assertThat(launch.services().lineitems()).isEqualTo(URI.create("https://lms.example/items"));
        assertThat(launch.services().scopes()).containsExactly(Scope.SCORE);
        assertThat(launch.services().membershipsUrl()).isEqualTo(URI.create("https://lms.example/people"));
    }

    @Test
    void what_the_specification_wants_is_refused_when_it_is_missing_or_something_else() {
        refused(Claim.VERSION, null, Reason.VERSION_WRONG);
        refused(Claim.VERSION, "1.3", Reason.VERSION_WRONG);
        refused(Claim.MESSAGE_TYPE, null, Reason.MESSAGE_TYPE_MISSING);
        refused(Claim.MESSAGE_TYPE, "LtiStartProctoring", Reason.MESSAGE_TYPE_UNSUPPORTED);
        refused(Claim.ROLES, null, Reason.ROLES_MISSING);
        refused(Claim.ROLES, "Learner", Reason.ROLES_MISSING);
        refused(Claim.ROLES, List.of("Learner", 1), Reason.CLAIM_MALFORMED);
        refused(Claim.RESOURCE_LINK, null, Reason.RESOURCE_LINK_MISSING);
        refused(Claim.RESOURCE_LINK, Map.of("id", " "), Reason.RESOURCE_LINK_MISSING);
        refused(Claim.CONTEXT, "c1", Reason.CLAIM_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tool.example/lti/launch",
                "https://tool.example:8443/lti/launch",
                "https://tool.example.evil/lti/launch",
                "https://elsewhere.example/lti/launch",
                "/lti/launch"
            })
    void the_target_is_an_address_of_this_tool(String target) {
        refused(Claim.TARGET_LINK_URI, target, Reason.TARGET_WRONG);
        refused(Claim.TARGET_LINK_URI, null, Reason.TARGET_WRONG);
    }

    @Test
    void the_target_is_the_same_however_its_host_is_written() throws Exception {
        assertThat(Tokens.read(with(Claim.TARGET_LINK_URI, "HTTPS://Tool.Example/x"))
                        .subject())
                .isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Lena Ford, Lena, Ford, lena, Lena Ford",
                "-, Lena, Ford, lena, Lena Ford",
                "-, Lena, -, lena, Lena",
                "-, -, Ford, lena, Ford",
                "-, -, -, lena, lena",
                "-, -, -, -, -",
                "' ', '', '', lena, lena",
            })
    void a_name_is_found_where_the_platform_put_it(
            @Nullable String name,
            @Nullable String given,
            @Nullable String family,
            @Nullable String user,
            @Nullable String read)
            throws Exception {
        Launch launch = Tokens.read(claims -> {
            claims.put("name", name);
            claims.put("given_name", given);
            claims.put("family_name", family);
            claims.put("preferred_username", user);
        });
        assertThat(launch.name()).isEqualTo(read);
    }

    @Test
    void custom_values_come_from_the_claim_and_ours_from_the_address_too() throws Exception {
        Launch launch = Tokens.read(claims -> {
            claims.put(
                    Claim.TARGET_LINK_URI,
                    "https://tool.example/x?waymark_run=a%20b&waymark_view=city&other=1&waymark_empty&waymark_=2");
            Map<String, Object> custom = new HashMap<>();
            custom.put("waymark_view", "mine");
            custom.put("number", 5);
            custom.put("unfilled", "$Context.id.history");
            custom.put("zero", "a\u0000b");
            custom.put("zero first", "\u0000b");
            custom.put("nothing", null);
            claims.put(Claim.CUSTOM, custom);
        });
        assertThat(launch.custom())
                .containsOnly(
                        Map.entry("waymark_run", "a b"),
                        Map.entry("waymark_view", "mine"),
                        Map.entry("waymark_", "2"),
                        Map.entry("number", "5"));
    }

    @Test
    void what_a_course_is_a_copy_of_may_stand_in_brightspaces_own_claim() throws Exception {
        Map<String, Object> own = Map.of("Context.id.history", "9,8");
        assertThat(Tokens.read(with("http://www.brightspace.com", own)).contextHistory())
                .containsExactly("9", "8");
        Launch told = Tokens.read(claims -> {
            claims.put("http://www.brightspace.com", own);
            claims.put(Claim.CUSTOM, Map.of(Launch.HISTORY, "3"));
        });
        assertThat(told.contextHistory()).containsExactly("3");
        assertThat(Tokens.read(claims -> {}).contextHistory()).isEmpty();
    }

    @Test
    void a_time_zone_is_one_that_is_known() throws Exception {
        assertThat(Tokens.read(with(Claim.CUSTOM, Map.of("person_timezone", "America/New_York")))
                        .timeZone())
                .contains("America/New_York");
        assertThat(Tokens.read(with(Claim.CUSTOM, Map.of("person_timezone", "Springfield")))
                        .timeZone())
                .isEmpty();
        assertThat(Tokens.read(claims -> {}).timeZone()).isEmpty();
    }

    @Test
    void a_request_to_pick_says_where_the_answer_goes_and_what_is_taken() throws Exception {
        Launch launch = Tokens.read(picks(Map.of(
                "deep_link_return_url",
                "https://lms.example/picked",
                "accept_types",
                List.of("ltiResourceLink"),
                "accept_multiple",
                true,
                "accept_lineitem",
                false,
                "data",
                "d")));
        assertThat(launch.message())
                .isEqualTo(new Launch.DeepLinkingMessage(
                        URI.create("https://lms.example/picked"),
                        java.util.Set.of("ltiResourceLink"),
                        true,
                        false,
                        "d",
                        true));
        assertThat(launch.mayPick()).as("a learner who is told as one").isFalse();
    }

    @Test
    void a_request_to_pick_may_leave_out_roles_target_and_what_has_a_usual_value() throws Exception {
        Launch launch = Tokens.read(
                picks(settings("https://lms.example/picked", List.of("link"))).andThen(claims -> {
                    claims.put(Claim.ROLES, List.of());
                    claims.put(Claim.TARGET_LINK_URI, "");
                }));
        assertThat(launch.message())
                .isEqualTo(new Launch.DeepLinkingMessage(
                        URI.create("https://lms.example/picked"), java.util.Set.of("link"), false, true, null, false));
        assertThat(launch.roles()).isEmpty();
        assertThat(launch.mayPick()).isTrue();
        assertThat(Tokens.read(with(Claim.ROLES, List.of("Instructor"))).mayPick())
                .isTrue();
        assertThat(Tokens.read(with(Claim.ROLES, List.of())).mayPick()).isFalse();
    }

    @Test
    void a_request_to_pick_without_a_way_back_or_without_types_is_refused() {
        refused(picks(settings("javascript:alert(1)", List.of("link"))), Reason.DEEP_LINKING_SETTINGS_MISSING);
        refused(picks(settings("https://lms.example/picked", List.of())), Reason.DEEP_LINKING_SETTINGS_MISSING);
        refused(
                picks(settings("https://lms.example/picked", List.of("link")))
                        .andThen(claims -> claims.put(Claim.TARGET_LINK_URI, "https://elsewhere.example")),
                Reason.TARGET_WRONG);
    }

    @Test
    void a_review_is_of_ones_own_work_or_an_instructors() throws Exception {
        Launch own = Tokens.read(reviews("7", LINE_ITEM, "Learner"));
        assertThat(own.message())
                .isEqualTo(new Launch.SubmissionReviewMessage(
                        "7", URI.create(LINE_ITEM), new Launch.ResourceLinkMessage("link", "")));
        Launch others = Tokens.read(
                reviews("8", LINE_ITEM, "Instructor").andThen(claims -> claims.put(Claim.RESOURCE_LINK, null)));
        assertThat(others.message()).isEqualTo(new Launch.SubmissionReviewMessage("8", URI.create(LINE_ITEM), null));
        refused(reviews("8", LINE_ITEM, "Learner"), Reason.NOT_YOUR_SUBMISSION);
        refused(reviews("", LINE_ITEM, "Instructor"), Reason.FOR_USER_MISSING);
        refused(reviews("8", "items/7", "Instructor"), Reason.LINEITEM_MISSING);
    }

    private static Map<String, Object> settings(String returnUrl, List<String> types) {
        return Map.of("deep_link_return_url", returnUrl, "accept_types", types);
    }

    private static Consumer<Map<String, Object>> picks(Map<String, Object> settings) {
        return claims -> {
            claims.put(Claim.MESSAGE_TYPE, "LtiDeepLinkingRequest");
            claims.put(Claim.DEEP_LINKING_SETTINGS, settings);
        };
    }

    private static Consumer<Map<String, Object>> reviews(String forUser, String lineItem, String role) {
        return claims -> {
            claims.put(Claim.MESSAGE_TYPE, "LtiSubmissionReviewRequest");
            claims.put(Claim.FOR_USER, Map.of("user_id", forUser));
            claims.put(Claim.AGS_ENDPOINT, Map.of("lineitem", lineItem));
            claims.put(Claim.ROLES, List.of(role));
        };
    }

    private static Consumer<Map<String, Object>> with(String name, @Nullable Object value) {
        return claims -> claims.put(name, value);
    }

    private static void refused(String name, @Nullable Object value, Reason reason) {
        refused(with(name, value), reason);
    }

    private static void refused(Consumer<Map<String, Object>> change, Reason reason) {
        assertThatExceptionOfType(LaunchRejected.class)
                .isThrownBy(() -> Tokens.read(change))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
