package org.waymark.learning.edit;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waymark.language.Messages;
import org.waymark.learning.Run;
import org.waymark.learning.RunFormat;
import org.waymark.learning.RunSession;
import org.waymark.learning.SessionKind;
import org.waymark.standard.Fields;

/** Finds what cannot be true of a run although each of its fields could. */
final class RunFaults {
    private static final Messages MESSAGES = Messages.of(RunFaults.class);

    /** A first meeting may be before what is called the start; nobody plans it earlier than this. */
    private static final int MEETING_BEFORE = 14;

    /** Messages, readings and deadlines come before a run, and office hours after it. */
    private static final int OTHERS_AROUND = 90;

    /** Where no end is known, a date of another year is a slip. */
    private static final int LONGEST = 400;

    private RunFaults() {}

    /** A list as it came, or a fault when it is longer than anybody needs. */
    static <T> List<T> atMost(Fields fields, String name, int most, List<T> items) {
        if (items.size() <= most) {
            return items;
        }
        fields.fault(name, MESSAGES.message("too-many", "most", most));
        return items.subList(0, most);
    }

    static void find(Fields fields, List<Fields> sessions, Run run) {
        LocalDate end = run.end();
        if (end != null && end.isBefore(run.start())) {
            fields.fault("endDate", MESSAGES.message("run.end"));
        }
        checkDeadline(fields, run);
        if (run.provisional() && run.notes().isEmpty()) {
            fields.fault("notes", MESSAGES.message("run.notes"));
        }
        Set<List<Object>> known = new HashSet<>();
        for (int i = 0; i < sessions.size(); i++) {
            RunSession session = run.sessions().get(i);
            checkDay(sessions.get(i), session, run);
            if (!known.add(
                    List.of(session.date(), Optional.ofNullable(session.start()), session.label(), session.kind()))) {
                sessions.get(i).fault("label", MESSAGES.message("session.twice"));
            }
        }
    }

    /** Whoever learns in their own time can also start later than on the first day. */
    private static void checkDeadline(Fields fields, Run run) {
        LocalDate deadline = run.registration().deadline();
        if (deadline == null) {
            return;
        }
        boolean ownTime = run.place().format() == RunFormat.SELF_PACED;
        Optional<LocalDate> latest = ownTime ? run.lastDay() : Optional.of(run.start());
        if (latest.isPresent() && deadline.isAfter(latest.get())) {
            fields.fault("registrationDeadline", MESSAGES.message(ownTime ? "run.deadline" : "run.deadline-start"));
        }
    }

    private static void checkDay(Fields fields, RunSession session, Run run) {
        if (!fields.has("date") || run.start().isBefore(LocalDate.of(1990, 1, 2))) {
            return; // one of the two is missing or faulty itself
        }
        SessionKind kind = session.kind();
        boolean meeting = kind == SessionKind.MEETING || kind == SessionKind.OPTIONAL;
        int before = meeting ? MEETING_BEFORE : OTHERS_AROUND;
        LocalDate end = run.end();
        LocalDate last = end == null
                ? run.start().plusDays(LONGEST)
                : kind == SessionKind.MEETING ? end : end.plusDays(OTHERS_AROUND);
        if (session.date().isBefore(run.start().minusDays(before))) {
            fields.fault("date", MESSAGES.message("session.early", "days", before));
        } else if (session.date().isAfter(last)) {
            fields.fault("date", MESSAGES.message(end == null ? "session.late" : "session.after"));
        }
    }
}
