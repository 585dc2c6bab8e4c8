package org.waymark.journey.question;

import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.mail.MailAddress;
import org.waymark.question.Contact;
import org.waymark.question.Contacts;
import org.waymark.work.Instance;

/** Staff name who is asked about a topic. */
public final class NameContacts {
    private final Instance instance;
    private final Contacts contacts = new Contacts();

    NameContacts(Instance instance) {
        this.instance = instance;
    }

    /** Tells whether a contact can be named: both parts can be empty. */
    public static boolean isRight(Contact contact) {
        return contact.name().length() <= AskQuestion.LONGEST_NAME
                && contact.name().chars().noneMatch(Character::isISOControl)
                && (contact.address().isEmpty() || MailAddress.isOne(contact.address()));
    }

    /** Names a contact that is right; false when it is the one that there is. */
    public boolean name(Contact contact) {
        return instance.inTransaction(handle -> {
            if (contact.equals(contacts.get(handle, contact.topic()))) {
                return false;
            }
            contacts.put(handle, contact);
            instance.audit(
                    handle,
                    Act.CONTACT_NAMED,
                    Subject.INSTALLATION,
                    contact.topic().name());
            return true;
        });
    }
}
