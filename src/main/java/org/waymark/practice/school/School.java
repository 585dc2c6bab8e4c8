package org.waymark.practice.school;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The state of the practice LMS, in memory and, if wanted, in a file. Safe for use by many threads. */
public final class School {
    private final @Nullable Path file;
    private final String base;
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, SchoolCourse> courses = new LinkedHashMap<>();
    private final Map<String, PlacedActivity> activities = new LinkedHashMap<>();
    private final Map<String, LineItem> lineItems = new LinkedHashMap<>();
    private final Map<String, Grade> grades = new LinkedHashMap<>();
    private String keys;
    private final Map<String, Completed> completed = new LinkedHashMap<>();
    private final String webServiceToken;
    private @Nullable Hint hint;
    private int lastNumber;

    private School(@Nullable Path file, Snapshot from) {
        this.file = file;
        this.base = from.base();
        this.keys = from.keys();
        this.lastNumber = from.lastNumber();
        from.clients().forEach(client -> clients.put(client.clientId(), client));
        from.people().forEach(person -> people.put(person.id(), person));
        from.courses().forEach(course -> courses.put(course.id(), course));
        from.activities().forEach(activity -> activities.put(activity.id(), activity));
        from.lineItems().forEach(item -> lineItems.put(item.id(), item));
        from.grades().forEach(grade -> grades.put(key(grade.lineItemId(), grade.personId()), grade));
        List<Completed> done = from.completed();
        (done == null ? List.<Completed>of() : done)
                .forEach(one -> completed.put(key(one.courseId(), one.personId()), one));
        String token = from.webServiceToken();
        this.webServiceToken = token == null ? UUID.randomUUID().toString().replace("-", "") : token;
    }

