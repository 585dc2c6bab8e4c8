package org.waymark.journey.roster;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CourseId;
import org.waymark.id.RegistrationId;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.people.ErasedPeople;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.roster.MemberNames;
import org.waymark.roster.Members;
import org.waymark.roster.RosterLoad;
import org.waymark.roster.RosterLoads;
import org.waymark.sheet.SheetColumns;

/**
 * Finds the people whom a report names. An ID is the platform's own and good everywhere on it; anything else is good
 * within one course only, and only where one person bears it.
 */
public final class NamedPeople {
    private static final Messages MESSAGES = Messages.of(NamedPeople.class);

    private final ErasedPeople erased;
    private final Learners learners = new Learners();
    private final Members members = new Members();
    private final MemberNames names = new MemberNames();
    private final KeepAddress keepAddress;
    private final RosterLoads rosterLoads = new RosterLoads();

    public NamedPeople(ErasedPeople erased, KeepAddress keepAddress) {
        this.erased = erased;
        this.keepAddress = keepAddress;
    }

    /** The person that a name stands for, or nobody. */
    public sealed interface Found {}

    /** @param learner null when Waymark has not seen the person yet */
    public record Person(String subject, @Nullable Learner learner) implements Found {}

    /**
     * @param sentence why it is nobody
     * @param erased whether it is somebody whose data was erased, of whom nothing is kept
     */
    public record Nobody(Message sentence, boolean erased) implements Found {}

    /**
     * Finds the people who are named.
     *
     * @param course where names of that kind are good; null: nowhere
     */
    public Map<String, Found> find(
            Handle handle,
            RegistrationId registration,
            @Nullable CourseId course,
            SheetColumns.Key key,
            Collection<String> named) {
        Map<String, List<String>> subjects =
                course == null ? Map.of() : subjects(handle, registration, course, key, named);
        if (course == null && key == SheetColumns.Key.ID) {
            subjects = new HashMap<>();
            for (String name : named) {
                subjects.put(name, List.of(name));
            }
        }
        Map<String, Learner> known =
                learners
                        .list(
                                handle,
                                registration,
                                subjects.values().stream().flatMap(List::stream).toList())
                        .stream()
                        .collect(Collectors.toMap(Learner::subject, learner -> learner));
        // Whoever came back is known again, and has no mark.
        Set<String> gone = erased.list(
                handle,
                registration,
                subjects.values().stream().flatMap(List::stream).toList());
        Map<String, Found> found = new HashMap<>();
        for (String name : named) {
            List<String> bearers = subjects.getOrDefault(name, List.of());
            found.put(
                    name,
                    switch (bearers.size()) {
                        case 0 -> new Nobody(MESSAGES.message("named.nobody", "key", key), false);
                        case 1 ->
                            gone.contains(bearers.get(0))
                                    ? new Nobody(MESSAGES.message("named.erased"), true)
                                    : new Person(bearers.get(0), known.get(bearers.get(0)));
                        default -> new Nobody(MESSAGES.message("named.several", "key", key), false);
                    });
        }
        return found;
    }

    /**
     * Adds a person nobody has seen yet to the course that the report is of, so that its instructor can answer for
     * them.
     */
    public void addToCourse(Handle handle, CourseId course, String subject, @Nullable String name, Instant now) {
        members.addLearner(handle, course, subject, name, now);
    }

    private Map<String, List<String>> subjects(
            Handle handle,
            RegistrationId registration,
            CourseId course,
            SheetColumns.Key key,
            Collection<String> named) {
        Map<String, List<String>> subjects = new HashMap<>();
        if (key == SheetColumns.Key.ID) {
            // Where the platform's list was read to its end, an ID that is not on it is of another course or platform.
            boolean whole =
                    rosterLoads.find(handle, course).filter(RosterLoad::whole).isPresent();
            Set<String> listed = new HashSet<>();
            members.list(handle, course, named).forEach(member -> listed.add(member.subject()));
            // Where it was not, somebody whom Waymark knows from another course only is none of this one's either.
            Set<String> elsewhere = new HashSet<>();
            learners.list(handle, registration, List.copyOf(named))
                    .forEach(learner -> elsewhere.add(learner.subject()));
            named.stream()
                    .filter(name -> listed.contains(name) || (!whole && !elsewhere.contains(name)))
                    .forEach(name -> subjects.put(name, List.of(name)));
            return subjects;
        }
        MemberNames.Name by = switch (key) {
            case EMAIL -> MemberNames.Name.EMAIL_HASH;
            case USERNAME -> MemberNames.Name.USERNAME;
            case ID_NUMBER, ID -> MemberNames.Name.SOURCEDID;
        };
        Map<String, String> kept = new HashMap<>();
        for (String name : named) {
            kept.put(
                    name,
                    key == SheetColumns.Key.EMAIL
                            ? keepAddress.hash(registration, name)
                            : name.toLowerCase(Locale.ROOT));
        }
        Map<String, List<String>> found = names.listSubjects(handle, course, by, kept.values());
        kept.forEach((name, as) -> subjects.put(name, found.getOrDefault(as, List.of())));
        return subjects;
    }

    /** Tells whether the platform tells addresses in a course, or has told one once. */
    public boolean knowsAddresses(Handle handle, CourseId course) {
        return names.knowsAddresses(handle, course);
    }

    /** Tells whether the platform's list of a course is being read at this moment. */
    public boolean isListBeingRead(Handle handle, CourseId course) {
        return rosterLoads.find(handle, course).filter(RosterLoad::underWay).isPresent();
    }

    /** The address of somebody in a course, where an administrator wants addresses kept. */
    public Optional<String> findAddress(Handle handle, CourseId course, String subject) {
        return members.list(handle, course, List.of(subject)).stream()
                .flatMap(member -> Optional.ofNullable(member.email()).stream())
                .findFirst();
    }
}
