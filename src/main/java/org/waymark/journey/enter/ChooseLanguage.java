package org.waymark.journey.enter;

import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/** Keeps the language that a learner chose, for this launch and all later ones. */
public final class ChooseLanguage {
    private final Instance instance;
    private final Learners learners = new Learners();

    ChooseLanguage(Instance instance) {
        this.instance = instance;
    }

    /** @param language its tag */
    public void choose(LearnerId learner, String language) {
        instance.useTransaction(handle -> learners.markLanguage(handle, learner, language));
    }
}
