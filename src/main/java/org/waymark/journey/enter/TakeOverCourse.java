package org.waymark.journey.enter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.id.CourseId;
import org.waymark.id.ResourceLinkId;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.link.CourseCopies;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.people.LearnerId;
import org.waymark.work.Instance;

/**
 * A copied course takes over what was set in the one it was copied from, after one word of its instructor. Until then its
 * activities follow the rules of the old course, so that a copy is never content with less; after a no they work as new
 * ones do. An activity that was duplicated within a course follows the first one until its own rule is set.
 */
public final class TakeOverCourse {

    /** The question to the instructor: the course it was copied from, and how many activities are set up there. */
    public record Question(String originTitle, int activities) {}

    /** A link of the old course and what it stands for. */
    private record Old(ResourceLink link, Activity activity) {}

    private final Instance instance;
    private final CourseCopies copies = new CourseCopies();
    private final ResourceLinks links = new ResourceLinks();
    private final Activities activities = new Activities();
    private final CopySettings copySettings = new CopySettings();

    TakeOverCourse(Instance instance) {
        this.instance = instance;
    }

    /** The open question of the course that a link stands in; empty when nothing is to be asked, or it was answered. */
    public Optional<Question> question(ResourceLinkId resourceLink) {
        return instance.inTransaction(
                handle -> links.find(handle, resourceLink).flatMap(link -> question(handle, link)));
    }

    /**
     * Takes the instructor's answer for the whole course.
     *
     * @return false when there is no open question
     */
    public boolean answer(ResourceLinkId resourceLink, LearnerId instructor, boolean takesOver) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            Optional<CourseCopies.Copy> open = links.find(handle, resourceLink)
                    .flatMap(link -> find(handle, link))
                    .filter(copy -> copy.takesOver() == null);
            if (open.isEmpty()
                    || !copies.markAnswered(handle, open.get().context(), takesOver, instructor.value(), now)) {
                return false;
            }
            if (takesOver) {
                links.listOfContext(handle, open.get().context()).forEach(link -> follow(handle, link, now));
            } else {
                activities.markNoCopies(handle, open.get().context());
            }
            return true;
        });
    }

    Optional<Question> question(Handle handle, ResourceLink link) {
        return find(handle, link)
                .filter(copy -> copy.takesOver() == null)
                .map(copy -> new Question(
                        copy.originTitle(), listOld(handle, copy.origin()).size()))
                .filter(question -> question.activities() > 0);
    }

    /** Notes what a launch says of its course: that it is a copy of one in which something is set up. */
    void note(Handle handle, Launch launch, ResourceLink link, Instant now) {
        CourseId context = link.context();
        if (context == null
                || launch.contextHistory().isEmpty()
                || find(handle, link).isPresent()) {
            return;
        }
        for (String id : launch.contextHistory()) {
            Optional<CourseId> origin = copies.findBeside(handle, context, id)
                    .filter(known -> !listOld(handle, known).isEmpty());
            if (origin.isPresent()) {
                copies.add(handle, context, origin.get(), now);
                links.listOfContext(handle, context).forEach(other -> followOriginal(handle, other));
                return;
            }
        }
    }

    /**
     * Lets an activity follow the rule of what it is a copy of, which is one of its own course, else its counterpart in the
     * course that this one was copied from, else, where the platform does not say that, the first with its name.
     */
    void followOriginal(Handle handle, ResourceLink link) {
        Optional<Activity> own = activities.find(handle, link.id());
        CourseId context = link.context();
        if (own.isEmpty()) {
            return;
        }
        Optional<ResourceLinkId> beside = context == null || link.item() == null
                ? Optional.empty()
                : activities.findOfItem(handle, link.id(), context);
        if (beside.isPresent()) {
            activities.markCopy(handle, link.id(), beside.get(), true);
            return;
        }
        Optional<CourseCopies.Copy> copy = find(handle, link);
        if (copy.isPresent() && Boolean.FALSE.equals(copy.get().takesOver())) {
            return;
        }
        copy.flatMap(known -> counterpart(listOld(handle, known.origin()), link, own))
                .filter(old -> link.item() == null
                        || Objects.equals(link.item(), old.link().item()))
                .map(old -> old.link().id())
                .or(() -> link.item() == null ? Optional.empty() : activities.findOfItem(handle, link.id(), null))
                .ifPresent(origin -> activities.markCopy(handle, link.id(), origin, false));
    }

    /** Lets a link of a course that takes over do so; nothing in every other course. */
    void follow(Handle handle, ResourceLink link, Instant now) {
        find(handle, link).filter(copy -> Boolean.TRUE.equals(copy.takesOver())).ifPresent(copy -> {
            List<Old> old = listOld(handle, copy.origin());
            Optional<Activity> own = activities.find(handle, link.id());
            counterpart(old, link, own).ifPresent(from -> {
                if (own.isEmpty()) {
                    activities.add(
                            handle, new Activity(link.id(), from.activity().run()), now);
                    links.markSaid(
                            handle,
                            link.id(),
                            from.activity().run().value(),
                            from.link().title());
                }
                LearnerId by = copy.answeredBy() == null ? null : new LearnerId(copy.answeredBy());
                copySettings.copy(handle, from.activity(), link.id(), by, now);
            });
        });
    }

    /**
     * The activity of the old course that a link is a copy of: the one that was picked with it, else the first of the
     * same run. A link that says nothing of itself, because its run was chosen by hand, is known by its title only.
     */
    private static Optional<Old> counterpart(List<Old> old, ResourceLink link, Optional<Activity> own) {
        if (own.isEmpty()) {
            List<Old> sameTitle = old.stream()
                    .filter(one -> link.item() == null
                            && one.link().item() == null
                            && one.link().title().equals(link.title()))
                    .toList();
            return sameTitle.size() == 1 ? Optional.of(sameTitle.get(0)) : Optional.empty();
        }
        Predicate<Old> sameRun = one -> one.activity().run().equals(own.get().run());
        String item = link.item();
        Predicate<Old> sameItem = one -> item != null && item.equals(one.link().item());
        return old.stream()
                .filter(sameRun.and(sameItem))
                .findFirst()
                .or(() -> old.stream().filter(sameRun).findFirst());
    }

    private List<Old> listOld(Handle handle, CourseId context) {
        return links.listOfContext(handle, context).stream()
                .flatMap(link -> activities.find(handle, link.id()).map(activity -> new Old(link, activity)).stream())
                .toList();
    }

    private Optional<CourseCopies.Copy> find(Handle handle, ResourceLink link) {
        CourseId context = link.context();
        return context == null ? Optional.empty() : copies.find(handle, context);
    }
}
