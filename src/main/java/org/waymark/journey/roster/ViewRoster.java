package org.waymark.journey.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.credential.Credential;
import org.waymark.credential.Credentials;
import org.waymark.id.ResourceLinkId;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreAttempt;
import org.waymark.passback.ScoreId;
import org.waymark.passback.ScoreRows;
import org.waymark.people.Alphabet;
import org.waymark.people.LearnerId;
import org.waymark.roster.Members;
import org.waymark.roster.RosterCounts;
import org.waymark.roster.RosterFilter;
import org.waymark.roster.RosterLoad;
import org.waymark.roster.RosterLoads;
import org.waymark.roster.RosterPages;
import org.waymark.roster.RosterPages.Place;
import org.waymark.roster.RosterRow;
import org.waymark.work.Instance;

/** Everyone in the course of an activity, a page at a time, with what each has completed and what became of the grade. */
public final class ViewRoster {
    /** People on a page. */
    public static final int PAGE = 50;

    /** A person in the course, with the newest grade on this link and the badge of its run. */
    public record Row(
            RosterRow member, Optional<Score> score, List<ScoreAttempt> attempts, Optional<Credential.Held> badge) {}

    /**
     * The progress of reading the platform's list.
     *
     * @param offered whether the platform offers a list at all
     * @param restricted whether only some of the course may open the activity
     * @param otherIds whether the list names people by other ids than they come in with
     */
    public record Progress(boolean offered, Optional<RosterLoad> load, boolean restricted, boolean otherIds) {}

    /**
     * A page of the roster.
     *
     * @param found how many people the filter and the search show on all pages
     * @param page from 1; the last one when there is none of the number asked for
     */
    public record RosterPage(Progress progress, RosterCounts counts, int found, int page, List<Row> rows) {}

    private final Instance instance;
    private final ResourceLinks links = new ResourceLinks();
    private final Activities activities = new Activities();
    private final RosterPages pages = new RosterPages();
    private final RosterLoads loads = new RosterLoads();
    private final Members members = new Members();
    private final ScoreRows scores = new ScoreRows();
    private final Credentials credentials = new Credentials();
    private final LoadRoster loadRoster;
    private final LoadLinkMemberships loadLinkMemberships;

    ViewRoster(Instance instance, LoadRoster loadRoster, LoadLinkMemberships loadLinkMemberships) {
        this.instance = instance;
        this.loadRoster = loadRoster;
        this.loadLinkMemberships = loadLinkMemberships;
    }

    /** The page; a list that is old is read again meanwhile. The link has to stand for a run. */
    public RosterPage view(
            ResourceLinkId resourceLink, RosterFilter filter, String search, int wanted, Alphabet alphabet) {
        RosterPage page = instance.inTransaction(handle -> {
            ResourceLink link = links.find(handle, resourceLink).orElseThrow();
            Activity activity = activities.find(handle, resourceLink).orElseThrow();
            loadRoster.keepFresh(handle, link);
            loadLinkMemberships.keepFresh(handle, link);
            // Read before the people: a page that says "all are here" shows all of them.
            Progress progress = progress(handle, link);
            Place place = new Place(
                    link.course(),
                    link.registration(),
                    link.id(),
                    activity.run().value(),
                    progress.otherIds());
            RosterCounts counts = pages.count(handle, place);
            List<String> found = pages.listSubjects(handle, place, filter, search, alphabet);
            int number = Math.max(1, Math.min(wanted, (found.size() + PAGE - 1) / PAGE));
            List<RosterRow> rows = pages.list(
                    handle, place, found.subList((number - 1) * PAGE, Math.min(found.size(), number * PAGE)));
            return new RosterPage(progress, counts, found.size(), number, withScores(handle, activity, rows));
        });
        if (page.progress().load().filter(RosterLoad::underWay).isPresent()) {
            instance.work().wake();
        }
        return page;
    }

    /** Reads the progress of reading the platform's list. */
    public Progress progress(ResourceLinkId resourceLink) {
        return instance.inTransaction(handle -> {
            ResourceLink link = links.find(handle, resourceLink).orElseThrow();
            loadRoster.keepFresh(handle, link);
            return progress(handle, link);
        });
    }

    private Progress progress(Handle handle, ResourceLink link) {
        return new Progress(
                link.membershipsUrl() != null,
                loads.find(handle, link.course()),
                loadLinkMemberships.isRestricted(handle, link),
                members.isShownTwice(handle, link.registration(), link.course()));
    }

    private List<Row> withScores(Handle handle, Activity activity, List<RosterRow> rows) {
        List<LearnerId> learners =
                rows.stream().map(RosterRow::learner).filter(Objects::nonNull).toList();
        Map<LearnerId, Score> newest = new HashMap<>();
        scores.listOf(handle, activity.resourceLink(), learners).forEach(score -> newest.put(score.learner(), score));
        Map<ScoreId, List<ScoreAttempt>> attempts = scores.listAttemptsOf(
                handle, newest.values().stream().map(Score::id).toList());
        Map<UUID, Credential.Held> badges = new HashMap<>();
        credentials
                .listHeld(
                        handle,
                        activity.run().value(),
                        learners.stream().map(LearnerId::value).toList())
                .forEach(badge -> badges.put(badge.learnerId(), badge));
        return rows.stream()
                .map(row -> {
                    Optional<Score> score = Optional.ofNullable(row.learner()).map(newest::get);
                    return new Row(
                            row,
                            score,
                            score.map(known -> attempts.getOrDefault(known.id(), List.of()))
                                    .orElse(List.of()),
                            Optional.ofNullable(row.learner())
                                    .map(LearnerId::value)
                                    .map(badges::get));
                })
                .toList();
    }
}
