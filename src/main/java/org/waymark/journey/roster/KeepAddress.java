package org.waymark.journey.roster;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CourseId;
import org.waymark.id.RegistrationId;
import org.waymark.lti.platform.AddressRule;
import org.waymark.lti.platform.Registrations;
import org.waymark.people.Learner;
import org.waymark.roster.AddressHashes;
import org.waymark.roster.MemberNames;

/** Keeps of an e-mail address what the administrator of its platform allows, and finds people by what was kept. */
public final class KeepAddress {
    private final Registrations registrations = new Registrations();
    private final MemberNames names = new MemberNames();
    private final AddressHashes hashes;

    KeepAddress(AddressHashes hashes) {
        this.hashes = hashes;
    }

    /**
     * The parts of an address that may be kept.
     *
     * @param hash null when nothing may
     * @param plain null unless the address itself may
     */
    record Kept(@Nullable String hash, @Nullable String plain) {}

    Kept kept(AddressRule rule, RegistrationId registration, @Nullable String address) {
        return address == null || address.isBlank() || rule == AddressRule.NOTHING
                ? new Kept(null, null)
                : new Kept(
                        hashes.hash(registration, address),
                        rule == AddressRule.PLAIN ? AddressHashes.normal(address) : null);
    }

    /**
     * Tells whether what may be kept of an address that a launch told is what is kept of it.
     *
     * @param hash what is kept; null for nothing
     */
    public boolean isKept(
            AddressRule rule,
            RegistrationId registration,
            @Nullable String address,
            @Nullable String hash,
            @Nullable String plain) {
        Kept kept = kept(rule, registration, address);
        return kept.hash() == null || new Kept(hash, plain).equals(kept);
    }

    AddressRule rule(Handle handle, RegistrationId registration) {
        return registrations.getAddressRule(handle, registration);
    }

    /** Keeps the address that a launch told of a member. */
    public void ofLaunch(
            Handle handle, RegistrationId registration, CourseId course, String subject, @Nullable String address) {
        if (address != null) {
            Kept kept = kept(rule(handle, registration), registration, address);
            String hash = kept.hash();
            if (hash != null) {
                names.markAddress(handle, course, subject, hash, kept.plain());
            }
        }
    }

    /** Tells whether a platform has told that this is the address of one of its people. */
    public boolean isAddressOf(Handle handle, Learner learner, String address) {
        return names.isAddressOf(
                handle, learner.registrationId(), learner.subject(), hashes.hash(learner.registrationId(), address));
    }

    /** The name under which whoever has that address is found in a course. */
    public String hash(RegistrationId registration, String address) {
        return hashes.hash(registration, address);
    }

    /** Says what is kept of a platform's addresses; what may not be kept any more is forgotten. @return false when there is none */
    public boolean choose(Handle handle, RegistrationId registration, AddressRule rule) {
        if (!registrations.markAddressRule(handle, registration, rule)) {
            return false;
        }
        if (rule != AddressRule.PLAIN) {
            names.removeAddresses(handle, registration, rule == AddressRule.NOTHING);
        }
        return true;
    }
}
