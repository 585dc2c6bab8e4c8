package org.waymark.checkup;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.signing.UnsignedCredentials;
import org.waymark.mail.MailTrouble;
import org.waymark.operation.Waiting;
import org.waymark.operation.WatchWaiting;
import org.waymark.passback.UndeliveredOf;
import org.waymark.work.WorkCount;

/** What waits although it should not, beside the grades that a platform did not take: those are told with the platforms. */
final class WaitingCheck {
    /** A running server is never this late with anything. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private static final Duration MAIL_MISSED = Duration.ofHours(1);
    private static final String START = "Look whether the server runs, and start it with: serve.";

    private final WatchWaiting watch;

    WaitingCheck(WatchWaiting watch) {
        this.watch = watch;
    }

    List<Finding> run() {
        Waiting waiting = watch.look();
        List<Finding> findings = new ArrayList<>();
        waiting.grades().forEach(of -> findings.addAll(grades(of, waiting.at())));
        int undelivered = waiting.grades().stream().mapToInt(UndeliveredOf::all).sum();
        findings.add(
                undelivered == 0
                        ? Finding.good("grades", "Every grade has arrived.")
                        : Finding.note(
                                "grades",
                                undelivered == 1
                                        ? "1 grade has not arrived."
                                        : undelivered + " grades have not arrived.",
                                "The page \"Grades\" of the administrator names each, and sends them again."));
        findings.addAll(work(waiting.work(), waiting.at()));
        findings.addAll(mail(waiting.mail(), waiting.at()));
        findings.add(badges(waiting.badges(), waiting.at()));
        if (waiting.launchesLost() > 0) {
            findings.add(Finding.note(
                    "launch log",
                    waiting.launchesLost() + " logins and launches of the last " + WatchWaiting.LOST_WITHIN.toDays()
                            + " days are missing in it: too many came at once, or the database was away.",
                    "The server's log names each refusal within its limits. If there was no flood, look for times at"
                            + " which the database was slow."));
        }
        return findings;
    }

    private static List<Finding> grades(UndeliveredOf of, Instant now) {
        String check = "grades for " + of.platform();
        List<Finding> findings = new ArrayList<>();
        if (!of.active()) {
            findings.add(Finding.wrong(
                    check,
                    count(of.all()) + " not sent, because this platform is not let in. The oldest has waited since "
                            + time(of.since()) + ".",
                    "If it should get them: platform on " + of.registration()));
            return findings;
        }
        // Where some were tried and not taken, the rest waits for the same platform, and not for a server.
        if (of.retrying() == 0 && isLate(of.freshSince(), now)) {
            findings.add(Finding.wrong(
                    check,
                    count(of.fresh()) + " due and not tried yet. The oldest has been due since " + time(of.freshSince())
                            + ".",
                    START));
        }
        return findings;
    }

    private static String count(int grades) {
        return grades == 1 ? "1 grade is" : grades + " grades are";
    }

    private static List<Finding> work(WorkCount work, Instant now) {
        List<Finding> findings = new ArrayList<>();
        if (isLate(work.oldest(), now)) {
            findings.add(Finding.wrong(
                    "work",
                    (work.due() == 1 ? "1 piece of work is" : work.due() + " pieces of work are")
                            + " overdue. The oldest, " + work.oldestKind() + ", has been due since "
                            + time(work.oldest()) + ".",
                    START + " If it runs, it is given more than it can do: look at its log and at the database."));
        }
        if (work.failing() > 0) {
            findings.add(Finding.wrong(
                    "work",
                    (work.failing() == 1 ? "1 piece of work has" : work.failing() + " pieces of work have")
                            + " failed three times or more, for a reason that nobody foresaw.",
                    "Look into the server's log for lines of level ERROR. It is tried again until it succeeds."));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.good("work", "Nothing is overdue."));
        }
        return findings;
    }

    private static List<Finding> mail(MailTrouble mail, Instant now) {
        List<Finding> findings = new ArrayList<>();
        Instant since = mail.since();
        if (mail.due() > 0 && !mail.on()) {
            findings.add(Finding.wrong(
                    "mail",
                    letters(mail.due()) + ", and no mail is sent.",
                    "Set WAYMARK_SMTP_URL and WAYMARK_MAIL_FROM again. Letters of more than 30 days are forgotten."));
        } else if (since != null && mail.problem() != null) {
            String says =
                    letters(mail.due()) + ", the oldest since " + time(since) + ". The last answer: " + mail.problem();
            String todo = "Look at the mail server, and at the page \"Mail\" of the administrator.";
            boolean missed = since.plus(MAIL_MISSED).isBefore(now);
            findings.add(missed ? Finding.wrong("mail", says, todo) : Finding.note("mail", says, todo));
        } else if (isLate(since, now)) {
            findings.add(Finding.wrong("mail", letters(mail.due()) + ", the oldest since " + time(since) + ".", START));
        }
        if (mail.givenUp() > 0) {
            findings.add(Finding.note(
                    "mail",
                    (mail.givenUp() == 1 ? "1 letter was" : mail.givenUp() + " letters were")
                            + " refused, or nobody knows whether they arrived.",
                    "The page \"Mail\" of the administrator says why, and sends them again."));
        }
        if (findings.isEmpty() && mail.on()) {
            findings.add(Finding.good("mail", "No letter waits."));
        }
        return findings;
    }

    private static Finding badges(UnsignedCredentials.Count badges, Instant now) {
        if (badges.failing() > 0) {
            return Finding.wrong(
                    "badges",
                    (badges.failing() == 1 ? "1 badge" : badges.failing() + " badges") + " could not be signed.",
                    "Look into the server's log for lines of level ERROR. It is tried again every ten minutes.");
        }
        return isLate(badges.since(), now)
                ? Finding.wrong(
                        "badges",
                        (badges.all() == 1
                                        ? "1 badge waits for its signature"
                                        : badges.all() + " badges wait for their signature")
                                + ", the oldest since " + time(badges.since()) + ".",
                        START)
                : Finding.good("badges", "Every badge is signed, or will be in a moment.");
    }

    private static String letters(long due) {
        return due == 1 ? "1 letter waits" : due + " letters wait";
    }

    private static boolean isLate(@Nullable Instant due, Instant now) {
        return due != null && due.plus(LATE).isBefore(now);
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
