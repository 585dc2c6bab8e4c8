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
    private final KnowLearner knowLearner;
    private final EnterLink enterLink;
    private final LoadRoster loadRoster;

    EnterTool(Instance instance, KnowLearner knowLearner, EnterLink enterLink, LoadRoster loadRoster) {
        this.instance = instance;
        this.knowLearner = knowLearner;
        this.enterLink = enterLink;
        this.loadRoster = loadRoster;
    }

    /** @throws LaunchRejected when another launch of the same login came before */
    public Entry enter(Launch launch) throws LaunchRejected {
        Optional<Entry> entry = instance.inTransaction(
                handle -> isFirst(handle, launch.login()) ? Optional.of(enter(handle, launch)) : Optional.empty());
        Entry entered = entry.orElseThrow(() -> LaunchRejected.secondUse().of(launch.registration()));
        ResourceLinkId link = entered.resourceLink();
        if (link != null && entered.start() == Start.ACTIVITY && entered.learns() && !entered.instructor()) {
            loadRoster.askFor(link, launch.subject());
        }
        return entered;
    }

    private boolean isFirst(Handle handle, Launch.Login login) {
        return login.used() || usedStates.add(handle, login.state(), login.expires());
    }

    private Entry enter(Handle handle, Launch launch) {
        Instant now = instance.now();
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
