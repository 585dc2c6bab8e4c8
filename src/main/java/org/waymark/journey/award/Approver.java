package org.waymark.journey.award;

import org.waymark.id.ResourceLinkId;
import org.waymark.people.LearnerId;

/**
 * A person who may complete learners in one activity, take that back and say what it takes. Only {@link FindApprover}
 * makes one, so that every way to a completion asks the same question.
 */
public final class Approver {
    private final ResourceLinkId resourceLink;
    private final LearnerId person;
    private final boolean administrator;

    Approver(ResourceLinkId resourceLink, LearnerId person, boolean administrator) {
        this.resourceLink = resourceLink;
        this.person = person;
        this.administrator = administrator;
    }

    /** The one activity. */
    public ResourceLinkId resourceLink() {
        return resourceLink;
    }

    public LearnerId person() {
        return person;
    }

    /** Tells whether the person administers the platform. */
    public boolean administrator() {
        return administrator;
    }
}
