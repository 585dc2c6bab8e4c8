package org.waymark.journey.enter;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.launch.Role;
import org.waymark.lti.link.ResourceLink;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;

/**
 * A person who came in by a launch: who, where, as what, and what to show first.
 *
 * @param resourceLink the link that was launched; null for a deep linking request, and for the review of a column whose
 *     link was never opened
 * @param deepLinking the request to be answered; null for everything else
 * @param page the page the link stands for; null for an activity
 * @param reviewed whose work is to be shown; null for other launches, and for somebody who was never here
 * @param learns can complete what is learned here; neither this nor an instructor is who only looks on
 * @param programme administers the platform that is marked as the programme's
 * @param language the tag of the language that the person chose earlier
 */
public record Entry(
        LearnerId learner,
        RegistrationId registration,
        @Nullable ResourceLinkId resourceLink,
        @Nullable UUID deepLinking,
        Start start,
        @Nullable CoursePage page,
        @Nullable LearnerId reviewed,
        boolean instructor,
        boolean learns,
        boolean administrator,
        boolean programme,
        @Nullable String language) {

    /** The page that is shown first: what the platform asked for, or what has to be asked before. */
    public enum Start {
        ACTIVITY,
        PICKER,
        PAGE,
        REVIEW,
        /** The question whether a copied course takes over what was set in the old one. */
        COPIED_COURSE
    }

    public Optional<CoursePage> coursePage() {
        return Optional.ofNullable(page);
    }

    public Optional<LearnerId> reviewedLearner() {
        return Optional.ofNullable(reviewed);
    }

    static Entry of(
            Launch launch,
            Learner learner,
            Optional<ResourceLink> link,
            Optional<UUID> deepLinking,
            Start start,
            Optional<LearnerId> reviewed) {
        return new Entry(
                learner.id(),
                launch.registration().id(),
                link.map(ResourceLink::id).orElse(null),
                deepLinking.orElse(null),
                start,
                OpenLink.page(launch).orElse(null),
                reviewed.orElse(null),
                launch.mayPick(),
                Role.learns(launch.roles()),
                launch.has(Role.ADMINISTRATOR),
                launch.has(Role.ADMINISTRATOR) && launch.registration().programme(),
                learner.language());
    }
}
