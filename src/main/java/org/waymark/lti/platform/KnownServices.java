package org.waymark.lti.platform;

import java.net.URI;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.id.RegistrationId;

/** Service addresses of a platform that launches of its courses have named: something real to try a connection with. */
public final class KnownServices {

    /** The roster of a course (NRPS 2.0, 2.2.1.1), of the link that was added last. */
    public Optional<URI> findMembershipsUrl(Handle handle, RegistrationId registration) {
        return find(handle, registration, "memberships_url");
    }

    /** The gradebook columns of a course (AGS 2.0, 3.1), of the link that was added last. */
    public Optional<URI> findLineitems(Handle handle, RegistrationId registration) {
        return find(handle, registration, "lineitems");
    }

    /** A course of the platform, as the platform calls it: the one that was launched from last made. */
    public Optional<String> findContextId(Handle handle, RegistrationId registration) {
        return handle.createQuery("""
                        select context.context_id from resource_link link
                        join context on context.id = link.context_id
                        join deployment on deployment.id = link.deployment_id
                        where registration_id = :registration order by link.created_at desc fetch first 1 row only
                        """)
                .bind("registration", registration)
                .mapTo(String.class)
                .findOne();
    }

    private static Optional<URI> find(Handle handle, RegistrationId registration, String column) {
        // The column is one of two constants above, never a text from outside.
        return handle.createQuery("select " + column + """
                         from resource_link link
                        join deployment on deployment.id = link.deployment_id
                        where registration_id = :registration and deployment.state = 'allowed'
                        """ + " and " + column
                        + " is not null order by created_at desc fetch first 1 row only")
                .bind("registration", registration)
                .mapTo(URI.class)
                .findOne();
    }
}
