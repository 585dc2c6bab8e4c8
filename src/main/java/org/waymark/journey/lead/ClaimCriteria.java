package org.waymark.journey.lead;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.journey.standing.MarkCriteria;
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.language.Messages;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.lead.CityLeads;
import org.waymark.progress.city.Mark;
import org.waymark.progress.city.Standing;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.standing.CityMark;
import org.waymark.standing.CityMarks;
import org.waymark.work.Instance;

/**
 * A lead claims criteria for the own city from today on, with what the claim rests on, or withdraws a claim. What the
 * assessment confirms is for the programme alone.
 */
public final class ClaimCriteria {
    private static final Messages MESSAGES = Messages.of(ClaimCriteria.class);
    private static final int LONGEST_NAME = 300;

    /** The outcome. */
    public enum Outcome {
        DONE,
        /** It was claimed before, or not claimed at all; or the version has no such criterion. */
        NOTHING_TO_DO,
        NO_LEAD
    }

    /**
     * Where the city stands, with the mark by which each criterion is claimed.
     *
     * @param claims what was noted last, for criteria that the city claims under the version it is on itself
     * @param titles of all versions
     */
    public record Claims(
            City city,
            Standard standard,
            Standing standing,
            Map<CriterionCode, CityMark> claims,
            Map<StandardId, String> titles) {
        public Claims {
            claims = Map.copyOf(claims);
            titles = Map.copyOf(titles);
        }
    }

    private final Instance instance;
    private final MarkCriteria markCriteria;
    private final ViewStanding viewStanding;
    private final CityLeads leads = new CityLeads();
    private final Cities cities = new Cities();
    private final Learners learners = new Learners();
    private final Standards standards = new Standards();
    private final CityMarks marks = new CityMarks();

    ClaimCriteria(Instance instance, StandingJourneys standings) {
        this.instance = instance;
        this.markCriteria = standings.markCriteria;
        this.viewStanding = standings.viewStanding;
    }

    /** Reads where the city stands that somebody leads; empty for anybody else. */
    public Optional<Claims> view(LearnerId lead) {
        return instance.inTransaction(handle -> leads.findCity(handle, lead).map(city -> read(handle, city)));
    }

    private Claims read(Handle handle, City city) {
        ViewStanding.CityStanding found = viewStanding.read(handle, city, viewStanding.today());
        return new Claims(
                city,
                found.standard(),
                found.standing(),
                claims(handle, city, found.standard()),
                standards.listTitles(handle));
    }

    private Map<CriterionCode, CityMark> claims(Handle handle, City city, Standard standard) {
        Map<CriterionCode, CityMark> last = new HashMap<>();
        for (CityMark mark : CityMark.standing(marks.list(handle, city.id()))) {
            if (mark.kind() == Mark.Kind.CLAIMED
                    && mark.standard().equals(standard.id())
                    && !mark.effectiveOn().isAfter(viewStanding.today())) {
                last.putIfAbsent(mark.criterion(), mark);
            }
        }
        last.values().removeIf(CityMark::takenBack);
        return last;
    }

    /**
     * Claims a criterion.
     *
     * @param evidence what it rests on: an address, and a note in lines after it
     */
    public Outcome claim(LearnerId lead, CriterionCode code, String evidence) {
        return mark(lead, code, evidence, false);
    }

    /** Says that the city claims a criterion no longer. */
    public Outcome withdraw(LearnerId lead, CriterionCode code) {
        return mark(lead, code, "", true);
    }

    private Outcome mark(LearnerId lead, CriterionCode code, String evidence, boolean takenBack) {
        return instance.inTransaction(handle -> {
            Optional<City> led = leads.findCity(handle, lead);
            if (led.isEmpty()) {
                return Outcome.NO_LEAD;
            }
            City city = led.get();
            // Before the city is marked as changed: a standing is kept under the number of changes that it was read
            // with.
            Standard standard =
                    viewStanding.read(handle, city, viewStanding.today()).standard();
            // Looked at again once the city is held: who ends a role holds it, too.
            cities.markCounts(handle, city.id(), 0, 0);
            if (!leads.isLead(handle, lead, city.id())) {
                handle.rollback();
                return Outcome.NO_LEAD;
            }
            boolean claimed = claims(handle, city, standard).containsKey(code);
            if (standard.findCriterion(code).isEmpty() || claimed != takenBack) {
                handle.rollback();
                return Outcome.NOTHING_TO_DO;
            }
            MarkCriteria.Marked marked = markCriteria.mark(
                    handle,
                    city,
                    new MarkCriteria.Marking(
                            Mark.Kind.CLAIMED,
                            List.of(code),
                            standard.id(),
                            null,
                            takenBack,
                            evidence,
                            name(handle, lead)));
            return marked instanceof MarkCriteria.Noted ? Outcome.DONE : Outcome.NOTHING_TO_DO;
        });
    }

    private String name(Handle handle, LearnerId lead) {
        String name = MESSAGES.say(
                "by",
                "name",
                learners.find(handle, lead).map(Learner::displayName).orElse(""));
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
