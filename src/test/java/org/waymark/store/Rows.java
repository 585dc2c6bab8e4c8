package org.waymark.store;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.waymark.id.RegistrationId;
import org.waymark.learning.RunId;
import org.waymark.learning.edit.CatalogueImport;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.standard.Standards;
import org.waymark.standard.crosswalk.Associations;

/** Rows that store contracts need around them, and threads that begin in the same moment. */
public final class Rows {
    public static final Instant NOON = Instant.parse("2026-03-29T00:30:00.123456Z");
    public static final RunId RUN = new RunId("data-management-quality-and-standards-2019-09-04");

    private Rows() {}

    public static void addBuiltIn(Database database) {
        database.useTransaction(handle -> {
            Standards standards = new Standards();
            standards.addBuiltIn(handle, NOON);
            new Associations().addBuiltIn(handle, standards.list(handle), NOON);
            new CatalogueImport().addBuiltIn(handle, NOON);
        });
    }

    public static Registration registration(String issuer, String client) {
        return new Registration(
                new RegistrationId(UUID.randomUUID()),
                issuer,
                client,
                "An LMS",
                "product",
                URI.create(issuer + "/auth"),
                URI.create(issuer + "/token"),
                null,
                URI.create(issuer + "/jwks"),
                Registration.State.ACTIVE,
                false,
                true);
    }

    public static Registration addRegistration(Database database) {
        return addRegistration(database, "https://lms.example");
    }

    public static Registration addRegistration(Database database, String issuer) {
        return database.inTransaction(handle -> {
            Registrations registrations = new Registrations();
            Registration added = registrations.put(handle, registration(issuer, "client"), NOON);
            registrations.putDeployment(handle, added.id(), "1", true, NOON);
            return added;
        });
    }

    public static ResourceLinks.Seen seen(UUID deployment, String link, URI lineitem) {
        return new ResourceLinks.Seen(
                deployment,
                link,
                "Title",
                "course-1",
                "C1",
                "A course",
                lineitem,
                URI.create("https://lms.example/lineitems?type_id=1"),
                Set.of("a", "b"),
                null,
                "",
                null);
    }

    public static ResourceLink addLink(Database database, Registration registration, String link) {
        return database.inTransaction(handle -> {
            UUID deployment = new Registrations()
                    .findDeployment(handle, registration.id(), "1")
                    .orElseThrow()
                    .id();
            return new ResourceLinks()
                    .addOrUpdate(handle, seen(deployment, link, null), NOON)
                    .link();
        });
    }

    public static Learner addLearner(Database database, Registration registration, String subject) {
        return database.inTransaction(
                handle -> new Learners().addOrUpdate(handle, registration.id(), subject, "Ada", false, NOON));
    }

    /** Runs the work in so many threads that begin together; their answers. */
    public static <T> List<T> together(int threads, Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    public static int count(Database database, String table) {
        return database.<Integer>inTransaction(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }
}
