package org.waymark.web.admin;

import org.jspecify.annotations.Nullable;

/**
 * The message of what a form has just done. Only the name travels in an address, so no stranger's words can be put on a
 * page.
 */
public enum Flash {
    SWITCHED_ON("Launches of this platform are let in now."),
    SWITCHED_OFF("Launches of this platform are refused now."),
    DEPLOYMENT_ALLOWED("The deployment is let in now."),
    DEPLOYMENT_REFUSED("The deployment is refused now."),
    PROGRAMME_SET("People who administer this platform can open these pages now."),
    PROGRAMME_TAKEN("People who administer this platform cannot open these pages any more."),
    CHANGE_ACCEPTED("The new addresses hold from now on."),
    CHANGE_DISCARDED("What was known holds. The new addresses are dropped."),
    USERS_SHARED("Who is known at one client of this issuer is now known at all of them."),
    USERS_APART("Each client's users are its own again. Who had a city from another client is asked for it."),
    ORIGIN_ALLOWED("Tokens of this platform may go there now. What waited goes on by itself."),
    ORIGIN_REFUSED("No token of this platform goes there."),
    PLATFORM_SAVED("The platform is saved."),
    ADDRESSES_CHOSEN("This holds for what the platform tells from now on. What may not be kept any more is forgotten."),
    WEB_SERVICE_SAVED("Address and token are kept. Try them now."),
    WEB_SERVICE_REMOVED("Address and token are forgotten. Nothing is asked any more."),
    CLIENT_ENDED("The token of this client is refused now. What it told stays."),
    COMPLETION_WITHDRAWN("It does not count any more. Badge, grade and the city's support follow."),
    COMPLETION_RESTORED("It counts again. Badge, grade and the city's support follow."),
    LEARNER_MOVED("The learner is in the other city now, with all that counts."),
    CODE_MADE("The new code is in the list below."),
    CODE_WITHDRAWN("The code is withdrawn. Who joined with it stays."),
    KEY_PLANNED("The new key is published; the list shows when signatures change to it."),
    RULE_SAVED("The rule is saved. It holds for what comes; who has a badge keeps it."),
    RULE_APPLIED("The rule is saved and is being applied to what is known."),
    RULE_LOCKED("What is ticked is locked: in every activity of this run the rule above decides about it from now on."),
    RULE_UNLOCKED("Nothing is locked any more. Each activity's own rule decides again from now on."),
    LOCK_WITHOUT_REASON("Nothing was locked: say why, in words that instructors read."),
    RULE_REMOVED("The usual rule holds again for what comes; who has a badge keeps it."),
    SENT_AGAIN("Put back into the queue. What comes back shows here within a minute."),
    NOTHING_DONE("Nothing was changed: somebody was here before, or it is gone.");

    private final String sentence;

    Flash(String sentence) {
        this.sentence = sentence;
    }

    static @Nullable String of(@Nullable String name) {
        for (Flash flash : values()) {
            if (flash.name().equals(name)) {
                return flash.sentence;
            }
        }
        return null;
    }
}
