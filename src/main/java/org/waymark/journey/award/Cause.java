package org.waymark.journey.award;

import org.waymark.completion.Report;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/** The causes of decisions, as the history of a learner's completion names them. */
public final class Cause {
    private static final Messages MESSAGES = Messages.of(Cause.class);

    public static final Message OPENED = MESSAGES.message("cause.opened");
    public static final Message RULE = MESSAGES.message("cause.rule");
    public static final Message TEST_USER = MESSAGES.message("cause.test-user");
    static final Message AGAIN = MESSAGES.message("cause.again");
    static final Message ROSTER = MESSAGES.message("cause.roster");

    private Cause() {}

    static Message of(Report report) {
        Message source = MESSAGES.message(
                "cause." + report.source().name(), "known", !report.toldBy().isEmpty(), "by", report.teller());
        return report.kind() == Report.Kind.STANDS ? source : MESSAGES.message("cause.withdrawn", "source", source);
    }

    static Message badge(String title, boolean came) {
        return MESSAGES.message(came ? "cause.badge-came" : "cause.badge-went", "title", title);
    }
}
