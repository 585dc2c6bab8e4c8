package org.waymark.web.admin.city;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.city.ManageLeads;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;
import org.waymark.people.lead.CityLead;
import org.waymark.people.lead.CityPerson;
import org.waymark.people.lead.LeadCode;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/** Words the leads of a city, with the forms that name them and end their roles. */
final class LeadWords {
    private static final Messages MESSAGES = Messages.of(LeadWords.class);

    private final AdminVisitor visitor;

    LeadWords(AdminVisitor visitor) {
        this.visitor = visitor;
    }

    /** @param asked the name that was looked for; empty where nobody was */
    CityFileView.Leads leads(AdminSession session, CityId city, String asked, ManageLeads.Leads of) {
        Set<LearnerId> now = of.leads().stream()
                .filter(lead -> lead.until() == null)
                .map(CityLead::learner)
                .collect(Collectors.toSet());
        String page = CityFilePage.address(city);
        return new CityFileView.Leads(
                of.leads().stream()
                        .filter(lead -> lead.until() == null)
                        .map(lead -> new CityFileView.Lead(
                                new LinkView(
                                        shown(lead.name(), lead.subject()), session.path("/people/" + lead.learner())),
                                since(lead),
                                visitor.form(session, page + "/leads/end", field(lead.learner()))))
                        .toList(),
                visitor.search(session, page),
                asked,
                of.found().stream()
                        .map(person -> candidate(session, page, person, now.contains(person.id())))
                        .toList(),
                of.codes().stream()
                        .map(code -> code(session, page, code, of.at()))
                        .toList(),
                visitor.form(session, page + "/lead-codes"));
    }

    private CityFileView.Candidate candidate(AdminSession session, String page, CityPerson person, boolean leads) {
        return new CityFileView.Candidate(
                new LinkView(shown(person.name(), person.subject()), session.path("/people/" + person.id())),
                person.subject(),
                leads ? null : visitor.form(session, page + "/leads", field(person.id())));
    }

    private CityFileView.LeadCode code(AdminSession session, String page, LeadCode code, Instant now) {
        Instant used = code.usedAt();
        Instant ended = code.endedAt();
        return new CityFileView.LeadCode(
                code.isGood(now) ? code.code().shown() : code.code().ending(),
                MESSAGES.say("leads.code.made", "when", code.createdAt(), "by", StandingWords.by(code.createdBy())),
                used != null
                        ? MESSAGES.say("leads.code.used", "when", used)
                        : ended != null
                                ? MESSAGES.say("leads.code.ended", "when", ended)
                                : MESSAGES.say(
                                        code.isGood(now) ? "leads.code.good" : "leads.code.over",
                                        "when",
                                        code.endsAt()),
                code.isGood(now)
                        ? visitor.form(
                                session,
                                page + "/lead-codes/end",
                                new FormView.Field("code", code.code().shown()))
                        : null);
    }

    private static FormView.Field field(LearnerId learner) {
        return new FormView.Field("learner", learner.toString());
    }

    private static String since(CityLead lead) {
        return lead.byCode()
                ? MESSAGES.say("leads.since.code", "when", lead.since())
                : MESSAGES.say("leads.since", "when", lead.since(), "by", StandingWords.by(lead.namedBy()));
    }

    private static String shown(@Nullable String name, String subject) {
        return name == null || name.isBlank() ? MESSAGES.say("leads.unnamed", "id", subject) : name;
    }

    /** That somebody became a lead. */
    static CityFileView.Event named(CityLead lead) {
        return new CityFileView.Event(
                MESSAGES.say(
                        lead.byCode() ? "leads.event.code" : "leads.event.named",
                        "name",
                        shown(lead.name(), lead.subject())),
                lead.byCode() ? null : StandingWords.by(lead.namedBy()),
                Language.current().moment(lead.since()),
                "",
                null);
    }

    /** That somebody is a lead no longer. */
    static CityFileView.Event ended(CityLead lead) {
        String by = lead.endedBy();
        return new CityFileView.Event(
                MESSAGES.say(
                        by == null ? "leads.event.left" : "leads.event.ended",
                        "name",
                        shown(lead.name(), lead.subject())),
                by == null ? null : StandingWords.by(by),
                Language.current().moment(Objects.requireNonNull(lead.until())),
                "",
                null);
    }

    /** That a lead's code was made. */
    static CityFileView.Event made(LeadCode code) {
        return new CityFileView.Event(
                MESSAGES.say("leads.event.made", "ending", code.code().ending()),
                StandingWords.by(code.createdBy()),
                Language.current().moment(code.createdAt()),
                "",
                null);
    }
}
