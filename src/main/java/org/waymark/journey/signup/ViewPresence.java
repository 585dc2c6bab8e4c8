package org.waymark.journey.signup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.waymark.attendance.Attendance;
import org.waymark.completion.Activities;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.id.ResourceLinkId;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.signup.SignUp;
import org.waymark.signup.SignUpState;
import org.waymark.signup.SignUps;
import org.waymark.work.Instance;

/** An instructor sees who registered and never came, and who came without having registered. */
public final class ViewPresence {
    private final Instance instance;
    private final ResourceLinks links = new ResourceLinks();
    private final Activities activities = new Activities();
    private final Catalogue catalogue = new Catalogue();
    private final Learners learners = new Learners();
    private final Attendance attendance = new Attendance();
    private final Completions completions = new Completions();
    private final SignUps signUps = new SignUps();

    ViewPresence(Instance instance) {
        this.instance = instance;
    }

    /**
     * The people of an activity's run whom its platform knows, by name.
     *
     * @param viewer who looks
     * @param elsewhere how many people of other platforms have a place
     */
    public record Page(
            Learner viewer, ResourceLink link, Optional<CatalogueEntry> entry, List<Person> people, int elsewhere) {}

    /**
     * Somebody who registered, or came.
     *
     * @param state of the registration; empty without one, or with one that ended
     * @param came whether anything says so: a session attended, or a completion
     */
    public record Person(Learner learner, Optional<SignUpState> state, String tier, boolean came) {}

    public Page view(ResourceLinkId resourceLink, LearnerId viewer) {
        return instance.inTransaction(handle -> {
            Learner instructor = learners.find(handle, viewer).orElseThrow();
            ResourceLink link = links.find(handle, resourceLink).orElseThrow();
            Optional<CatalogueEntry> entry = activities
                    .find(handle, resourceLink)
                    .flatMap(activity -> catalogue.findRun(handle, activity.run()));
            return entry.map(found -> page(handle, link, found, instructor))
                    .orElseGet(() -> new Page(instructor, link, Optional.empty(), List.of(), 0));
        });
    }

    private Page page(Handle handle, ResourceLink link, CatalogueEntry entry, Learner viewer) {
        Map<LearnerId, SignUp> open = new LinkedHashMap<>();
        signUps.list(handle, entry.run().id()).stream()
                .filter(one -> one.state().isOpen())
                .forEach(one -> open.put(one.learner(), one));
        Set<LearnerId> came = new HashSet<>();
        completions.listOf(handle, link.id()).stream()
                .filter(Completion::stands)
                .forEach(completion -> came.add(completion.learner()));
        attendance.list(handle, link.id()).forEach((learner, marks) -> {
            if (!marks.sessions().isEmpty()) {
                came.add(learner);
            }
        });
        Set<LearnerId> all = new HashSet<>(open.keySet());
        all.addAll(came);
        List<Person> people = new ArrayList<>();
        int elsewhere = 0;
        for (Learner learner : learners.list(handle, List.copyOf(all))) {
            SignUp signUp = open.get(learner.id());
            if (!learner.registrationId().equals(viewer.registrationId())) {
                elsewhere += signUp != null && signUp.state() == SignUpState.PLACED ? 1 : 0;
            } else if (!learner.testUser()) {
                people.add(new Person(
                        learner,
                        Optional.ofNullable(signUp).map(SignUp::state),
                        signUp == null ? "" : signUp.tier(),
                        came.contains(learner.id())));
            }
        }
        people.sort(Comparator.comparing((Person one) -> one.learner().displayName()));
        return new Page(viewer, link, Optional.of(entry), people, elsewhere);
    }
}
