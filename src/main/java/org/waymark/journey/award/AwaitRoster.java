package org.waymark.journey.award;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Decision;
import org.waymark.id.CourseId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.progress.Verdict;
import org.waymark.roster.Members;
import org.waymark.roster.RosterLoad;
import org.waymark.roster.RosterLoads;
import org.waymark.roster.RosterWaits;

/**
 * Tells whether a badge has to wait for the platform's list of the course. A launch says who somebody is at this moment: an
 * administrator who looks at the course as a student launches as a learner and nothing else. The list tells who learns
 * there. Where there is no list, it cannot be read to its end, names nobody, or names people by ids of its own, the launch
 * is believed.
 */
public final class AwaitRoster {
    /** The sentence shown to a learner whose badge waits for the roster. */
    static final Message MISSING = Messages.of(AwaitRoster.class).message("missing.roster");

    private final ResourceLinks links = new ResourceLinks();
    private final Members members = new Members();
    private final RosterLoads loads = new RosterLoads();
    private final RosterWaits waits = new RosterWaits();

    /** The state of the list that a badge waits for: whether it is being read, or when it was read last. */
    public record Waiting(boolean reading, Optional<Instant> read) {}

    /** Turns an award into a badge that waits, while the platform's list could name the learner and does not. */
    Verdict weigh(
            Handle handle,
            Learner learner,
            @Nullable ResourceLinkId resourceLink,
            WeighCompletion.Weighed weighed,
            Optional<Decision> last,
            Instant now) {
        Verdict verdict = weighed.verdict();
        if (resourceLink == null) {
            return verdict;
        }
        if (verdict.outcome() == Verdict.Outcome.AWARDED && holds(handle, resourceLink, learner)) {
            CourseId course = links.find(handle, resourceLink).orElseThrow().course();
            boolean missed =
                    loads.find(handle, course).filter(RosterLoad::whole).isPresent();
            waits.add(handle, course, new RosterWaits.Wait(resourceLink, learner.id()), missed, now);
            return new Verdict(Verdict.Outcome.NOT_YET, weighed.judgement().reasons(), List.of(MISSING));
        }
        if (last.filter(decision -> isMissing(decision.missing())).isPresent()) {
            end(handle, resourceLink, learner.id());
        }
        return verdict;
    }

    static boolean waits(Verdict verdict) {
        return isMissing(verdict.missing());
    }

    private static boolean isMissing(List<Message> missing) {
        return missing.stream().anyMatch(MISSING::saysSameAs);
    }

    boolean holds(Handle handle, ResourceLinkId resourceLink, Learner learner) {
        return links.find(handle, resourceLink)
                .filter(link -> isAway(handle, link, learner))
                .isPresent();
    }

    /** Tells whether the list of a course could name somebody as its learner, and does not yet. */
    private boolean isAway(Handle handle, ResourceLink link, Learner learner) {
        // Some lists name people as learners who teach (Moodle's non-editing teachers); their own launch says better.
        if (members.teaches(handle, link.course(), learner.subject())) {
            return true;
        }
        if (link.membershipsUrl() == null || members.isListedLearner(handle, link.course(), learner.subject())) {
            return false;
        }
        Optional<RosterLoad> load = loads.find(handle, link.course());
        boolean comes = load.isEmpty()
                || (load.get().underWay()
                        ? load.get().failures() == 0
                        : load.get().whole() && load.get().people() > 0);
        // Whom the list missed once is not believed because it cannot be read later.
        boolean missed = waits.find(handle, new RosterWaits.Wait(link.id(), learner.id()))
                .filter(RosterWaits.Waiting::missed)
                .isPresent();
        return (comes || missed) && !members.hasOtherIds(handle, link.registration());
    }

    void end(Handle handle, ResourceLinkId resourceLink, LearnerId learner) {
        waits.remove(handle, new RosterWaits.Wait(resourceLink, learner));
    }

    /** Tells whether the list is being read, or about to be, and does not name somebody yet. */
    boolean isBeingAsked(Handle handle, ResourceLinkId resourceLink, Learner learner) {
        return links.find(handle, resourceLink)
                .filter(link -> isAway(handle, link, learner))
                .filter(link -> loads.find(handle, link.course())
                        .map(RosterLoad::underWay)
                        .orElse(true))
                .isPresent();
    }

    public Optional<Waiting> find(Handle handle, ResourceLink link, LearnerId learner) {
        return waits.find(handle, new RosterWaits.Wait(link.id(), learner)).map(since -> {
            Optional<RosterLoad> load = loads.find(handle, link.course());
            return new Waiting(load.map(RosterLoad::underWay).orElse(true), load.map(RosterLoad::finished));
        });
    }
}
