package org.waymark.journey.question;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.OpportunityKind;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.lead.CityLeads;
import org.waymark.question.Hosting;
import org.waymark.question.HostingState;
import org.waymark.question.Hostings;
import org.waymark.question.Question;
import org.waymark.question.QuestionId;
import org.waymark.question.QuestionState;
import org.waymark.question.Questions;
import org.waymark.question.Topic;
import org.waymark.work.Instance;

/** A lead asks the program to hold a training in the own city, and takes that back. */
public final class AskToHost {
    private static final Messages MESSAGES = Messages.of(AskToHost.class);

    /** The most characters of a place. */
    public static final int LONGEST_PLACE = 300;

    /** The most people that a city can expect. */
    public static final int MOST_PEOPLE = 10_000;

    private static final int YEARS_AHEAD = 5;

    private final Instance instance;
    private final AskQuestion askQuestion;
    private final QuestionLetters letters;
    private final Questions questions = new Questions();
    private final Hostings hostings = new Hostings();
    private final CityLeads leads = new CityLeads();
    private final Learners learners = new Learners();
    private final Catalogue catalogue = new Catalogue();

    AskToHost(Instance instance, AskQuestion askQuestion, QuestionLetters letters) {
        this.instance = instance;
        this.letters = letters;
        this.askQuestion = askQuestion;
    }

    /** A part of the form that is wrong. */
    public enum Fault {
        WHAT,
        DAYS,
        PEOPLE,
        PLACE,
        WORDS,
        ADDRESS
    }

    /**
     * What a lead asks for.
     *
     * @param opportunity empty for something that is not in the catalog
     * @param firstDay null where no day was typed
     * @param people 0 where no number was typed
     * @param words what the city hopes for
     * @param address for an answer; empty for none
     */
    public record Wish(
            String opportunity,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            int people,
            String place,
            String words,
            String address) {

        /** The same without days, for days that cannot be read. */
        public Wish withoutDays() {
            return new Wish(opportunity, null, null, people, place, words, address);
        }
    }

    /**
     * What a city has asked for.
     *
     * @param opportunity the title; null where the catalog does not have it
     * @param run what it has become, as far as everybody sees it; null before that
     */
    public record Asked(
            Question question,
            Hosting hosting,
            @Nullable String opportunity,
            @Nullable CatalogueEntry run) {}

    /** What a lead sees: what can be hosted, and what was asked for. */
    public record HostPage(City city, List<Opportunity> choices, List<Asked> asked) {
        public HostPage {
            choices = List.copyOf(choices);
            asked = List.copyOf(asked);
        }
    }

    /** Reads the page of the city that somebody leads; empty for anybody else. */
    public Optional<HostPage> view(LearnerId lead) {
        return instance.inTransaction(handle -> leads.findCity(handle, lead)
                .map(city -> new HostPage(
                        city,
                        choices(handle),
                        hostings.list(handle, city.id()).stream()
                                .flatMap(hosting -> asked(handle, hosting).stream())
                                .toList())));
    }

    private Optional<Asked> asked(Handle handle, Hosting hosting) {
        return questions
                .find(handle, hosting.question())
                .map(line -> new Asked(
                        line.question(),
                        hosting,
                        Optional.ofNullable(hosting.opportunity())
                                .flatMap(id -> catalogue.findOpportunity(handle, id))
                                .map(Opportunity::title)
                                .orElse(null),
                        Optional.ofNullable(hosting.run())
                                .flatMap(id -> catalogue.findRun(handle, id))
                                .filter(entry -> entry.run().state().isPublic(instance.now()))
                                .orElse(null)));
    }

    private List<Opportunity> choices(Handle handle) {
        return catalogue.listOpportunities(handle).stream()
                .filter(one -> one.kind() == OpportunityKind.POP_UP || one.kind() == OpportunityKind.ON_TOUR)
                .toList();
    }

    /** What became of asking. */
    public sealed interface Outcome permits Done, Faulty, NoLead, TooOften {}

    public record Done(QuestionId question) implements Outcome {}

    public record Faulty(List<Fault> faults) implements Outcome {}

    public record NoLead() implements Outcome {}

    public record TooOften() implements Outcome {}

