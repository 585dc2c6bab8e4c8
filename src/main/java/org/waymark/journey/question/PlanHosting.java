package org.waymark.journey.question;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.RunId;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.question.Hosting;
import org.waymark.question.HostingState;
import org.waymark.question.Hostings;
import org.waymark.question.Question;
import org.waymark.question.QuestionEntry;
import org.waymark.question.QuestionId;
import org.waymark.question.QuestionState;
import org.waymark.question.Questions;
import org.waymark.work.Instance;

/** Staff plan a training with the city that would like to host it, say no, or make it a run. */
public final class PlanHosting {
    private static final Messages MESSAGES = Messages.of(PlanHosting.class);

    private final Instance instance;
    private final AnswerQuestion answerQuestion;
    private final Questions questions = new Questions();
    private final Hostings hostings = new Hostings();
    private final Cities cities = new Cities();

    PlanHosting(Instance instance, AnswerQuestion answerQuestion) {
        this.instance = instance;
        this.answerQuestion = answerQuestion;
    }

    /** The outcome. */
    public enum Outcome {
        DONE,
        /** The days are wrong, or the place. */
        DAYS,
        PLACE,
        /** There are too many words, or none where some are needed. */
        WORDS,
        /** It has ended, or become a run. */
        TOO_LATE,
        /** The city has written again meanwhile. */
        MORE_WAS_WRITTEN,
        MISSING
    }

    /**
     * Plans days and a place, and tells the city.
     *
     * @param read the number of the last entry that was read
     * @param last null for the same day
     * @param words what the city is told beside it; may be empty
     * @param by who plans, in words
     */
    public Outcome plan(
            QuestionId id,
            int read,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            String place,
            String words,
            String by) {
        LocalDate end = last == null ? first : last;
        if (first == null || end == null || end.isBefore(first)) {
            return Outcome.DAYS;
        }
        if (!AskToHost.isPlace(place)) {
            return Outcome.PLACE;
        }
        if (words.length() > QuestionEntry.LONGEST) {
            return Outcome.WORDS;
        }
        Hosting.Plan plan = new Hosting.Plan(first, end, place);
        return change(id, read, Act.HOSTING_PLANNED, (handle, question) -> {
            hostings.markPlanned(handle, id, plan);
            answerQuestion.reply(handle, question, planned(plan), words, by, QuestionState.ANSWERED);
        });
    }

    private static Message planned(Hosting.Plan plan) {
        return MESSAGES.message(
                "planned",
                "first",
                plan.firstDay(),
                "last",
                plan.lastDay(),
                "one",
                plan.firstDay().equals(plan.lastDay()),
                "placed",
                !plan.place().isEmpty(),
                "place",
                plan.place());
    }

    /**
     * Says no, with words that the city reads.
     *
     * @param read the number of the last entry that was read
     */
    public Outcome decline(QuestionId id, int read, String words, String by) {
        if (!AskQuestion.isSayable(words)) {
            return Outcome.WORDS;
        }
        return change(id, read, Act.HOSTING_DECLINED, (handle, question) -> {
            hostings.markEnded(handle, id, HostingState.DECLINED);
            answerQuestion.reply(handle, question, MESSAGES.message("declined"), words, by, QuestionState.CLOSED);
        });
    }

    /** Does something about a city's wish while it is under way. */
    private interface Step {
        void take(Handle handle, Question question);
    }

    private Outcome change(QuestionId id, int read, Act act, Step step) {
        return instance.inTransaction(handle -> {
            Optional<Question> question = questions.findToChange(handle, id);
            Optional<Hosting> hosting = hostings.find(handle, id);
            if (question.isEmpty() || hosting.isEmpty()) {
                return Outcome.MISSING;
            }
            if (!hosting.get().state().isUnderWay()) {
                return Outcome.TOO_LATE;
            }
            if (answerQuestion.hasMore(handle, id, read)) {
                return Outcome.MORE_WAS_WRITTEN;
            }
            step.take(handle, question.get());
            audit(handle, question.get(), act);
            return Outcome.DONE;
        });
    }

    private void audit(Handle handle, Question question, Act act) {
        instance.audit(
                handle,
                act,
                city(handle, question.city())
                        .map(city -> Subject.city(city.id().value(), city.name()))
                        .orElse(Subject.CITIES),
                question.id().toString());
    }

    private Optional<City> city(Handle handle, @Nullable CityId id) {
        return id == null ? Optional.empty() : cities.find(handle, id);
    }

    /**
     * What a run can begin with.
     *
     * @param city the host's name
     */
    public record Begun(Hosting hosting, String city) {}

    /** Reads a wish that a run can be made of; empty when there is none under way. */
    public Optional<Begun> begin(QuestionId id) {
        return instance.inTransaction(handle -> hostings.find(handle, id)
                .filter(hosting -> hosting.state().isUnderWay())
                .flatMap(hosting -> questions
                        .find(handle, id)
                        .map(line -> new Begun(hosting, line.cityName() == null ? "" : line.cityName()))));
    }

    /**
     * Holds a wish, before anything else that the caller's transaction holds; empty when no run can be made of it any
     * more.
     */
    public Optional<Question> hold(Handle handle, QuestionId id) {
        return questions
                .findToChange(handle, id)
                .filter(question -> hostings.find(handle, id)
                        .filter(hosting -> hosting.state().isUnderWay())
                        .isPresent());
    }

    /** Notes, within the transaction that adds a run, that a wish has become it, and tells the city. */
    public void schedule(Handle handle, Question held, RunId run, String by) {
        hostings.markScheduled(handle, held.id(), run);
        answerQuestion.reply(handle, held, MESSAGES.message("scheduled"), "", by, QuestionState.ANSWERED);
        audit(handle, held, Act.HOSTING_SCHEDULED);
    }

    /**
     * The city that asked for a run.
     *
     * @param question where it did
     */
    public record Host(QuestionId question, String city) {}

    /** Finds who asked for a run; empty when no city did. */
    public Optional<Host> findHost(RunId run) {
        return instance.inTransaction(handle -> hostings.findOf(handle, run)
                .flatMap(hosting -> questions.find(handle, hosting.question()))
                .map(line -> new Host(line.question().id(), line.cityName() == null ? "" : line.cityName())));
    }
}
