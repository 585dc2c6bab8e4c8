package org.waymark.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.Addresses;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.NewTerm;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.School;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Load;
import org.waymark.practice.wire.Message;
import org.waymark.practice.wire.Spot;

/** A running practice LMS. Safe for use by many threads. */
public final class PracticeLms implements AutoCloseable {
    private final Wiring parts;

    private PracticeLms(Wiring parts) {
        this.parts = parts;
    }

    /**
     * Starts the platform.
     *
     * @throws IllegalArgumentException when the host is not a loopback address
     * @throws UncheckedIOException when the port is taken or the state file cannot be read
     */
    public static PracticeLms start(Options options) {
        try {
            return new PracticeLms(new Wiring(options));
        } catch (IOException e) {
            throw new UncheckedIOException("the practice LMS cannot listen on port " + options.port(), e);
        }
    }

    /** Such as {@code http://127.0.0.1:8090}; also the issuer. */
    public String baseUrl() {
        return parts.addresses.base();
    }

    public String issuer() {
        return parts.addresses.base();
    }

    public String openidConfigurationUrl() {
        return parts.addresses.configuration();
    }

    /** The addresses of all endpoints, to build calls by hand. */
    public Addresses addresses() {
        return parts.addresses;
    }

    /** People, courses, activities, columns and grades, to read and to add to. */
    public School school() {
        return parts.school;
    }

    /**
     * Returns the address that an administrator's browser would open to register the tool; its token works once, for an
     * hour.
     */
    public String registrationUrl(String toolRegistrationLink) {
        return parts.registration.url(toolRegistrationLink);
    }

    /** Returns such an address to bring a tool that is registered already up to date. */
    public String updateUrl(String toolRegistrationLink, Client registered) {
        return parts.registration.updateUrl(toolRegistrationLink, registered);
    }

    /**
     * The tool that registered last.
     *
     * @throws IllegalStateException when none has
     */
    public Client client() {
        List<Client> clients = parts.school.clients();
        if (clients.isEmpty()) {
            throw new IllegalStateException("no tool has registered");
        }
        return clients.get(clients.size() - 1);
    }

    /** Switches a tool on or off, as an administrator does. */
    public void markActive(Client client, boolean on) {
        parts.school.addClient(client.activated(on));
    }

    /**
     * The first person of this station, in the order of the list.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Person person(Person.Station station) {
        return parts.school.people().stream()
                .filter(person -> person.station() == station)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is " + station));
    }

    /** The learners, suspended accounts and the test user not among them. */
    public List<Person> learners() {
        return parts.school.people().stream()
                .filter(person -> person.station() == Person.Station.LEARNER)
                .toList();
    }

    /** The first course. */
    public SchoolCourse course() {
        return parts.school.courses().get(0);
    }

    /**
     * Adds an activity of the tool that registered last.
     *
     * @param url the activity's own launch address; empty for the tool's target link
     * @param column the grade column, named like the activity; null for an activity without a grade
     */
    public PlacedActivity addActivity(
            SchoolCourse course,
            String title,
            String url,
            Map<String, String> custom,
            @Nullable GradebookColumn column) {
        PlacedActivity activity =
                new PlacedActivity(parts.school.nextId(), course.id(), client().deploymentId(), title, "", url, custom);
        parts.school.addActivity(activity, column);
        return activity;
    }

    /** Copies a course as a teacher does for a new term; its activities and columns have new ids. */
    public SchoolCourse copyCourse(SchoolCourse course) {
        return NewTerm.copy(parts.school, course);
    }

    /** The column that belongs to the activity alone. */
    public Optional<LineItem> findLineItem(PlacedActivity activity) {
        return parts.school.findOnlyLineItem(activity);
    }

    public Optional<Grade> findGrade(PlacedActivity activity, Person person) {
        return findLineItem(activity).flatMap(item -> parts.school.findGrade(item.id(), person.id()));
    }

    /** Returns a person's wish to open an activity. */
    public LaunchRequest open(Person person, PlacedActivity activity) {
        return LaunchRequest.open(clientOf(activity.deploymentId()), person, activity);
    }

    /** Returns a person's wish to open the content picker of the tool that registered last. */
    public LaunchRequest pick(Person person, SchoolCourse course) {
        return LaunchRequest.pick(client().clientId(), person, course);
    }

    /** Returns a person's wish to open a learner's submission from the gradebook. */
    public LaunchRequest review(Person person, LineItem item, Person learner) {
        return LaunchRequest.review(clientOf(item.deploymentId()), person, item, learner.id());
    }

    /** Begins a launch: what the browser sends to the tool. */
    public SentLogin startLaunch(LaunchRequest request) {
        return parts.launches.start(request, Forgery.none());
    }

    /** Begins a launch whose id_token will be false as the forgery says. */
    public SentLogin startLaunch(LaunchRequest request, Forgery forgery) {
        return parts.launches.start(request, forgery);
    }

    /** An id_token for a post by hand, past the authentication request. */
    public String idToken(LaunchRequest request, String nonce, Forgery forgery) {
        return parts.launches.idToken(request, nonce, forgery);
    }

    /** Signs with a new key from now on; with overlap the old keys stay in the key set. */
    public void rotateKeys(boolean overlap) {
        parts.keys.rotate(overlap);
    }

    /** The habits that are switched on; adding and removing counts at once. */
    public Set<Quirk> quirks() {
        return parts.quirks;
    }

    public void fault(Spot spot, Fault fault) {
        parts.faults.set(spot, fault);
    }

    public void clearFaults() {
        parts.faults.clear();
    }

    /** Refuses connections from now on, until {@link #comeBack}. */
    public void goDown() {
        parts.web.goDown();
    }

    public void comeBack() {
        try {
            parts.web.comeBack();
        } catch (IOException e) {
            throw new UncheckedIOException("the practice LMS's port was taken meanwhile", e);
        }
    }

    /** Ends every access token given out so far. */
    public void endTokens() {
        parts.tokens.clear();
    }

    /** How many calls came since it was cleared, and how many at once. */
    public Load load() {
        return parts.web.load();
    }

    /** The last thousand messages, oldest first, each with the checks made of it. */
    public List<Message> messages() {
        return parts.ledger.messages();
    }

    public void clearMessages() {
        parts.ledger.clear();
    }

    @Override
    public void close() {
        parts.web.close();
        parts.outbound.close();
    }

    private String clientOf(String deploymentId) {
        return parts.school
                .findClientByDeployment(deploymentId)
                .map(Client::clientId)
                .orElseThrow(() -> new IllegalArgumentException("no tool has deployment " + deploymentId));
    }
}