    /** Asks to host. */
    public Outcome ask(LearnerId lead, Wish wish, String page) {
        return instance.inTransaction(handle -> {
            learners.lock(handle, lead);
            Optional<City> city = leads.findCity(handle, lead);
            if (city.isEmpty()) {
                return new NoLead();
            }
            AskQuestion.Asking asking = new AskQuestion.Asking(Topic.HOSTING, wish.words(), "", wish.address(), page);
            List<Fault> faults = faults(handle, wish, asking);
            LocalDate first = wish.firstDay();
            if (!faults.isEmpty() || first == null) {
                return new Faulty(faults);
            }
            Learner person = learners.find(handle, lead).orElseThrow();
            Optional<Question> question =
                    askQuestion.add(handle, asking, person, city.get().id(), facts(handle, wish, city.get(), first));
            if (question.isEmpty()) {
                return new TooOften();
            }
            LocalDate last = wish.lastDay();
            hostings.add(
                    handle,
                    new Hosting(
                            question.get().id(),
                            HostingState.ASKED,
                            wish.opportunity().isEmpty() ? null : new OpportunityId(wish.opportunity()),
                            first,
                            last == null ? first : last,
                            wish.people(),
                            wish.place(),
                            null,
                            null));
            return new Done(question.get().id());
        });
    }

    private String facts(Handle handle, Wish wish, City city, LocalDate first) {
        LocalDate last = wish.lastDay();
        return Language.ENGLISH.speak(() -> MESSAGES.say(
                "host",
                "city",
                city.name(),
                "what",
                catalogue
                        .findOpportunity(handle, new OpportunityId(wish.opportunity()))
                        .map(Opportunity::title)
                        .orElseGet(() -> MESSAGES.say("host.other")),
                "first",
                first,
                "last",
                last == null ? first : last,
                "one",
                last == null || last.equals(first),
                "people",
                wish.people(),
                "placed",
                !wish.place().isEmpty(),
                "place",
                wish.place()));
    }

    private List<Fault> faults(Handle handle, Wish wish, AskQuestion.Asking asking) {
        List<Fault> faults = new ArrayList<>();
        if (!wish.opportunity().isEmpty()
                && choices(handle).stream().noneMatch(one -> one.id().value().equals(wish.opportunity()))) {
            faults.add(Fault.WHAT);
        }
        if (!areRight(wish.firstDay(), wish.lastDay())) {
            faults.add(Fault.DAYS);
        }
        if (wish.people() < 1 || wish.people() > MOST_PEOPLE) {
            faults.add(Fault.PEOPLE);
        }
        if (!isPlace(wish.place())) {
            faults.add(Fault.PLACE);
        }
        asking.faults().stream()
                .filter(fault -> fault != AskQuestion.Fault.NAME)
                .map(fault -> fault == AskQuestion.Fault.WORDS ? Fault.WORDS : Fault.ADDRESS)
                .forEach(faults::add);
        return faults;
    }

    private boolean areRight(@Nullable LocalDate first, @Nullable LocalDate last) {
        return first != null
                && !first.isBefore(instance.today())
                && first.isBefore(instance.today().plusYears(YEARS_AHEAD))
                && (last == null || (!last.isBefore(first) && last.isBefore(first.plusYears(YEARS_AHEAD))));
    }

    static boolean isPlace(String place) {
        return place.length() <= LONGEST_PLACE && place.chars().noneMatch(Character::isISOControl);
    }

    /** Takes back that the city would like to host, until it has become a run; false when that cannot be. */
    public boolean withdraw(LearnerId lead, QuestionId id) {
        return instance.inTransaction(handle -> {
            learners.lock(handle, lead);
            Optional<Question> question =
                    questions.findToChange(handle, id).filter(found -> Reader.may(handle, lead, found));
            if (question.isEmpty()
                    || hostings.find(handle, id)
                            .filter(hosting -> hosting.state().isUnderWay())
                            .isEmpty()) {
                return false;
            }
            hostings.markEnded(handle, id, HostingState.WITHDRAWN);
            questions.write(handle, id, lead, MESSAGES.message("withdrawn"), "", instance.now());
            questions.mark(handle, id, QuestionState.CLOSED, instance.now());
            letters.tellContact(
                    handle, question.get(), "withdrawn", Language.ENGLISH.speak(() -> MESSAGES.say("withdrawn")));
            return true;
        });
    }
}
