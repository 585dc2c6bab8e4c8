package org.waymark.journey.signup;

import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.mail.MailId;
import org.waymark.mail.MailOverview;
import org.waymark.mail.Outbox;
import org.waymark.work.Instance;

/** An administrator sees which letters met a problem, and sends one again of which nobody knows whether it arrived. */
public final class WatchMail {
    private final Instance instance;
    private final Outbox outbox;

    WatchMail(Instance instance, Outbox outbox) {
        this.instance = instance;
        this.outbox = outbox;
    }

    public boolean isOn() {
        return outbox.isOn();
    }

    /** Returns the server in words; empty where no mail is sent. */
    public String server() {
        return outbox.server();
    }

    public MailOverview overview() {
        return instance.inTransaction(outbox::overview);
    }

    public boolean sendAgain(MailId id) {
        return instance.inTransaction(handle -> instance.audit(
                handle, outbox.sendAgain(handle, id), Act.MAIL_SENT_AGAIN, Subject.INSTALLATION, id.toString()));
    }
}
