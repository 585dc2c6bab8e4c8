package org.waymark.journey.city;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.people.Alphabet;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityCode;
import org.waymark.people.CityId;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.lead.CityLead;
import org.waymark.people.lead.CityLeads;
import org.waymark.people.lead.CityPeople;
import org.waymark.people.lead.CityPerson;
import org.waymark.people.lead.LeadCode;
import org.waymark.people.lead.LeadCodes;
import org.waymark.work.Instance;

/** The programme's staff name leads of a city, make codes for them, and end both. */
public final class ManageLeads {
    /** So many people are found at once. */
    public static final int MOST_FOUND = 20;

    private final Instance instance;
    private final Cities cities = new Cities();
    private final Learners learners = new Learners();
    private final CityLeads leads = new CityLeads();
    private final LeadCodes codes = new LeadCodes();
    private final CityPeople people = new CityPeople();
    private final SecureRandom random = new SecureRandom();

    ManageLeads(Instance instance) {
        this.instance = instance;
    }

    /**
     * The leads of a city, now and before, and their codes.
     *
     * @param found people of the city whose name or id holds what was looked for
     */
    public record Leads(List<CityLead> leads, List<LeadCode> codes, List<CityPerson> found, Instant at) {
        public Leads {
            leads = List.copyOf(leads);
            codes = List.copyOf(codes);
            found = List.copyOf(found);
        }
    }

    /**
     * Reads the leads of a city.
     *
     * @param text looks for people of the city; empty for nobody
     * @param alphabet the order in which they are listed
     */
    public Leads view(CityId city, String text, Alphabet alphabet) {
        return instance.inTransaction(handle -> new Leads(
                leads.list(handle, city),
                codes.list(handle, city),
                text.isEmpty() ? List.of() : people.search(handle, city, text, MOST_FOUND, alphabet),
                instance.now()));
    }

    /** Tells whether a learner leads the own city. */
    public boolean isLead(LearnerId learner) {
        return instance.inTransaction(handle -> leads.findCity(handle, learner)).isPresent();
    }

    /**
     * Names a learner a lead of the own city.
     *
     * @param by who does, in words
     * @param of the city that staff look at
     * @return false where the learner is not of that city, is the test user, or is a lead already
     */
    public boolean name(LearnerId id, CityId of, String by) {
        return instance.inTransaction(handle -> {
            learners.lock(handle, id);
            Optional<City> city = learners.find(handle, id)
                    .filter(learner -> !learner.testUser())
                    .flatMap(Learner::joinedCity)
                    .filter(own -> own.id().equals(of));
            return city.isPresent() && add(handle, city.get(), id, by, false, "");
        });
    }

    /** @param detail what the audit log holds beside the city's name */
    boolean add(Handle handle, City city, LearnerId learner, String by, boolean byCode, String detail) {
        cities.markCounts(handle, city.id(), 0, 0);
        if (leads.isLead(handle, learner, city.id())) {
            return false;
        }
        leads.add(handle, city.id(), learner, instance.now(), by, byCode);
        instance.audit(handle, Act.CITY_LEAD_NAMED, Subject.learner(learner.value()), city.name() + detail);
        return true;
    }

    /**
     * Ends that a learner leads a city.
     *
     * @param by who does, in words
     * @return false when the learner is no lead of it
     */
    public boolean end(CityId id, LearnerId learner, String by) {
        return instance.inTransaction(handle -> {
            Optional<City> city = cities.find(handle, id);
            if (city.isEmpty()) {
                return false;
            }
            // Held first, so that whatever the lead is doing at this moment comes before or is refused.
            cities.markCounts(handle, id, 0, 0);
            return instance.audit(
                    handle,
                    leads.markEnded(handle, id, learner, instance.now(), by),
                    Act.CITY_LEAD_ENDED,
                    Subject.learner(learner.value()),
                    city.get().name());
        });
    }

    /** Makes a code that makes one learner of a city a lead of it; empty when there is no such city. */
    public Optional<CityCode> makeCode(CityId id, String by) {
        CityCode code = CityCode.random(random);
        return instance.inTransaction(handle -> cities.find(handle, id).map(city -> {
            codes.add(handle, code, id, instance.now(), by);
            instance.audit(handle, Act.LEAD_CODE_MADE, Subject.city(id.value(), city.name()), code.ending());
            return code;
        }));
    }

    /** Ends a code; false when it is no good code of that city. */
    public boolean endCode(CityId id, String typed) {
        return instance.inTransaction(handle -> {
            Optional<City> city = cities.find(handle, id);
            Optional<CityCode> code = CityCode.read(typed);
            return city.isPresent()
                    && code.isPresent()
                    && instance.audit(
                            handle,
                            codes.markEnded(handle, code.get(), id, instance.now()),
                            Act.LEAD_CODE_ENDED,
                            Subject.city(id.value(), city.get().name()),
                            code.get().ending());
        });
    }
}
