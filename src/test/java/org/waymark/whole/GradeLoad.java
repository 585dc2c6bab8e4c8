package org.waymark.whole;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreRows;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.store.Database;

/** Grades that a decision would move, many at once, for the people of a course. */
final class GradeLoad implements AutoCloseable {
    private static final int AT_ONCE = 500;

    private final Installation waymark;
    private final Classroom room;
    private final PlacedActivity activity;
    private final Database database;
    private final ScoreRows scores = new ScoreRows();
    private final ResourceLinkId link;
    private final Map<Person, LearnerId> learners;

    /** Opens the activity once, so that its link and its column are known. */
    GradeLoad(Installation waymark, Classroom room, RegistrationId registration, PlacedActivity activity, int people) {
        this.waymark = waymark;
        this.room = room;
        this.activity = activity;
        database = waymark.openDatabase();
        room.teacherPage(new WebBrowser(), activity);
        link = database.inTransaction(handle -> handle.createQuery("""
                        select resource_link.id from resource_link join deployment on deployment.id = resource_link.deployment_id
                        where resource_link.resource_link_id = :id and registration_id = :registration
                        """)
                .bind("id", activity.id())
                .bind("registration", registration)
                .mapTo(ResourceLinkId.class)
                .one());
        Learners known = new Learners();
        learners = database.inTransaction(handle -> IntStream.range(0, people)
                .mapToObj(room::learner)
                .collect(Collectors.toMap(
                        person -> person,
                        person -> known.addOrUpdate(
                                        handle,
                                        registration,
                                        person.id(),
                                        person.name(),
                                        false,
                                        waymark.clock().instant())
                                .id())));
    }

    /** Gives each a grade, many in one transaction. */
    void give(ToDoubleFunction<Person> given) {
        List<Person> all = List.copyOf(learners.keySet());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Person> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            database.useTransaction(handle -> some.forEach(person -> scores.add(
                    handle,
                    link,
                    learners.get(person),
                    UUID.randomUUID(),
                    Score.COMPLETION_TAG,
                    given.applyAsDouble(person),
                    100,
                    "Done",
                    waymark.clock().instant())));
        }
    }

    /** What the gradebook holds, by the platform's id of the person. */
    Map<String, Double> held() {
        return room.columns(activity).stream()
                .flatMap(column -> room.lms.school().grades(column.id()).stream())
                .filter(grade -> grade.score() != null)
                .collect(Collectors.toMap(Grade::personId, Grade::score));
    }

    int count(String condition) {
        return database.inTransaction((Handle handle) -> handle.createQuery(
                        "select count(*) from score where resource_link_id = :link and " + condition)
                .bind("link", link)
                .mapTo(Integer.class)
                .one());
    }

    int tries() {
        return database.inTransaction((Handle handle) -> handle.createQuery(
                        "select count(*) from score_attempt join score on score.id = score_id"
                                + " where resource_link_id = :link")
                .bind("link", link)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public void close() {
        database.close();
    }
}
