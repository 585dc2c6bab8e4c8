package org.waymark.practice.message;

import java.time.InstantSource;
import java.util.Set;
import org.waymark.practice.school.Addresses;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.School;
import org.waymark.practice.trust.PlatformKeys;
import org.waymark.practice.trust.ToolKeys;

/**
 * What every message needs of the platform.
 *
 * @param quirks a live set: what is switched on later counts too
 */
public record Platform(
        Addresses addresses,
        School school,
        PlatformKeys keys,
        ToolKeys toolKeys,
        InstantSource clock,
        Set<Quirk> quirks,
        boolean storage) {}
