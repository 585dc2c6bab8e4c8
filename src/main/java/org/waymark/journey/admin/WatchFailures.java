package org.waymark.journey.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activity;
import org.waymark.completion.Rules;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationId;
import org.waymark.lti.platform.Registrations;
import org.waymark.passback.UndeliveredScores;
import org.waymark.poll.Look;
import org.waymark.poll.Looks;
import org.waymark.progress.Source;
import org.waymark.store.Database;

/** What does not work between Waymark and its platforms at present: looks that fail, and grades that wait. */
public final class WatchFailures {
    private final Database database;
    private final Registrations registrations = new Registrations();
    private final ResourceLinks links = new ResourceLinks();
    private final Rules rules = new Rules();
    private final Looks looks = new Looks();
    private final UndeliveredScores undelivered = new UndeliveredScores();

    public WatchFailures(Database database) {
        this.database = database;
    }

    /**
     * Looks of one kind at one platform that fail.
     *
     * @param source what they look for: grades, or courses completed
     * @param since when the first look of the one that has failed longest was made
     * @param failures how often in a row that one has failed
     * @param last what came of it last
     */
    public record FailingLooks(
            Registration platform, Source source, int count, Instant since, int failures, String last) {

        /** What fails. */
        public String sentence() {
            boolean grades = source == Source.GRADE;
            String what = grades ? "the gradebook" : "the web services";
            return "Waymark cannot read " + what + " of “" + platform.name() + "” for " + count
                    + (grades ? (count == 1 ? " activity." : " activities.") : (count == 1 ? " course." : " courses."));
        }

        /** What to do about it. */
        public String todo() {
            return "Waymark looks again by itself, every hour at least. "
                    + (source == Source.GRADE
                            ? "Test the connection of the platform."
                            : "Test the web services on their page, which lists what Moodle needs.");
        }
    }

    /**
     * Grades of one platform that were tried and not taken.
     *
     * @param last what came back for the one that has waited longest
     */
    public record StuckGrades(Registration platform, UndeliveredScores.Stuck stuck, String last) {

        /** When the oldest of them was queued. */
        public Instant since() {
            return stuck.since();
        }

        /** Whether any of them waits for somebody. */
        public boolean waits() {
            return stuck.waiting() > 0;
        }

        /** What waits. */
        public String sentence() {
            int count = stuck.waiting() + stuck.retrying();
            return "“" + platform.name() + "” has not taken " + count + (count == 1 ? " grade." : " grades.");
        }

        /** What to do about it. */
        public String todo() {
            String goesOn = stuck.retrying() == 0
                    ? ""
                    : stuck.waiting() == 0
                            ? "Waymark tries again by itself, for fourteen days. "
                            : stuck.retrying() + " of them Waymark tries again by itself. ";
            return goesOn
                    + (stuck.waiting() == 0
                            ? "Test the connection of the platform."
                            : (stuck.waiting() == 1 ? "1 waits" : stuck.waiting() + " wait")
                                    + " for you: mend what came back, then send again.");
        }
    }

    /** Everything that does not work. */
    public record Failures(List<FailingLooks> looks, List<StuckGrades> grades) {}

    /** Of the platforms that are switched on. */
    public Failures list() {
        return database.inTransaction(handle -> {
            Map<RegistrationId, Registration> active = registrations.list(handle).stream()
                    .filter(Registration::active)
                    .collect(Collectors.toMap(Registration::id, one -> one, (one, same) -> one, LinkedHashMap::new));
            List<FailingLooks> failing = new ArrayList<>(failing(handle, active, Source.GRADE, Look.Kind.GRADES));
            failing.addAll(failing(handle, active, Source.WEB_SERVICE, Look.Kind.COURSE));
            List<StuckGrades> stuck = new ArrayList<>();
            undelivered
                    .listStuck(handle)
                    .forEach((id, of) -> Optional.ofNullable(active.get(new RegistrationId(id)))
                            .ifPresent(platform -> stuck.add(new StuckGrades(
                                    platform,
                                    of,
                                    undelivered.list(handle, id, 0, 1).stream()
                                            .findFirst()
                                            .map(UndeliveredScores.Row::note)
                                            .orElse("")))));
            return new Failures(failing, stuck);
        });
    }

    private List<FailingLooks> failing(
            Handle handle, Map<RegistrationId, Registration> active, Source source, Look.Kind kind) {
        List<Looks.Failing> all = looks.listFailing(handle, kind);
        if (all.isEmpty()) {
            return List.of();
        }
        // A look that failed last stays so when nothing asks for it any more.
        Set<UUID> wanted = rules.listCounting(handle, source).stream()
                .map(Activity::resourceLink)
                .collect(Collectors.toSet());
        if (kind != Look.Kind.GRADES) {
            wanted = links.listContexts(handle, wanted);
        }
        Map<RegistrationId, FailingLooks> found = new LinkedHashMap<>();
        for (Looks.Failing one : all) {
            Look look = one.look();
            RegistrationId id = new RegistrationId(one.registration());
            Registration platform = wanted.contains(look.subject()) ? active.get(id) : null;
            Instant since = look.failingSince();
            if (platform != null && since != null) {
                // The longest failing one comes first and speaks for the others.
                found.merge(
                        id,
                        new FailingLooks(platform, source, 1, since, look.failures(), look.outcome()),
                        (first, next) -> new FailingLooks(
                                first.platform(),
                                source,
                                first.count() + 1,
                                first.since(),
                                first.failures(),
                                first.last()));
            }
        }
        return List.copyOf(found.values());
    }
}
