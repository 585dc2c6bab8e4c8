package org.waymark.whole;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.Material;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.OpportunityKind;
import org.waymark.learning.Registration;
import org.waymark.learning.Run;
import org.waymark.learning.RunAbout;
import org.waymark.learning.RunFormat;
import org.waymark.learning.RunId;
import org.waymark.learning.RunPlace;
import org.waymark.learning.RunSession;
import org.waymark.learning.RunState;
import org.waymark.learning.SessionKind;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;

/** Opportunities and runs for tests of the catalogue. */
public final class Calendars {
    static final StandardId STANDARD = new StandardId("wwc-2018");
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private Calendars() {}

    static Opportunity opportunity(String slug, String title, OpportunityKind kind) {
        return new Opportunity(
                new OpportunityId(slug),
                title,
                kind,
                false,
                "What " + title + " is about.",
                List.of("First paragraph of " + slug + ".", "Second paragraph."),
                List.of("Do it alone"),
                "Staff of cities",
                List.of("Partner of " + slug),
                List.of("SECRET note of the opportunity"));
    }

    public static Run run(String slug, Opportunity opportunity, LocalDate start, @Nullable LocalDate end) {
        return run(slug, opportunity, start, end, RunState.PUBLISHED, List.of());
    }

    public static Run run(
            String slug,
            Opportunity opportunity,
            LocalDate start,
            @Nullable LocalDate end,
            RunState state,
            List<RunSession> sessions) {
        return new Run(
                new RunId(slug),
                opportunity.id(),
                null,
                "QX 77",
                "es",
                start,
                false,
                end,
                null,
                sessions,
                new RunAbout(List.of("A template"), null, "Open to all", "Two hours a week", List.of()),
                new RunPlace(RunFormat.ONLINE, null, null),
                new Registration(
                        false,
                        start.minusDays(2),
                        "At most twenty",
                        List.of(new Registration.Tier("Cohort", 20, "with a coach", false, false, false)),
                        List.of(),
                        "academy@example.org"),
                List.of(new Material("Workbook", URI.create("https://example.org/workbook"))),
                URI.create("https://lms.example.org/course/7"),
                STANDARD,
                List.of(new CriterionCode("DG1")),
                true,
                List.of("SECRET note of the run"),
                state);
    }

    public static Run selfPaced(String slug, Opportunity opportunity, LocalDate start) {
        Run dated = run(slug, opportunity, start, null);
        return new Run(
                dated.id(),
                dated.opportunity(),
                "Self-paced " + opportunity.title(),
                null,
                "en",
                start,
                false,
                null,
                null,
                List.of(),
                dated.about(),
                new RunPlace(RunFormat.SELF_PACED, null, null),
                Registration.until(null),
                List.of(),
                null,
                STANDARD,
                List.of(),
                false,
                List.of(),
                RunState.PUBLISHED);
    }

    static RunState cancelled(LocalDate on) {
        return new RunState(Instant.EPOCH, on, "The trainer is ill, alas", null);
    }

    public static RunSession meeting(LocalDate date, String label) {
        return new RunSession(
                date,
                false,
                false,
                LocalTime.of(14, 0),
                LocalTime.of(15, 0),
                NEW_YORK,
                label,
                SessionKind.MEETING,
                "Ada Lovelace",
                null,
                URI.create("https://meet.example.org/7"));
    }

    static RunSession week(LocalDate monday, String label) {
        return new RunSession(
                monday, false, true, null, null, null, label, SessionKind.OPTIONAL, null, "Room 5; second floor", null);
    }
}
