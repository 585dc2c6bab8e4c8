package org.waymark.journey.report;

import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.language.Language;
import org.waymark.language.Languages;
import org.waymark.language.Messages;
import org.waymark.mail.Letter;
import org.waymark.mail.Outbox;
import org.waymark.people.CityId;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.people.lead.CityLeads;
import org.waymark.people.lead.MailedLead;
import org.waymark.report.CityReport;
import org.waymark.work.Instance;

/** Tells the leads of a city who gave an address that there is a report, with where it stands and where to read it. */
final class ReportLetters {
    private static final Messages MESSAGES = Messages.of(ReportLetters.class);

    private final Instance instance;
    private final Outbox outbox;
    private final CityLeads leads = new CityLeads();
    private final Learners learners = new Learners();

    ReportLetters(Instance instance, Outbox outbox) {
        this.instance = instance;
        this.outbox = outbox;
    }

    /** @param edition its number; a later one than the first corrects */
    void tell(Handle handle, CityReport report, int edition) {
        if (!outbox.isOn()) {
            return;
        }
        CityId city = new CityId(UUID.fromString(report.city()));
        for (MailedLead lead : leads.listMailed(handle, city)) {
            String address = Objects.requireNonNull(lead.address());
            Language language = learners.find(handle, lead.learner())
                    .map(Learner::language)
                    .flatMap(Languages.TRANSLATED::find)
                    .orElse(Language.ENGLISH);
            outbox.add(handle, language.speak(() -> letter(report, edition, lead, address)));
        }
    }

    private Letter letter(CityReport report, int edition, MailedLead lead, String address) {
        CityReport.Place before = report.before();
        CityReport.Place after = report.after();
        String level = after.level();
        String files = instance.baseUrl() + "/reports/" + lead.token() + "/" + report.period();
        String stop = instance.baseUrl() + "/mail/stop/" + lead.token();
        return new Letter(
                "report/" + lead.learner() + "/" + report.city() + "/" + report.period() + "/" + edition,
                address,
                MESSAGES.say(
                        "subject",
                        "city",
                        report.name(),
                        "from",
                        report.from(),
                        "to",
                        report.to(),
                        "corrected",
                        edition > 1),
                MESSAGES.say(
                                "text",
                                "city",
                                report.name(),
                                "points",
                                after.points(),
                                "possible",
                                after.possible(),
                                "compared",
                                report.sameVersion(),
                                "before",
                                before.points(),
                                "supported",
                                after.supported(),
                                "claimed",
                                after.claimed(),
                                "reached",
                                level != null,
                                "level",
                                level == null ? "" : level,
                                "pdf",
                                files + "/report.pdf",
                                "csv",
                                files + "/report.csv",
                                "stop",
                                stop)
                        + "\n",
                null,
                stop);
    }
}
