package org.waymark.practice.message;

import java.time.InstantSource;
import java.util.Set;
import org.waymark.practice.school.Addresses;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.School;
import org.waymark.practice.trust.KnownToolKeys;
import org.waymark.practice.trust.OwnKeys;

/**
 * The parts of the platform that every message needs.
 *
 * @param quirks a live set: what is switched on later counts too
 */
public record Platform(
        Addresses addresses,
        School school,
        OwnKeys keys,
        KnownToolKeys toolKeys,
        InstantSource clock,
        Set<Quirk> quirks,
        boolean storage) {}
