package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.lti.payload.Claim;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.school.Person;
import org.waymark.practice.trust.Forgery;
import org.waymark.whole.WebBrowser;

/** The launch cases of the LTI Advantage certification guide (6.1), by their names, each after a real OIDC login. */
class CertificationIT {
    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
    private static final List<String> PERSONAL = List.of("name", "given_name", "family_name", "email");

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    /** The twelve bad payloads: everything else of the token is as it should be. */
    enum Bad {
        NO_KID_IN_THE_HEADER(Reason.KEY_ID_MISSING, Forgery.withoutKid()),
        INCORRECT_KID(Reason.KEY_UNKNOWN, Forgery.none().header(header -> header.put("kid", "imstester_66067"))),
        WRONG_LTI_VERSION(Reason.VERSION_WRONG, Forgery.withClaim(Claim.VERSION, "11.3")),
        NO_LTI_VERSION(Reason.VERSION_WRONG, Forgery.withoutClaim(Claim.VERSION)),
        INVALID_LTI_MESSAGE(Reason.ISSUER_WRONG, Forgery.none().claims(claims -> {
            claims.clear();
            claims.put("name", "badltilaunch");
        })),
        MISSING_LTI_CLAIMS(
                Reason.ISSUER_WRONG,
                Forgery.none()
                        .claims(claims -> List.of("aud", "iss", "sub", Claim.DEPLOYMENT_ID, Claim.ROLES)
                                .forEach(claims::remove))),
        TIMESTAMPS_INCORRECT(Reason.EXPIRED, Forgery.none().claims(claims -> {
            claims.put("iat", 11111);
            claims.put("exp", 22222);
        })),
        MESSAGE_TYPE_MISSING(Reason.MESSAGE_TYPE_MISSING, Forgery.withoutClaim(Claim.MESSAGE_TYPE)),
        ROLES_CLAIM_MISSING(Reason.ROLES_MISSING, Forgery.withoutClaim(Claim.ROLES)),
        DEPLOYMENT_ID_MISSING(Reason.DEPLOYMENT_MISSING, Forgery.withoutClaim(Claim.DEPLOYMENT_ID)),
        RESOURCE_LINK_MISSING(Reason.RESOURCE_LINK_MISSING, Forgery.withoutClaim(Claim.RESOURCE_LINK)),
        USER_MISSING(Reason.SUBJECT_MISSING, Forgery.withoutClaim("sub")),
        /** The same message outside a token. */
        INVALID_LTI_MESSAGE_WITHOUT_A_TOKEN(Reason.TOKEN_MALFORMED, Forgery.whole("{\"name\":\"badltilaunch\"}"));

        private final Reason reason;
        private final Forgery forgery;

        Bad(Reason reason, Forgery forgery) {
            this.reason = reason;
            this.forgery = forgery;
        }
    }

    @ParameterizedTest
    @EnumSource(Bad.class)
    void a_bad_payload_is_refused_for_its_reason_and_leaves_nothing_behind(Bad bad) {
        Person stranger = newPerson("bad-" + bad, Person.Station.LEARNER);
        WebBrowser browser = new WebBrowser();
        LaunchRequest request = bench.waymark.lms.open(stranger, bench.activity);
        int learners = bench.count("learner");

        WebBrowser.Page page = bench.waymark.launch(browser, request, bad.forgery);

        Bench.refused(page, bad.reason);
        assertThat(page.header("set-cookie")).isEmpty();
        assertThat(browser.cookiesOf(bench.base())).doesNotContainKey("waymark_browser");
        assertThat(bench.count("learner")).isEqualTo(learners);
        Bench.accepted(bench.waymark.launch(browser, request, Forgery.none()));
        assertThat(bench.knows(stranger.id())).isTrue();
    }

    static Stream<Arguments> valid() {
        return Stream.of("Instructor", "Learner").flatMap(CertificationIT::validFor);
    }

    private static Stream<Arguments> validFor(String role) {
        return Stream.of(
                valid(role, "plain", claims -> {}),
                valid(
                        role,
                        "several roles",
                        claims -> claims.put(
                                Claim.ROLES,
                                List.of(
                                        MEMBERSHIP + role,
                                        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Faculty",
                                        MEMBERSHIP + "Mentor"))),
                valid(role, "short role", claims -> claims.put(Claim.ROLES, List.of(role))),
                valid(
                        role,
                        "unknown role",
                        claims -> claims.put(
                                Claim.ROLES, List.of("http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper"))),
                valid(role, "no role", claims -> claims.put(Claim.ROLES, List.of())),
                valid(role, "e-mail only", claims -> only(claims, "email")),
                valid(role, "names only", claims -> only(claims, "name", "given_name", "family_name")),
                valid(role, "no personal data", CertificationIT::only),
                valid(role, "e-mail without context", claims -> {
                    only(claims, "email");
                    claims.remove(Claim.CONTEXT);
                }));
    }

    private static Arguments valid(String role, String name, Consumer<Map<String, Object>> change) {
        return Arguments.of(role, name, change);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("valid")
    void a_valid_launch_is_let_in(String role, String name, Consumer<Map<String, Object>> change) {
        Person person = newPerson(
                role + "-" + name.replace(' ', '-'),
                role.equals("Instructor") ? Person.Station.INSTRUCTOR : Person.Station.LEARNER);

        WebBrowser.Page page = bench.waymark.launch(
                new WebBrowser(),
                bench.waymark.lms.open(person, bench.activity),
                Forgery.none()
                        .claims(claims -> claims.putAll(Map.of(
                                "name", person.name(),
                                "given_name", person.givenName(),
                                "family_name", person.familyName(),
                                "email", person.email())))
                        .claims(change));

        Bench.accepted(page);
        assertThat(bench.knows(person.id())).isTrue();
        // A role that is unknown or not said opens no more than a learner's page.
        boolean teaches =
                role.equals("Instructor") && !List.of("unknown role", "no role").contains(name);
        assertThat(page.says("/rule")).isEqualTo(teaches);
        boolean named = !List.of("e-mail only", "no personal data", "e-mail without context")
                .contains(name);
        assertThat(page.says(person.name())).isEqualTo(named);
    }

    private static void only(Map<String, Object> claims, String... kept) {
        PERSONAL.stream().filter(name -> !List.of(kept).contains(name)).forEach(claims::remove);
    }

    private static Person newPerson(String id, Person.Station station) {
        Person person = new Person(id, id, "Robin", "Quill-" + id, "robin@practice.example", "EMP-" + id, station);
        bench.waymark.lms.school().addPerson(person);
        return person;
    }
}
