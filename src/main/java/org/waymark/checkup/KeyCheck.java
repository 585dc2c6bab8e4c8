package org.waymark.checkup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.waymark.keys.KeyFact;
import org.waymark.keys.KeySetName;
import org.waymark.keys.KeyUnreadable;
import org.waymark.keys.KeyUse;
import org.waymark.keys.Keys;
import org.waymark.store.Database;

/** Our own key pairs: in each set one signs now, all can be read, and none is forgotten for years. */
final class KeyCheck {
    private static final Duration OLD = Duration.ofDays(365);

    private final Database database;
    private final Keys keys;
    private final InstantSource clock;

    KeyCheck(Database database, Keys keys, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    List<Finding> run() {
        Instant now = clock.instant();
        List<KeyFact> all = database.inTransaction(keys::listFacts);
        List<Finding> findings = new ArrayList<>();
        findings.add(finding("LTI keys", KeySetName.COMMON, all, now));
        findings.add(finding("badge keys", KeySetName.BADGES, all, now));
        if (all.stream().anyMatch(key -> key.set().equals(KeySetName.BADGES_ES256))) {
            findings.add(finding("badge keys (ES256)", KeySetName.BADGES_ES256, all, now));
        }
        List<KeySetName> ofPlatforms = all.stream()
                .map(KeyFact::set)
                .filter(set -> set.holder() != null)
                .distinct()
                .toList();
        List<Finding> bad = ofPlatforms.stream()
                .map(set -> finding("LTI key of registration " + set.holder(), set, all, now))
                .filter(finding -> finding.level() != Finding.Level.GOOD)
                .toList();
        findings.addAll(bad);
        if (!ofPlatforms.isEmpty() && bad.isEmpty()) {
            findings.add(Finding.good(
                    "keys of platforms",
                    ofPlatforms.size() == 1
                            ? "The registration has keys of its own."
                            : ofPlatforms.size() + " registrations have keys of their own."));
        }
        return findings;
    }

    private Finding finding(String check, KeySetName set, List<KeyFact> all, Instant now) {
        KeyUse use = set.use();
        String only = set.holder() == null ? "" : " --registration " + set.holder();
        List<KeyFact> signing = all.stream()
                .filter(key -> key.set().equals(set) && signs(key, now))
                .toList();
        if (signing.size() != 1) {
            return Finding.wrong(
                    check,
                    signing.size() + " keys sign now; it should be one.",
                    "Make one with: key rotate " + use + only + " --overlap-hours 0");
        }
        try {
            database.useTransaction(handle -> keys.requireReadable(handle, set));
        } catch (KeyUnreadable e) {
            return Finding.wrong(
                    check,
                    "A key cannot be read: " + e.getMessage(),
                    "Set WAYMARK_KEY_SECRET to the text with which the keys were encrypted.");
        }
        KeyFact key = signing.get(0);
        String says =
                "Key " + key.kid() + " has signed since " + key.activeFrom().truncatedTo(ChronoUnit.SECONDS) + ".";
        return use == KeyUse.LTI && key.activeFrom().plus(OLD).isBefore(now)
                ? Finding.note(check, says, "It is more than a year old; change it with: key rotate LTI" + only)
                : Finding.good(check, says);
    }

    private static boolean signs(KeyFact key, Instant now) {
        Instant retired = key.retiredAt();
        return !key.activeFrom().isAfter(now) && (retired == null || retired.isAfter(now));
    }
}
