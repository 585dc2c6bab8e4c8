package org.waymark.journey.question;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Opportunity;
import org.waymark.mail.Outbox;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;
import org.waymark.question.Contact;
import org.waymark.question.Contacts;
import org.waymark.question.Hosting;
import org.waymark.question.Hostings;
import org.waymark.question.QuestionFilter;
import org.waymark.question.QuestionId;
import org.waymark.question.QuestionLine;
import org.waymark.question.QuestionState;
import org.waymark.question.Questions;
import org.waymark.work.Instance;

/** Reads questions for whoever asked them and for staff. */
public final class ViewQuestions {
    private static final int ALL_AT_ONCE = 100_000;

    private final Instance instance;
    private final Outbox outbox;
    private final Questions questions = new Questions();
    private final Hostings hostings = new Hostings();
    private final Contacts contacts = new Contacts();
    private final Catalogue catalogue = new Catalogue();
    private final Cities cities = new Cities();

    ViewQuestions(Instance instance, Outbox outbox) {
        this.instance = instance;
        this.outbox = outbox;
    }

    /** Tells whether answers are mailed to whoever gives an address. */
    public boolean isMailed() {
        return outbox.isOn();
    }

    /** Lists the contact of every topic, in the order of topics. */
    public List<Contact> contacts() {
        return instance.inTransaction(contacts::list);
    }

    /** Lists what a learner asked, the last first. */
    public List<QuestionLine> mine(LearnerId learner) {
        return instance.inTransaction(handle -> questions.list(handle, learner));
    }

    /** Reads a question for a learner; empty when the learner may not read it. */
    public Optional<QuestionPage> view(LearnerId learner, QuestionId id) {
        return instance.inTransaction(handle -> questions
                .find(handle, id)
                .filter(line -> Reader.may(handle, learner, line.question()))
                .map(line -> page(handle, line)));
    }

    /** Reads a question for whoever has its address. */
    public Optional<QuestionPage> view(String token) {
        return instance.inTransaction(handle -> questions
                .findByToken(handle, token)
                .flatMap(id -> questions.find(handle, id))
                .map(line -> page(handle, line)));
    }

    /** Reads a question for staff. */
    public Optional<QuestionPage> view(QuestionId id) {
        return instance.inTransaction(handle -> questions.find(handle, id).map(line -> page(handle, line)));
    }

    private QuestionPage page(Handle handle, QuestionLine line) {
        Optional<Hosting> hosting = hostings.find(handle, line.question().id());
        return new QuestionPage(
                line,
                questions.listEntries(handle, line.question().id()),
                contacts.get(handle, line.question().topic()),
                hosting.orElse(null),
                hosting.flatMap(one -> Optional.ofNullable(one.opportunity()))
                        .flatMap(id -> catalogue.findOpportunity(handle, id))
                        .map(Opportunity::title)
                        .orElse(null));
    }

    /**
     * Some of the questions, for staff.
     *
     * @param all how many there are by the same filter
     * @param open how many wait for an answer, whatever the filter
     * @param city the city that the filter names; empty for none
     */
    public record Listed(List<QuestionLine> lines, int all, int open, Optional<City> city) {
        public Listed {
            lines = List.copyOf(lines);
        }
    }

    public Listed list(QuestionFilter filter, int offset, int most) {
        return instance.inTransaction(handle -> new Listed(
                questions.list(handle, filter, offset, most),
                questions.count(handle, filter),
                countOpen(handle),
                Optional.ofNullable(filter.city()).flatMap(id -> cities.find(handle, id))));
    }

    /** Counts the questions that wait for an answer. */
    public int countOpen() {
        return instance.inTransaction(this::countOpen);
    }

    private int countOpen(Handle handle) {
        return questions.count(handle, new QuestionFilter(QuestionState.OPEN, null, null));
    }

    /** Lists the questions of a city that are not settled. */
    public List<QuestionLine> listOpen(CityId city) {
        return instance.inTransaction(
                handle -> questions.list(handle, new QuestionFilter(QuestionState.OPEN, null, city), 0, ALL_AT_ONCE));
    }

    /** Gives out all such questions, and notes that it was done. */
    public void export(QuestionFilter filter, Consumer<QuestionLine> taker) {
        instance.inTransaction(handle -> {
                    instance.audit(handle, Act.QUESTIONS_EXPORTED, Subject.INSTALLATION, "");
                    return questions.list(handle, filter, 0, ALL_AT_ONCE);
                })
                .forEach(taker);
    }
}
