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
    COMPLETION_WITHDRAWN,
    COMPLETION_RESTORED,
    LEARNER_MOVED,
    CODE_MADE,
    CODE_WITHDRAWN,
    KEY_PLANNED,
    RULE_SAVED,
    RULE_APPLIED,
    RULE_LOCKED,
    RULE_UNLOCKED,
    LOCK_WITHOUT_REASON,
    RULE_REMOVED,
    SENT_AGAIN,
    NOTHING_DONE;

    private static final Messages MESSAGES = Messages.of(Flash.class);

    static @Nullable String of(@Nullable String name) {
        for (Flash flash : values()) {
            if (flash.name().equals(name)) {
                return MESSAGES.say(flash);
            }
        }
        return null;
    }
}
