package org.waymark.journey.enter;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreRows;

/** Knows or makes the link of a launch, and sets it up as the link itself says. Part of its caller's transaction. */
final class OpenLink {
    private static final Pattern RUN_NAME = Pattern.compile("[\\x21-\\x7e]{1,150}");
    private static final Pattern ITEM_NAME = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final ResourceLinks links = new ResourceLinks();
    private final Activities activities = new Activities();
    private final Catalogue catalogue = new Catalogue();
    private final TakeOverCourse takeOver;
    private final ScoreRows scores = new ScoreRows();

    OpenLink(TakeOverCourse takeOver) {
        this.takeOver = takeOver;
    }

    /** The page that a link stands for; empty for an activity. */
    static Optional<CoursePage> page(Launch launch) {
        return CoursePage.read(launch.custom().get(ResourceLink.PAGE));
    }

    ResourceLink open(Handle handle, Launch launch, Launch.ResourceLinkMessage message, Instant now) {
        Optional<CatalogueEntry> entry = run(launch).flatMap(run -> catalogue.findRun(handle, run));
        ResourceLinks.Launched launched = links.addOrUpdate(handle, seen(launch, message, entry), now);
        ResourceLink link = launched.link();
        if (launched.changed()) {
            // What waited for a change in the LMS may go now.
            for (Score score : scores.listFailing(handle, link.id())) {
                scores.markQueued(handle, score, now);
            }
        }
        takeOver.note(handle, launch, link, now);
        if (page(launch).isEmpty() && activities.find(handle, link.id()).isEmpty()) {
            entry.ifPresent(known ->
                    activities.add(handle, new Activity(link.id(), known.run().id()), now));
            takeOver.followOriginal(handle, link);
            takeOver.follow(handle, link, now);
        }
        return link;
    }

    /** Tells whether the launch's own parameters name a run, a page or an item. */
    static boolean isSaid(Launch launch) {
        return !said(launch).isEmpty() || item(launch) != null;
    }

    /** Tells whether the launch's own parameters name a run. */
    static boolean namesRun(Launch launch) {
        return run(launch).isPresent();
    }

    /** @param entry the run that the launch names, whose title stands in where the platform sends none */
    static ResourceLinks.Seen seen(Launch launch, Launch.ResourceLinkMessage message, Optional<CatalogueEntry> entry) {
        Optional<Launch.Course> course = launch.inCourse();
        // A review names the column that is looked at, which may be one of several of the link, and often nothing else.
        Launch.Services services =
                launch.message() instanceof Launch.SubmissionReviewMessage ? Launch.Services.NONE : launch.services();
        return new ResourceLinks.Seen(
                launch.deployment().id(),
                message.id(),
                message.title().isBlank() ? entry.map(CatalogueEntry::title).orElse("") : message.title(),
                course.map(Launch.Course::id).orElse(null),
                course.map(Launch.Course::label).orElse(null),
                course.map(Launch.Course::title).orElse(null),
                services.lineitem(),
                services.lineitems(),
                services.scopes(),
                services.membershipsUrl(),
                said(launch),
                item(launch));
    }

    /** A page's word is kept apart from the name of a run. */
    private static String said(Launch launch) {
        return page(launch)
                .map(page -> ResourceLink.PAGE + ":" + page.word())
                .or(() -> run(launch).map(RunId::value))
                .orElse("");
    }

    private static @Nullable String item(Launch launch) {
        String item = launch.custom().get(ResourceLink.ITEM);
        return item != null && ITEM_NAME.matcher(item).matches() ? item : null;
    }

    private static Optional<RunId> run(Launch launch) {
        return Optional.ofNullable(launch.custom().get(ResourceLink.RUN))
                .filter(run -> RUN_NAME.matcher(run).matches())
                .map(RunId::new);
    }
}
