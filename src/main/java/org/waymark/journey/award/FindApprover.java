package org.waymark.journey.award;

import java.util.Optional;
import org.waymark.completion.Activities;
import org.waymark.completion.rule.Rules;
import org.waymark.id.ResourceLinkId;
import org.waymark.people.LearnerId;
import org.waymark.progress.Rule;
import org.waymark.work.Instance;

/**
 * Finds whether a person who teaches a course may answer for its learners in an activity: by the rule that holds there,
 * any instructor or only who administers the platform. It is asked before an approval, attendance, an import, a look at
 * grades, a rule, an answer to an objection, and before any of these is taken back or restored.
 */
public final class FindApprover {
    private final Instance instance;
    private final Activities activities = new Activities();
    private final Rules rules = new Rules();

    FindApprover(Instance instance) {
        this.instance = instance;
    }

    /**
     * Finds the right of an instructor.
     *
     * @param administrator whether the person administers the platform
     * @return empty when only an administrator may, or the link stands for no run yet
     */
    public Optional<Approver> find(ResourceLinkId resourceLink, LearnerId instructor, boolean administrator) {
        return instance.inTransaction(handle -> activities
                .find(handle, resourceLink)
                .map(activity -> rules.get(handle, activity.run(), resourceLink))
                .filter(rule -> rule.approver() != Rule.Approver.ADMINISTRATOR || administrator)
                .map(rule -> new Approver(resourceLink, instructor, administrator)));
    }
}
