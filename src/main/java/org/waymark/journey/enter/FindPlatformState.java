package org.waymark.journey.enter;

import java.sql.SQLException;
import java.util.Optional;
import org.waymark.id.RegistrationId;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.people.LearnerId;
import org.waymark.people.PersonErased;
import org.waymark.store.PlainStatement;
import org.waymark.work.Instance;

/**
 * Finds the state of the registration that somebody came in by, asked again with every page: one that was switched off
 * ends what is open. Safe for many threads.
 */
public final class FindPlatformState {
    private static final String SQL =
            "select registration_id, erased_at is not null as erased from learner where id = ?";

    private final Instance instance;
    private final RegistrationBook book;

    FindPlatformState(Instance instance, RegistrationBook book) {
        this.instance = instance;
        this.book = book;
    }

    /**
     * Finds the state of the learner's platform; empty for an unknown learner.
     *
     * @throws PersonErased when the learner's data was erased
     */
    public Optional<Registration.State> find(LearnerId person) {
        return instance
                .database()
                .query(handle -> PlainStatement.list(handle, SQL, FindPlatformState::read, person.value()))
                .stream()
                .findFirst()
                .flatMap(book::find)
                .map(Registration::state);
    }

    private static RegistrationId read(PlainStatement.Row row) throws SQLException {
        if (row.isTrue("erased")) {
            throw new PersonErased();
        }
        return new RegistrationId(row.id("registration_id"));
    }
}
