package org.waymark.certification;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.waymark.lti.payload.Claim;
import org.waymark.practice.school.Person;
import org.waymark.practice.trust.Forgery;

/** The valid launches of the guide, the same nine for teachers (6.1.2) and for students (6.1.3). All are let in. */
public enum ValidLaunch {
    PLAIN("plain"),
    SEVERAL_ROLES("several roles"),
    SHORT_ROLE("short role"),
    UNKNOWN_ROLE("unknown role"),
    NO_ROLE("no role"),
    EMAIL_ONLY("e-mail only"),
    NAMES_ONLY("names only"),
    NOTHING_PERSONAL("no personal data"),
    EMAIL_WITHOUT_CONTEXT("e-mail without context");

    /** The person whose launches they are. */
    public enum Seat {
        TEACHER("6.1.2", "Instructor", Person.Station.INSTRUCTOR),
        STUDENT("6.1.3", "Learner", Person.Station.LEARNER);

        private final String section;
        private final String role;
        private final Person.Station station;

        Seat(String section, String role, Person.Station station) {
            this.section = section;
            this.role = role;
            this.station = station;
        }

        /** The section of the guide. */
        public String section() {
            return section;
        }

        /** {@code teacher} or {@code student}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public Person.Station station() {
            return station;
        }
    }

    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
    private static final List<String> PERSONAL = List.of("name", "given_name", "family_name", "email");

    private final String what;

    ValidLaunch(String what) {
        this.what = what;
    }

    /** Says what is launched, in a few words. */
    public String what() {
        return what;
    }

    /** The message, which says everything of the person that this case does not leave out. */
    public Forgery message(Seat seat, Person person) {
        return Forgery.none()
                .claims(claims -> claims.putAll(Map.of(
                        "name", person.name(),
                        "given_name", person.givenName(),
                        "family_name", person.familyName(),
                        "email", person.email())))
                .claims(claims -> change(claims, seat.role));
    }

    private void change(Map<String, Object> claims, String role) {
        switch (this) {
            case PLAIN -> {}
            case SEVERAL_ROLES ->
                claims.put(
                        Claim.ROLES,
                        List.of(
                                MEMBERSHIP + role,
                                "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Faculty",
                                MEMBERSHIP + "Mentor"));
            case SHORT_ROLE -> claims.put(Claim.ROLES, List.of(role));
            case UNKNOWN_ROLE ->
                claims.put(Claim.ROLES, List.of("http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper"));
            case NO_ROLE -> claims.put(Claim.ROLES, List.of());
            case EMAIL_ONLY -> only(claims, "email");
            case NAMES_ONLY -> only(claims, "name", "given_name", "family_name");
            case NOTHING_PERSONAL -> only(claims);
            case EMAIL_WITHOUT_CONTEXT -> {
                only(claims, "email");
                claims.remove(Claim.CONTEXT);
            }
        }
    }

    private static void only(Map<String, Object> claims, String... kept) {
        PERSONAL.stream().filter(name -> !List.of(kept).contains(name)).forEach(claims::remove);
    }
}
