package org.waymark.journey.enter;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.enter.Entry.Start;
import org.waymark.journey.roster.LoadRoster;
import org.waymark.lti.deeplink.DeepLinkingRequests;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.launch.LaunchRejected;
import org.waymark.lti.launch.UsedStates;
import org.waymark.people.Learner;
import org.waymark.work.Instance;

/** Lets a verified launch in: knows or makes the learner, the course and the link, in one transaction. */
public final class EnterTool {
    private final Instance instance;
    private final UsedStates usedStates = new UsedStates();
    private final DeepLinkingRequests deepLinkingRequests = new DeepLinkingRequests();
    private final FindRevisit findRevisit;
    private final KnowLearner knowLearner;
    private final EnterLink enterLink;
    private final LoadRoster loadRoster;

    EnterTool(
            Instance instance,
            FindRevisit findRevisit,
            KnowLearner knowLearner,
            EnterLink enterLink,
            LoadRoster loadRoster) {
        this.instance = instance;
        this.findRevisit = findRevisit;
        this.knowLearner = knowLearner;
        this.enterLink = enterLink;
        this.loadRoster = loadRoster;
    }

    /** @throws LaunchRejected when another launch of the same login came before */
    public Entry enter(Launch launch) throws LaunchRejected {
        Instant now = instance.now();
        Optional<Entry> revisit = instance.database().query(handle -> findRevisit.find(handle, launch, now));
        if (revisit.isPresent()) {
            // Nothing else is written, so nothing has to be written together with it.
            requireFirst(launch, instance.database().statement(handle -> isFirst(handle, launch.login())));
            return revisit.get();
        }
        Optional<Entry> entry = instance.inTransaction(
                handle -> isFirst(handle, launch.login()) ? Optional.of(enter(handle, launch, now)) : Optional.empty());
        requireFirst(launch, entry.isPresent());
        askForRoster(launch, entry.get());
        return entry.get();
    }

    private static void requireFirst(Launch launch, boolean first) throws LaunchRejected {
        if (!first) {
            throw LaunchRejected.secondUse().of(launch.registration());
        }
    }

    private void askForRoster(Launch launch, Entry entry) {
        ResourceLinkId link = entry.resourceLink();
        if (link != null && entry.start() == Start.ACTIVITY && entry.learns() && !entry.instructor()) {
            loadRoster.askFor(link, launch.subject());
        }
    }

    private boolean isFirst(Handle handle, Launch.Login login) {
        return login.used() || usedStates.add(handle, login.state(), login.expires());
    }

    private Entry enter(Handle handle, Launch launch, Instant now) {
        Learner learner = knowLearner.know(handle, launch, now);
        Launch.Message message = launch.message();
        if (message instanceof Launch.ResourceLinkMessage link) {
            return enterLink.enter(handle, launch, link, learner, now);
        }
        if (message instanceof Launch.SubmissionReviewMessage review) {
            return enterLink.review(handle, launch, review, learner, now);
        }
        Launch.DeepLinkingMessage request = (Launch.DeepLinkingMessage) message;
        UUID id = deepLinkingRequests.add(
                handle, launch.deployment(), learner.id().value(), request, now);
        return Entry.of(launch, learner, Optional.empty(), Optional.of(id), Start.PICKER, Optional.empty());
    }
}
