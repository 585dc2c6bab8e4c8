package org.waymark.practice;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.practice.school.Quirk;

/**
 * How the practice LMS is to run.
 *
 * @param port 0 for the port of the state file if it is free, else any free one
 * @param host a loopback address or name
 * @param stateFile where the state is kept over restarts; null to keep it in memory only
 * @param network which addresses may be asked for a tool's keys
 * @param quirks habits switched on from the start
 * @param activeAtOnce whether a registered tool can be launched without an administrator's click
 * @param platformStorage whether the pages answer the tool's storage messages
 */
public record Options(
        int port,
        String host,
        @Nullable Path stateFile,
        InstantSource clock,
        NetworkPolicy network,
        Set<Quirk> quirks,
        boolean activeAtOnce,
        boolean platformStorage) {

    public Options {
        quirks = Set.copyOf(quirks);
    }

    /** On any free port of 127.0.0.1, in memory. */
    public static Options inMemory(InstantSource clock) {
        return new Options(0, "127.0.0.1", null, clock, NetworkPolicy.loopback(), Set.of(), true, false);
    }

    public Options port(int number) {
        return new Options(number, host, stateFile, clock, network, quirks, activeAtOnce, platformStorage);
    }

    public Options host(String name) {
        return new Options(port, name, stateFile, clock, network, quirks, activeAtOnce, platformStorage);
    }

    public Options stateFile(Path file) {
        return new Options(port, host, file, clock, network, quirks, activeAtOnce, platformStorage);
    }

    public Options network(NetworkPolicy policy) {
        return new Options(port, host, stateFile, clock, policy, quirks, activeAtOnce, platformStorage);
    }

    public Options quirks(Set<Quirk> habits) {
        return new Options(port, host, stateFile, clock, network, habits, activeAtOnce, platformStorage);
    }

    public Options activeAtOnce(boolean on) {
        return new Options(port, host, stateFile, clock, network, quirks, on, platformStorage);
    }

    public Options platformStorage(boolean on) {
        return new Options(port, host, stateFile, clock, network, quirks, activeAtOnce, on);
    }
}
