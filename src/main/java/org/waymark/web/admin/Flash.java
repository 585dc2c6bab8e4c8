package org.waymark.web.admin;

import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;

/**
 * The message of what a form has just done. Only the name travels in an address, so no stranger's words can be put on a
 * page.
 */
public enum Flash {
    SWITCHED_ON,
    SWITCHED_OFF,
    DEPLOYMENT_ALLOWED,
    DEPLOYMENT_REFUSED,
    PROGRAMME_SET,
    PROGRAMME_TAKEN,
    CHANGE_ACCEPTED,
    CHANGE_DISCARDED,
    USERS_SHARED,
    USERS_APART,
    ORIGIN_ALLOWED,
    ORIGIN_REFUSED,
    PLATFORM_SAVED,
    ADDRESSES_CHOSEN,
    WEB_SERVICE_SAVED,
    WEB_SERVICE_REMOVED,
    CLIENT_ENDED,
    WALLET_REMOVED,
    COMPLETION_WITHDRAWN,
    COMPLETION_RESTORED,
    CREDENTIAL_SUSPENDED,
    CREDENTIAL_REINSTATED,
    CREDENTIAL_REISSUED,
    LEARNER_MOVED,
    PERSON_ERASED,
    RETENTION_SAVED,
    CODE_MADE,
    CODE_WITHDRAWN,
    LEAD_NAMED,
    LEAD_ENDED,
    LEAD_CODE_MADE,
    LEAD_CODE_ENDED,
    MARKS_NOTED,
    MARK_UNDONE,
    ASSESSMENT_RECORDED,
    ASSESSMENT_TAKEN_BACK,
    NOTE_WRITTEN,
    NOTE_REMOVED,
    STANDARD_CHANGED,
    STANDARD_UNDONE,
    KEY_PLANNED,
    STANDARD_SAVED,
    STANDARD_USE_SET,
    CROSSWALK_CHANGED,
    RULE_SAVED,
    RULE_APPLIED,
    RULE_LOCKED,
    RULE_UNLOCKED,
    LOCK_WITHOUT_REASON,
    RULE_REMOVED,
    ISSUER_SAVED,
    ISSUER_RESTORED,
    ISSUER_CHOSEN,
    ACHIEVEMENT_SAVED,
    ACHIEVEMENT_ENDED,
    ACHIEVEMENT_GIVEN,
    VALIDITY_CHOSEN,
    SENT_AGAIN,
    RUN_SAVED,
    RUN_PUBLISHED,
    RUN_SCHEDULED,
    RUN_HIDDEN,
    RUN_CANCELLED,
    RUN_REINSTATED,
    RUN_POSTPONED,
    OPPORTUNITY_CREATED,
    OPPORTUNITY_SAVED,
    PLACES_DECIDED,
    QUESTION_ANSWERED,
    QUESTION_SETTLED,
    QUESTION_REOPENED,
    QUESTION_HANDED_ON,
    QUESTION_REMOVED,
    QUESTIONS_SETTLED,
    CONTACT_NAMED,
    HOSTING_PLANNED,
    HOSTING_DECLINED,
    LETTER_SENT_AGAIN,
    CHANGE_UNDONE,
    CHANGED_MEANWHILE,
    NOTHING_DONE;

    private static final Messages MESSAGES = Messages.of(Flash.class);

    /** Tells whether it may say that nothing was changed, and nothing stands in the audit log then. */
    boolean isQuiet() {
        return this == NOTHING_DONE || this == CHANGED_MEANWHILE || this == LOCK_WITHOUT_REASON;
    }

    static @Nullable String of(@Nullable String name) {
        for (Flash flash : values()) {
            if (flash.name().equals(name)) {
                return MESSAGES.say(flash);
            }
        }
        return null;
    }
}
