package org.waymark.journey.source;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Decision;
import org.waymark.completion.Decisions;
import org.waymark.completion.Rejections;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Approver;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.roster.Members;
import org.waymark.work.Instance;

/** An instructor answers for people of the course: approves one or several, asked for or not, launched or not; says no. */
public final class ApproveMembers {

    /**
     * The outcome of approving several learners.
     *
     * @param approved who has completed by it
     * @param already who had completed before
     * @param noted whose approval is noted while the rule asks for more
     */
    public record Summary(int approved, int already, int noted) {}

    private final Instance instance;
    private final ResourceLinks links = new ResourceLinks();
    private final Activities activities = new Activities();
    private final Members members = new Members();
    private final Learners learners = new Learners();
    private final Decisions decisions = new Decisions();
    private final Rejections rejections = new Rejections();
    private final CompleteActivity completeActivity;

    ApproveMembers(Instance instance, CompleteActivity completeActivity) {
        this.instance = instance;
        this.completeActivity = completeActivity;
    }

    /**
     * Approves each of them in a transaction of its own.
     *
     * @return empty when nothing was done: somebody is no learner of this course
     */
    public Optional<Summary> approve(Approver approver, Collection<String> subjects) {
        ResourceLinkId resourceLink = approver.resourceLink();
        Set<String> wanted = new HashSet<>(subjects);
        List<Members.Member> people = instance.inTransaction(handle -> members.list(
                handle, links.find(handle, resourceLink).orElseThrow().course(), wanted));
        if (people.isEmpty() || people.size() != wanted.size()) {
            return Optional.empty();
        }
        int approved = 0;
        int already = 0;
        int noted = 0;
        for (Members.Member member : people) {
            switch (instance.inTransaction(handle -> approve(handle, approver, member))) {
                case COMPLETED -> approved++;
                case NOTHING_TO_DO -> already++;
                default -> noted++;
            }
        }
        instance.work().wake();
        return Optional.of(new Summary(approved, already, noted));
    }

    /** Tells whether an approval counts for anything in that activity. */
    public boolean countsApproval(ResourceLinkId resourceLink) {
        return instance.inTransaction(handle -> completeActivity.countsApproval(handle, resourceLink));
    }

    private CompleteActivity.Outcome approve(Handle handle, Approver approver, Members.Member member) {
        ResourceLinkId link = approver.resourceLink();
        Optional<LearnerId> found = learner(handle, link, member);
        if (found.isEmpty()) {
            return CompleteActivity.Outcome.NOTHING_TO_DO;
        }
        LearnerId learner = found.get();
        learners.lock(handle, learner);
        boolean before = completed(handle, link, learner);
        CompleteActivity.Outcome outcome = completeActivity.approve(handle, approver, learner);
        return before ? CompleteActivity.Outcome.NOTHING_TO_DO : outcome;
    }

    /**
     * The learner of a member, made when nobody knows them yet. One who is known stays as they are: a test user too. None
     * for somebody whose data was just erased.
     */
    private Optional<LearnerId> learner(Handle handle, ResourceLinkId link, Members.Member member) {
        ResourceLink known = links.find(handle, link).orElseThrow();
        RegistrationId registration = known.registration();
        return instance.erased()
                .addIfMissing(handle, registration, member.subject(), member.name(), instance.now())
                .map(Learner::id);
    }

    private boolean completed(Handle handle, ResourceLinkId link, LearnerId learner) {
        return activities
                .find(handle, link)
                .map(Activity::run)
                .flatMap(run -> decisions.findLast(handle, learner, run, link))
                .filter(Decision::awarded)
                .isPresent();
    }

    /** Turns a request down; false when that member asks for nothing. */
    public boolean reject(Approver by, String subject, String reason) {
        ResourceLinkId resourceLink = by.resourceLink();
        return instance.inTransaction(handle -> find(handle, resourceLink, subject)
                .map(learner -> {
                    learners.lock(handle, learner.id());
                    boolean rejected =
                            rejections.add(handle, resourceLink, learner.id(), reason, by.person(), instance.now());
                    activities.removeRequest(handle, resourceLink, learner.id());
                    return rejected;
                })
                .orElse(false));
    }

    /** Takes a no back: the request waits again, since when it was made. False when there is no such thing. */
    public boolean undoRejection(Approver by, String subject) {
        ResourceLinkId resourceLink = by.resourceLink();
        return instance.inTransaction(handle -> find(handle, resourceLink, subject)
                .flatMap(learner -> rejections
                        .find(handle, resourceLink, learner.id())
                        .map(rejection -> {
                            activities.addRequest(handle, resourceLink, learner.id(), rejection.askedAt());
                            rejections.remove(handle, resourceLink, learner.id());
                            return true;
                        }))
                .orElse(false));
    }

    /** The learner behind a member of the link's course, when they are known as one. */
    public Optional<LearnerId> findLearner(ResourceLinkId resourceLink, String subject) {
        return instance.inTransaction(
                handle -> find(handle, resourceLink, subject).map(Learner::id));
    }

    private Optional<Learner> find(Handle handle, ResourceLinkId resourceLink, String subject) {
        ResourceLink link = links.find(handle, resourceLink).orElseThrow();
        return members.list(handle, link.course(), List.of(subject)).stream()
                .findFirst()
                .flatMap(member -> learners.find(handle, link.registration(), member.subject()));
    }
}
