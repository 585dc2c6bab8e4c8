package org.waymark.journey.city;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.people.City;
import org.waymark.people.CityCode;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.lead.LeadCodes;
import org.waymark.work.Instance;

/** A learner becomes a lead of the own city with a code that staff made for that, once. */
public final class BecomeLead {

    /** The outcome. */
    public enum Outcome {
        LEADS,
        /** No code, or one of another city: which of the two is not told. */
        NO_SUCH_CODE,
        /** The code was not used up. */
        LEADS_ALREADY
    }

    private final Instance instance;
    private final Learners learners = new Learners();
    private final LeadCodes codes = new LeadCodes();
    private final ManageLeads manageLeads;
    private final WrongCodes wrongCodes;

    BecomeLead(Instance instance, ManageLeads manageLeads, WrongCodes wrongCodes) {
        this.instance = instance;
        this.manageLeads = manageLeads;
        this.wrongCodes = wrongCodes;
    }

    /** Uses a code as it was typed. */
    public Outcome become(LearnerId id, String typed) {
        Outcome outcome = CityCode.read(typed)
                .map(code -> instance.inTransaction(handle -> become(handle, id, code)))
                .orElse(Outcome.NO_SUCH_CODE);
        if (outcome == Outcome.NO_SUCH_CODE) {
            instance.inTransaction(handle -> learners.find(handle, id))
                    .ifPresent(known -> wrongCodes.note(known.registrationId(), id.value(), instance.now()));
        }
        return outcome;
    }

    private Outcome become(Handle handle, LearnerId id, CityCode code) {
        learners.lock(handle, id);
        Learner learner = learners.find(handle, id).orElseThrow();
        Optional<City> city = learner.testUser() ? Optional.empty() : learner.joinedCity();
        if (city.isEmpty() || !codes.markUsed(handle, code, city.get().id(), id, instance.now())) {
            return Outcome.NO_SUCH_CODE;
        }
        if (!manageLeads.add(handle, city.get(), id, "", true, ", by code " + code.ending())) {
            handle.rollback();
            return Outcome.LEADS_ALREADY;
        }
        return Outcome.LEADS;
    }
}
