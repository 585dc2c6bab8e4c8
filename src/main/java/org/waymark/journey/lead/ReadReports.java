package org.waymark.journey.lead;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.mail.LinkToken;
import org.waymark.mail.MailAddress;
import org.waymark.mail.Outbox;
import org.waymark.people.City;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.lead.CityLeads;
import org.waymark.people.lead.MailedLead;
import org.waymark.report.CityReport;
import org.waymark.report.Edition;
import org.waymark.report.Period;
import org.waymark.report.Reports;
import org.waymark.work.Instance;

/** A lead reads the reports of the own city, and has them mailed. */
public final class ReadReports {

    private final Instance instance;
    private final Outbox outbox;
    private final CityLeads leads = new CityLeads();
    private final Learners learners = new Learners();
    private final Reports reports = new Reports();

    ReadReports(Instance instance, Outbox outbox) {
        this.instance = instance;
        this.outbox = outbox;
    }

    /**
     * The periods of which there is a report of a city, the latest first.
     *
     * @param address where the lead gets them by mail; null for nowhere
     */
    public record Periods(
            City city, List<Period> periods, @Nullable String address) {
        public Periods {
            periods = List.copyOf(periods);
        }
    }

    /** Lists the periods; empty for somebody who leads no city. */
    public Optional<Periods> list(LearnerId lead) {
        return instance.inTransaction(handle -> leads.findCity(handle, lead)
                .map(city -> new Periods(
                        city,
                        reports.listPeriods(handle, city.id()),
                        leads.findMailed(handle, city.id(), lead)
                                .map(MailedLead::address)
                                .orElse(null))));
    }

    /** Tells whether reports are mailed at all. */
    public boolean isMailed() {
        return outbox.isOn();
    }

    /** What became of an address. */
    public enum Outcome {
        DONE,
        /** It is none. */
        FAULTY,
        NO_LEAD
    }

    /**
     * Has the reports of the own city mailed from the next one on.
     *
     * @param address where; empty for nowhere
     */
    public Outcome mail(LearnerId lead, String address) {
        if (!address.isEmpty() && !MailAddress.isOne(address)) {
            return instance.inTransaction(handle -> leads.findCity(handle, lead))
                            .isEmpty()
                    ? Outcome.NO_LEAD
                    : Outcome.FAULTY;
        }
        return instance.inTransaction(handle -> {
            learners.lock(handle, lead);
            Optional<City> city = leads.findCity(handle, lead);
            city.ifPresent(led -> leads.markMailed(handle, led.id(), mailed(handle, led, lead, address)));
            return city.isEmpty() ? Outcome.NO_LEAD : Outcome.DONE;
        });
    }

    /** Letters that were sent lead on; only whoever got them at another address reads no later report. */
    private MailedLead mailed(Handle handle, City city, LearnerId lead, String address) {
        Optional<MailedLead> known = leads.findMailed(handle, city.id(), lead);
        boolean same = address.isEmpty()
                || known.map(MailedLead::address).filter(address::equals).isPresent();
        return new MailedLead(
                lead,
                address.isEmpty() ? null : address,
                known.filter(one -> same).map(MailedLead::token).orElseGet(LinkToken::random));
    }

    /** The last edition of a report, for whoever has a letter about it, while its lead is one. */
    public Optional<Edition<CityReport>> find(String token, Period period) {
        return instance.inTransaction(handle -> leads.findMailed(handle, token)
                .flatMap(lead -> leads.findCity(handle, lead.learner()))
                .flatMap(city -> reports.findLast(handle, city.id(), period)));
    }

    /** Lists all editions of the own city's report, the last first; empty for somebody who leads no city. */
    public Optional<List<Edition<CityReport>>> list(LearnerId lead, Period period) {
        return instance.inTransaction(
                handle -> leads.findCity(handle, lead).map(city -> reports.list(handle, city.id(), period)));
    }
}
