package org.waymark.web.catalogue;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.Registration;
import org.waymark.learning.Run;
import org.waymark.learning.RunSession;
import org.waymark.signup.Eligibility;
import org.waymark.standard.Criterion;
import org.waymark.standard.Standard;
import org.waymark.web.catalogue.RunBodyView.Fact;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.Words;

/** Makes what the public sees of a run, for its page and for the preview that staff see. */
public final class RunBody {
    private static final Messages MESSAGES = Messages.of(RunBody.class);

    private final CatalogueEntry entry;
    private final Run run;
    private final boolean files;

    private RunBody(CatalogueEntry entry, boolean files) {
        this.entry = entry;
        this.run = entry.run();
        this.files = files;
    }

    /**
     * What people are going to see of a run as it is now in a form; it offers no calendar files, which there may not be
     * yet.
     *
     * @param standard to which the run's criteria belong
     */
    public static RunBodyView preview(CatalogueEntry entry, Standard standard, LocalDate today) {
        return new RunBody(entry, false).view(standard, today, CatalogueAddress.PUBLIC);
    }

    static RunBodyView of(CatalogueEntry entry, Standard standard, LocalDate today, CatalogueAddress address) {
        return new RunBody(entry, true).view(standard, today, address);
    }

    private RunBodyView view(Standard standard, LocalDate today, CatalogueAddress address) {
        return new RunBodyView(
                Words.kind(entry.opportunity().kind()),
                entry.title(),
                run.code(),
                Words.dates(run),
                RunWords.statuses(run, today),
                entry.opportunity().summary(),
                entry.opportunity().description(),
                register(today, address),
                open(today) && address.registrations() == null ? MESSAGES.say("run.how") : null,
                run.state().isCancelled() || run.phase(today).isPast() ? null : take(),
                files ? new LinkView(MESSAGES.say("calendar.run"), CatalogueAddress.calendar(entry)) : null,
                facts(),
                run.registration().tiers().stream().map(RunBody::tier).toList(),
                sessions(),
                entry.outcomes(),
                run.about().contents(),
                run.materials().stream()
                        .filter(material -> leads(material.url()))
                        .map(material ->
                                new LinkView(material.title(), material.url().toString()))
                        .toList(),
                standard.title(),
                standard.criteria(run.criteria()).stream()
                        .map(criterion -> counted(standard, criterion, address))
                        .toList());
    }

    private boolean open(LocalDate today) {
        return run.registration().here()
                && !run.state().isCancelled()
                && Eligibility.lastDay(run).filter(today::isAfter).isEmpty();
    }

    /** Whoever registered finds the way to the registration also after the deadline. */
    private @Nullable LinkView register(LocalDate today, CatalogueAddress address) {
        String registrations = address.registrations();
        return registrations == null || !run.registration().here()
                ? null
                : new LinkView(
                        MESSAGES.say(open(today) ? "run.register" : "run.registration"),
                        registrations + "/" + run.id());
    }

    static String partners(Opportunity opportunity) {
        return opportunity.partners().isEmpty() ? "" : Language.current().all(opportunity.partners());
    }

    private @Nullable LinkView take() {
        URI url = run.takeAt();
        return url == null || !leads(url) ? null : new LinkView(MESSAGES.say("run.take"), url.toString());
    }

    /** What was typed leads somewhere only if it is an address of the web. */
    private static boolean leads(URI url) {
        return "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    }

    private List<Fact> facts() {
        Registration registration = run.registration();
        LocalDate deadline = registration.deadline();
        List<Fact> facts = new ArrayList<>();
        add(facts, "fact.format", MESSAGES.say(run.place().format()));
        add(facts, "fact.place", run.place().place());
        add(facts, "fact.host", run.place().hostCity());
        add(facts, "fact.language", RunWords.language(run.language()));
        add(facts, "fact.commitment", run.about().timeCommitment());
        add(facts, "fact.deadline", deadline == null ? null : Language.current().day(deadline));
        add(facts, "fact.capacity", registration.capacity());
        add(facts, "fact.audience", entry.audience());
        add(facts, "fact.eligibility", run.about().eligibility());
        add(facts, "fact.partners", partners(entry.opportunity()));
        String contact = registration.contact();
        if (contact != null && !contact.isBlank()) {
            facts.add(new Fact(MESSAGES.say("fact.contact"), contact, contactUrl(contact)));
        }
        return facts;
    }

    /** An address of the web or of e-mail and nothing else becomes a link. */
    private static @Nullable String contactUrl(String contact) {
        if (contact.matches("https://[!-~]+")) {
            return contact;
        }
        return contact.matches("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+") ? "mailto:" + contact : null;
    }

    private static void add(List<Fact> facts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(MESSAGES.say(label), value, null));
        }
    }

    private static RunBodyView.Tier tier(Registration.Tier tier) {
        Integer places = tier.places();
        return new RunBodyView.Tier(
                tier.name(),
                places == null ? null : MESSAGES.say(tier.perCity() ? "tier.cities" : "tier.places", "places", places),
                tier.note(),
                Words.conditions(tier));
    }

    /** Lists the sessions by date; the number of each stays its place in the run, which addresses name. */
    private List<RunBodyView.Session> sessions() {
        List<RunSession> all = run.sessions();
        return IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparing((Integer place) -> all.get(place).date()))
                .map(place -> session(all.get(place), place + 1))
                .toList();
    }

    private RunBodyView.Session session(RunSession session, int number) {
        ZoneId zone = session.zone();
        List<Fact> facts = new ArrayList<>();
        add(facts, "session.leader", session.leader());
        add(facts, "session.venue", session.venue());
        URI link = session.link();
        if (link != null && leads(link)) {
            facts.add(new Fact(MESSAGES.say("session.link"), link.toString(), link.toString()));
        }
        return new RunBodyView.Session(
                MESSAGES.say(session.kind()),
                session.label(),
                RunWords.when(session),
                session.startsAt().map(Instant::toString).orElse(null),
                zone == null ? null : zone.getId(),
                facts,
                files ? CatalogueAddress.calendar(entry, number) : null);
    }

    private static RunBodyView.Counted counted(Standard standard, Criterion criterion, CatalogueAddress address) {
        return new RunBodyView.Counted(
                criterion(criterion),
                address.list(Map.of(
                        CatalogueQuery.CRITERION,
                        standard.id().value() + ":" + criterion.code().value())));
    }

    /** A criterion as people see it: what is provisional about it is for staff. */
    static CriterionView criterion(Criterion criterion) {
        return new CriterionView(
                criterion.code().value(),
                criterion.title(),
                criterion.statement(),
                criterion.area().title(),
                criterion.timeBoundMonths(),
                criterion.core(),
                null);
    }
}
