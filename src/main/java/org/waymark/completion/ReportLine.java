package org.waymark.completion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;
import org.waymark.people.LearnerId;

/**
 * A report of a fact, as it came.
 *
 * @param person whose word it is, when it is a person's
 * @param saidBy what that person is called
 * @param voided whether it was taken back, as if it had never come
 */
public record ReportLine(
        Report.Kind kind,
        Instant toldAt,
        Instant receivedAt,
        String toldBy,
        @Nullable LearnerId person,
        @Nullable String saidBy,
        @Nullable Message reason,
        String raw,
        boolean voided) {

    /** Finds, among all reports of a fact, the last told first, the last of one kind that holds. */
    public static Optional<ReportLine> findLast(List<ReportLine> reports, Report.Kind kind) {
        return reports.stream()
                .filter(report -> !report.voided() && report.kind() == kind)
                .findFirst();
    }

    /** Returns who or what told the report, in words. */
    public Message teller() {
        return saidBy == null ? Report.teller(toldBy) : Message.plain(saidBy);
    }
}
