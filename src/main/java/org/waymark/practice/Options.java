package org.waymark.practice;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.practice.school.Quirk;

/**
 * The options with which the practice LMS runs.
 *
 * @param port 0 for the port of the state file if it is free, else any free one
 * @param host a loopback address or name
 * @param stateFile where the state is kept over restarts; null to keep it in memory only
 * @param network which addresses may be asked for a tool's keys
 * @param quirks habits switched on from the start
 * @param activeAtOnce whether a registered tool can be launched without an administrator's click
 * @param platformStorage whether the pages answer the tool's storage messages
 * @param pretends what its configuration says in place of the truth, and the {@code client_id} that it gives a tool: a
 *     platform that wants to be taken for another
 */
public record Options(
        int port,
        String host,
        @Nullable Path stateFile,
        InstantSource clock,
        NetworkPolicy network,
        Set<Quirk> quirks,
        boolean activeAtOnce,
        boolean platformStorage,
        Map<String, String> pretends) {

    public Options {
        quirks = Set.copyOf(quirks);
        pretends = Map.copyOf(pretends);
    }

    /** On any free port of 127.0.0.1, in memory. */
    public static Options inMemory(InstantSource clock) {
        return new Options(0, "127.0.0.1", null, clock, NetworkPolicy.loopback(), Set.of(), true, false, Map.of());
    }

    public Options port(int number) {
        return new Options(number, host, stateFile, clock, network, quirks, activeAtOnce, platformStorage, pretends);
    }

    public Options host(String name) {
        return new Options(port, name, stateFile, clock, network, quirks, activeAtOnce, platformStorage, pretends);
    }

    public Options stateFile(Path file) {
        return new Options(port, host, file, clock, network, quirks, activeAtOnce, platformStorage, pretends);
    }

    public Options network(NetworkPolicy policy) {
        return new Options(port, host, stateFile, clock, policy, quirks, activeAtOnce, platformStorage, pretends);
    }

    public Options quirks(Set<Quirk> habits) {
        return new Options(port, host, stateFile, clock, network, habits, activeAtOnce, platformStorage, pretends);
    }

    public Options activeAtOnce(boolean on) {
        return new Options(port, host, stateFile, clock, network, quirks, on, platformStorage, pretends);
    }

    public Options platformStorage(boolean on) {
        return new Options(port, host, stateFile, clock, network, quirks, activeAtOnce, on, pretends);
    }

    public Options pretends(Map<String, String> untruths) {
        return new Options(port, host, stateFile, clock, network, quirks, activeAtOnce, platformStorage, untruths);
    }
}
