package org.waymark.journey.question;

import org.jdbi.v3.core.Handle;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;
import org.waymark.people.lead.CityLeads;
import org.waymark.question.Question;
import org.waymark.question.Topic;

/** Decides which learners read a question: whoever asked, and of a city that would like to host its leads of today. */
final class Reader {
    private static final CityLeads LEADS = new CityLeads();

    private Reader() {}

    static boolean may(Handle handle, LearnerId learner, Question question) {
        CityId city = question.city();
        return question.topic() == Topic.HOSTING
                ? city != null && LEADS.isLead(handle, learner, city)
                : learner.equals(question.learner());
    }
}
