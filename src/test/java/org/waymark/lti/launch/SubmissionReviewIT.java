package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.Covers;
import org.waymark.lti.payload.Claim;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Person;
import org.waymark.practice.trust.Forgery;
import org.waymark.whole.WebBrowser;

/** What a submission review has to carry, and who may open whose (Submission Review 1.0). */
class SubmissionReviewIT {
    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    private static Bench bench;
    private static LineItem column;
    private static Person learner;
    private static Person other;

    @BeforeAll
    static void start() {
        bench = new Bench();
        column = bench.waymark.lms.findLineItem(bench.activity).orElseThrow();
        learner = bench.waymark.learner(0);
        other = bench.waymark.learner(1);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    private static WebBrowser.Page review(Person who, Person of, Forgery forgery) {
        LaunchRequest request = bench.waymark.lms.review(who, column, of);
        return bench.waymark.launch(new WebBrowser(), request, forgery);
    }

    private static WebBrowser.Page byInstructor(Forgery forgery) {
        return review(bench.waymark.instructor(), learner, forgery);
    }

    @Test
    @Covers("B2.20")
    void a_submission_review_launch_is_let_in() {
        WebBrowser.Page page = byInstructor(Forgery.none());
        Bench.accepted(page);
        assertThat(page.address().getPath()).contains("/review");
    }

    @Test
    void a_review_without_lineitem_is_refused() {
        Bench.refused(byInstructor(Forgery.withoutClaim(Claim.AGS_ENDPOINT)), Reason.LINEITEM_MISSING);
        for (Object lineitem : List.of("", "no address", "javascript:alert(1)", 5)) {
            Bench.refused(
                    byInstructor(Forgery.withClaim(Claim.AGS_ENDPOINT, Map.of("lineitem", lineitem))),
                    Reason.LINEITEM_MISSING);
        }
    }

    @Test
    void a_review_without_for_user_is_refused() {
        Bench.refused(byInstructor(Forgery.withoutClaim(Claim.FOR_USER)), Reason.FOR_USER_MISSING);
        Bench.refused(byInstructor(Forgery.withClaim(Claim.FOR_USER, Map.of())), Reason.FOR_USER_MISSING);
        Bench.refused(byInstructor(Forgery.withClaim(Claim.FOR_USER, Map.of("user_id", " "))), Reason.FOR_USER_MISSING);
        Bench.refused(byInstructor(Forgery.withClaim(Claim.FOR_USER, "5")), Reason.CLAIM_MALFORMED);
        Bench.refused(byInstructor(Forgery.withClaim(Claim.FOR_USER, Map.of("user_id", 5.5))), Reason.CLAIM_MALFORMED);
    }

    @Test
    void a_learner_opens_what_is_his_or_her_own_and_nothing_else() {
        Bench.accepted(review(learner, learner, Forgery.none()));
        Bench.refused(review(learner, other, Forgery.none()), Reason.NOT_YOUR_SUBMISSION);
        Bench.refused(review(learner, other, Forgery.withClaim(Claim.ROLES, List.of())), Reason.NOT_YOUR_SUBMISSION);
        Bench.refused(
                review(
                        learner,
                        other,
                        Forgery.withClaim(
                                Claim.ROLES,
                                List.of("http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator"))),
                Reason.NOT_YOUR_SUBMISSION);
    }

    @Test
    void who_teaches_opens_what_anybody_of_the_course_has_done() {
        Bench.accepted(review(learner, other, Forgery.withClaim(Claim.ROLES, List.of(MEMBERSHIP + "Instructor"))));
    }

    @Test
    void a_review_of_a_column_without_a_link_is_let_in_and_makes_none() {
        int links = bench.count("resource_link");
        WebBrowser.Page page = byInstructor(Forgery.none().claims(claims -> {
            claims.remove(Claim.RESOURCE_LINK);
            Map<String, Object> endpoint = new LinkedHashMap<>();
            endpoint.put("lineitem", "https://lms.example/lineitems/of/nobody");
            claims.put(Claim.AGS_ENDPOINT, endpoint);
        }));
        Bench.accepted(page);
        assertThat(page.body()).contains("Nothing here yet");
        assertThat(bench.count("resource_link")).isEqualTo(links);
    }

    @Test
    void a_refused_review_makes_nobody_known() {
        Bench.refused(
                review(learner, other, Forgery.none().claims(claims -> claims.put("sub", "nobody-here"))),
                Reason.NOT_YOUR_SUBMISSION);
        assertThat(bench.knows("nobody-here")).isFalse();
    }
}