    /** A new school with the invented people and courses. */
    public static School found(@Nullable Path file, String base) {
        return new School(
                file,
                new Snapshot(
                        base,
                        "",
                        30,
                        List.of(),
                        Founding.people(),
                        Founding.courses(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null));
    }

    /** The school as it stood. At another base address it is another platform to every tool: the clients are gone. */
    public static School reopen(Path file, Snapshot stored, String base) {
        List<Client> known = stored.base().equals(base) ? stored.clients() : List.of();
        return new School(
                file,
                new Snapshot(
                        base,
                        stored.keys(),
                        stored.lastNumber(),
                        known,
                        stored.people(),
                        stored.courses(),
                        stored.activities(),
                        stored.lineItems(),
                        stored.grades(),
                        stored.completed(),
                        stored.webServiceToken()));
    }

    /** A number used for nothing else: ids of courses, activities, columns and deployments. */
    public synchronized String nextId() {
        lastNumber++;
        return String.valueOf(lastNumber);
    }

    public synchronized String keys() {
        return keys;
    }

    public synchronized void markKeys(String jwkSet) {
        keys = jwkSet;
        keep();
    }

    public synchronized Optional<Hint> findHint() {
        return Optional.ofNullable(hint);
    }

    /** Notes what a visitor is to type in the tool, while this process runs. */
    public synchronized void markHint(Hint shown) {
        hint = shown;
    }

    public synchronized List<Client> clients() {
        return List.copyOf(clients.values());
    }

    public synchronized Optional<Client> findClient(String clientId) {
        return Optional.ofNullable(clients.get(clientId));
    }

    public synchronized Optional<Client> findClientByDeployment(String deploymentId) {
        return find(clients.values(), client -> client.deploymentId().equals(deploymentId));
    }

    public synchronized void addClient(Client client) {
        clients.put(client.clientId(), client);
        keep();
    }

    public synchronized List<Person> people() {
        return List.copyOf(people.values());
    }

    public synchronized Optional<Person> findPerson(String id) {
        return Optional.ofNullable(people.get(id));
    }

    /** Adds a person, or replaces the one with this id. */
    public synchronized void addPerson(Person person) {
        people.put(person.id(), person);
        keep();
    }

    /** The people of a course in the order of its list. */
    public synchronized List<Person> members(SchoolCourse course) {
        List<Person> members = new ArrayList<>();
        for (String id : course.personIds()) {
            findPerson(id).ifPresent(members::add);
        }
        return members;
    }

    public synchronized List<SchoolCourse> courses() {
        return List.copyOf(courses.values());
    }

    public synchronized Optional<SchoolCourse> findCourse(String id) {
        return Optional.ofNullable(courses.get(id));
    }

    /** Adds a course, or replaces the one with this id. */
    public synchronized void addCourse(SchoolCourse course) {
        courses.put(course.id(), course);
        keep();
    }

    public synchronized List<PlacedActivity> activities(String courseId) {
        return activities.values().stream()
                .filter(activity -> activity.courseId().equals(courseId))
                .toList();
    }

    public synchronized Optional<PlacedActivity> findActivity(String id) {
        return Optional.ofNullable(activities.get(id));
    }

    /** Adds the activity and, if given, its column, named like the activity. */
    public synchronized void addActivity(PlacedActivity activity, @Nullable GradebookColumn column) {
        activities.put(activity.id(), activity);
        if (column != null) {
            LineItem item = new LineItem(
                    nextId(),
                    activity.courseId(),
                    activity.deploymentId(),
                    activity.title(),
                    column.scoreMaximum(),
                    column.resourceId(),
                    column.tag(),
                    activity.id(),
                    column.reviewUrl(),
                    column.reviewCustom());
            lineItems.put(item.id(), item);
        }
        keep();
    }

    public synchronized List<LineItem> lineItems(String courseId) {
        return lineItems.values().stream()
                .filter(item -> item.courseId().equals(courseId))
                .toList();
    }

    public synchronized Optional<LineItem> findLineItem(String id) {
        return Optional.ofNullable(lineItems.get(id));
    }

    /** The line item of a link, when there is exactly one: only then a launch may name it (AGS 2.0, 3.1.2). */
    public synchronized Optional<LineItem> findOnlyLineItem(PlacedActivity activity) {
        List<LineItem> items = lineItems.values().stream()
                .filter(item -> activity.id().equals(item.resourceLinkId()))
                .toList();
        return items.size() == 1 ? Optional.of(items.get(0)) : Optional.empty();
    }

    /** Adds a line item, or replaces the one with this id. */
    public synchronized void addLineItem(LineItem item) {
        lineItems.put(item.id(), item);
        keep();
    }

    /** Removes the column with all its grades. */
    public synchronized void removeLineItem(String id) {
        lineItems.remove(id);
        grades.values().removeIf(grade -> grade.lineItemId().equals(id));
        keep();
    }

    public synchronized List<Grade> grades(String lineItemId) {
        return grades.values().stream()
                .filter(grade -> grade.lineItemId().equals(lineItemId))
                .toList();
    }

    public synchronized Optional<Grade> findGrade(String lineItemId, String personId) {
        return Optional.ofNullable(grades.get(key(lineItemId, personId)));
    }

    /** Keeps the grade when its timestamp is a later whole second than the stored one's; false when it is not. */
    public synchronized boolean addGradeIfLater(Grade grade) {
        Grade stored = grades.get(key(grade.lineItemId(), grade.personId()));
        if (stored != null
                && grade.instant().getEpochSecond() <= stored.instant().getEpochSecond()) {
            return false;
        }
        grades.put(key(grade.lineItemId(), grade.personId()), grade);
        keep();
        return true;
    }

    /** Notes the grade that a teacher types: it stands, whatever was there. */
    public synchronized void markGrade(Grade grade) {
        grades.put(key(grade.lineItemId(), grade.personId()), grade);
        keep();
    }

    public synchronized void removeGrade(String lineItemId, String personId) {
        grades.remove(key(lineItemId, personId));
        keep();
    }

    public synchronized Optional<Completed> findCompleted(String courseId, String personId) {
        return Optional.ofNullable(completed.get(key(courseId, personId)));
    }

    public synchronized void addCompleted(Completed done) {
        completed.putIfAbsent(key(done.courseId(), done.personId()), done);
        keep();
    }

    public synchronized void removeCompleted(String courseId, String personId) {
        completed.remove(key(courseId, personId));
        keep();
    }

    public String webServiceToken() {
        return webServiceToken;
    }

    private void keep() {
        if (file != null) {
            new Snapshot(
                            base,
                            keys,
                            lastNumber,
                            List.copyOf(clients.values()),
                            List.copyOf(people.values()),
                            List.copyOf(courses.values()),
                            List.copyOf(activities.values()),
                            List.copyOf(lineItems.values()),
                            List.copyOf(grades.values()),
                            List.copyOf(completed.values()),
                            webServiceToken)
                    .write(file);
        }
    }

    private static String key(String lineItemId, String personId) {
        return lineItemId + "/" + personId;
    }

    private static <T> Optional<T> find(Collection<T> all, Predicate<T> which) {
        return all.stream().filter(which).findFirst();
    }
}
