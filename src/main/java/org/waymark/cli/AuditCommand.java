package org.waymark.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.AuditCheck;
import org.waymark.audit.AuditEntry;
import org.waymark.audit.AuditFilter;
import org.waymark.journey.admin.ViewAudit;
import org.waymark.people.Learner;
import org.waymark.sheet.SafeCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Commands for the audit log. */
@Command(
        name = "audit",
        description = "Shows what people with power did, hands it out, and checks that nobody has changed it.",
        mixinStandardHelpOptions = true)
record AuditCommand(Operator operator) {
    private static final int MOST = 10_000;

    @Command(description = "Lists the last entries, the last first.", mixinStandardHelpOptions = true)
    int list(@Option(names = "--last", defaultValue = "50", description = "default: ${DEFAULT-VALUE}") int last) {
        if (last < 1 || last > MOST) {
            return operator.refused("--last is a number from 1 to " + MOST);
        }
        return operator.withJourneys(journeys -> {
            ViewAudit.Page page = journeys.admin.viewAudit.page(AuditFilter.ALL, "", Set.of(), 0, last);
            page.entries().forEach(one -> operator.out().println(String.join("\t", fields(one))));
            return Operator.OK;
        });
    }

    @Command(description = "Writes all entries as CSV, the first first.", mixinStandardHelpOptions = true)
    int export() {
        return operator.withJourneys(journeys -> {
            SafeCsv csv = new SafeCsv(new OutputStreamWriter(operator.out(), StandardCharsets.UTF_8));
            csv.write(List.of("number", "time", "who", "act", "subject_kind", "subject", "label", "detail", "seal"));
            journeys.admin.viewAudit.export(AuditFilter.ALL, "", Set.of(), one -> csv.write(fields(one)));
            try {
                csv.flush();
                return Operator.OK;
            } catch (IOException e) {
                return operator.refused("The list could not be written: " + e.getMessage());
            }
        });
    }

    @Command(
            description = "Checks every entry and the end of the log; prints how many there are, and the last seal.",
            mixinStandardHelpOptions = true)
    int verify(
            @Option(
                            names = "--expect",
                            paramLabel = "NUMBER:SEAL",
                            description = "what an earlier check printed; the log must still hold it")
                    @Nullable
                    String expected) {
        String[] witness = expected == null ? null : expected.split(":", -1);
        if (witness != null && (witness.length != 2 || !witness[0].matches("[0-9]{1,15}+"))) {
            return operator.refused("--expect takes a number and a seal with a colon between them");
        }
        return operator.withJourneys(journeys -> {
            AuditCheck check = journeys.admin.viewAudit.check();
            AuditCheck.Fault fault = check.fault();
            if (fault != null) {
                return operator.refused(
                        switch (fault) {
                            case MISSING ->
                                "Entry " + check.at() + " is missing; the " + check.entries() + " before it hold";
                            case CHANGED ->
                                "Entry " + check.at() + " is not as it was written; the " + check.entries()
                                        + " before it hold";
                            case END ->
                                "The end of the log does not fit: after entry " + check.entries()
                                        + " some were removed or added";
                        });
            }
            if (witness != null
                    && !journeys.admin
                            .viewAudit
                            .findSeal(Long.parseLong(witness[0]))
                            .orElse("")
                            .equals(witness[1])) {
                return operator.refused("The log does not hold entry " + witness[0] + " with that seal any more");
            }
            operator.out().println(check.entries() + ":" + check.seal());
            return Operator.OK;
        });
    }

    private static List<String> fields(ViewAudit.Named named) {
        AuditEntry entry = named.entry();
        Learner actor = named.actor();
        Learner learner = named.learner();
        return List.of(
                Long.toString(entry.number()),
                entry.recordedAt().toString(),
                actor == null ? entry.actor() : actor.displayName(),
                entry.act(),
                entry.subjectKind(),
                entry.subject(),
                learner == null ? entry.label() : learner.displayName(),
                entry.detail(),
                entry.seal());
    }
}
