package org.waymark.journey.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.waymark.administration.LaunchRecord;
import org.waymark.administration.LaunchRecords;
import org.waymark.id.RegistrationId;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.work.Instance;

/** Reads the launches of the last days and their outcomes. */
public final class ViewLaunches {
    private final Instance instance;
    private final LaunchRecords records = new LaunchRecords();
    private final Registrations registrations = new Registrations();

    ViewLaunches(Instance instance) {
        this.instance = instance;
    }

    /** A launch with the name of its platform, empty when none was recognised. */
    public record Launched(LaunchRecord record, String platform) {}

    /** Newest first; one more than {@code limit} says that there is a next page. */
    public List<Launched> list(boolean refusedOnly, int offset, int limit) {
        return instance.inTransaction(handle -> {
            Map<RegistrationId, String> names = names(handle);
            return records.list(handle, refusedOnly, offset, limit).stream()
                    .map(record -> launched(record, names))
                    .toList();
        });
    }

    public Optional<Launched> find(UUID id) {
        return instance.inTransaction(
                handle -> records.find(handle, id).map(record -> launched(record, names(handle))));
    }

    /** Finds the record of the launch that a log line or a page names by this id. */
    public Optional<LaunchRecord> findByCorrelation(String correlation) {
        return instance.inTransaction(handle -> records.findByCorrelation(handle, correlation));
    }

    private Map<RegistrationId, String> names(Handle handle) {
        return registrations.list(handle).stream().collect(Collectors.toMap(Registration::id, Registration::name));
    }

    private static Launched launched(LaunchRecord record, Map<RegistrationId, String> names) {
        RegistrationId registration = record.registration();
        return new Launched(record, registration == null ? "" : names.getOrDefault(registration, ""));
    }
}
