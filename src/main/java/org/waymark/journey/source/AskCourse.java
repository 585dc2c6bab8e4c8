package org.waymark.journey.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Report;
import org.waymark.completion.rule.Rules;
import org.waymark.id.CourseId;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.keys.InstallationSecrets;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.payload.Json;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.moodle.CourseStatus;
import org.waymark.moodle.WebServiceAddresses;
import org.waymark.moodle.WebServiceFailure;
import org.waymark.moodle.WebServices;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Source;
import org.waymark.roster.Members;
import org.waymark.work.Instance;

/**
 * Asks about the learners of one course, one after the other, and records what changed. An answer carries no time of the
 * course, so a change is told when it was seen; what a person took back stays so until the course is completed later.
 */
final class AskCourse {
    /** Four requests in a second at most. */
    private static final Duration BETWEEN = Duration.ofMillis(250);

    /** So many people in a row of whom nothing is told are no matter of each of them. */
    private static final int MOST_UNCLEAR = 20;

    private static final Messages MESSAGES = Messages.of(AskCourse.class);

    private final Instance instance;
    private final Learners learners = new Learners();
    private final Members members = new Members();
    private final Activities activities = new Activities();
    private final Rules rules = new Rules();
    private final Completions completions = new Completions();
    private final ResourceLinks links = new ResourceLinks();
    private final Registrations registrations = new Registrations();
    private final WebServiceAddresses addresses = new WebServiceAddresses();
    private final InstallationSecrets secrets;
    private final WebServices webServices;
    private final RecordCompletion recordCompletion;

    AskCourse(
            Instance instance,
            InstallationSecrets secrets,
            WebServices webServices,
            RecordCompletion recordCompletion) {
        this.instance = instance;
        this.secrets = secrets;
        this.webServices = webServices;
        this.recordCompletion = recordCompletion;
    }

    /**
     * A course with activities whose rules count the web services.
     *
     * @param contextId as the platform calls it
     * @param address empty when no administrator has set one
     */
    record Course(
            String contextId,
            Registration registration,
            Optional<URI> address,
            Optional<String> token,
            List<Activity> activities) {}

    /** The course, unless nothing in it counts the web services. */
    Optional<Course> find(Handle handle, CourseId context) {
        List<Activity> counting = new ArrayList<>();
        List<ResourceLink> inCourse = links.listOfContext(handle, context);
        for (ResourceLink link : inCourse) {
            activities
                    .find(handle, link.id())
                    .filter(activity ->
                            rules.get(handle, activity.run(), link.id()).counts(Source.WEB_SERVICE))
                    .ifPresent(counting::add);
        }
        if (counting.isEmpty()) {
            return Optional.empty();
        }
        Registration registration =
                registrations.find(handle, inCourse.get(0).registration()).orElseThrow();
        RegistrationId id = registration.id();
        return Optional.of(new Course(
                links.getContextId(handle, context),
                registration,
                addresses.find(handle, id),
                SetWebService.token(secrets, handle, id),
                counting));
    }

    /**
     * Asks about everybody who learns in the course, has opened an activity or not, and is not known to have completed the course.
     *
     * @param whole about those who have completed it too
     * @return what came of it
     */
    Message ask(Course course, boolean whole) throws WebServiceFailure, InterruptedException {
        if (course.registration().state() != Registration.State.ACTIVE) {
            return MESSAGES.message("course.off");
        }
        if (course.address().isEmpty() || course.token().isEmpty()) {
            throw WebServiceFailure.notSet();
        }
        Map<String, List<Activity>> wanted = instance.inTransaction(handle -> wanted(handle, course, whole));
        int news = 0;
        int absent = 0;
        int told = 0;
        List<WebServiceFailure> unclear = new ArrayList<>();
        int inRow = 0;
        boolean first = true;
        for (Map.Entry<String, List<Activity>> one : wanted.entrySet()) {
            if (!first) {
                Thread.sleep(BETWEEN.toMillis());
            }
            first = false;
            try {
                CourseStatus status = webServices.status(
                        course.address().get(), course.token().get(), course.contextId(), one.getKey());
                for (Activity activity : one.getValue()) {
                    news += instance.inTransaction(
                            handle -> record(handle, course, activity, one.getKey(), status) ? 1 : 0);
                }
                told++;
                inRow = 0;
            } catch (WebServiceFailure e) {
                boolean ofOne = e.kind() == WebServiceFailure.Kind.PERSON;
                if (ofOne) {
                    absent++;
                } else {
                    unclear.add(e);
                    inRow++;
                }
                if (!ofOne && (e.kind() != WebServiceFailure.Kind.UNCLEAR || inRow == MOST_UNCLEAR)) {
                    throw e;
                }
            }
        }
        if (told == 0 && !unclear.isEmpty()) {
            throw unclear.get(0);
        }
        return MESSAGES.message(
                "course.asked",
                "count",
                wanted.size(),
                "news",
                news,
                "absent",
                absent,
                "unclear",
                unclear.size(),
                "why",
                unclear.isEmpty() ? "" : unclear.get(0).sentence());
    }

    /** Whoever learns in the course, as the platform's list and visits tell, by subject. */
    private Map<String, List<Activity>> wanted(Handle handle, Course course, boolean whole) {
        Map<String, List<Activity>> wanted = new LinkedHashMap<>();
        for (Activity activity : course.activities()) {
            ResourceLinkId link = activity.resourceLink();
            Set<String> people = new LinkedHashSet<>();
            learners.list(handle, activities.listParticipants(handle, link))
                    .forEach(learner -> people.add(learner.subject()));
            people.addAll(members.listLearning(
                    handle, links.find(handle, link).orElseThrow().course()));
            Set<LearnerId> complete = completions.listOf(handle, link).stream()
                    .filter(fact -> fact.report().source() == Source.WEB_SERVICE)
                    .map(Completion::learner)
                    .collect(Collectors.toSet());
            RegistrationId registration = course.registration().id();
            learners.list(handle, registration, people).stream()
                    .filter(learner -> learner.testUser() || (!whole && complete.contains(learner.id())))
                    .forEach(learner -> people.remove(learner.subject()));
            people.forEach(subject ->
                    wanted.computeIfAbsent(subject, one -> new ArrayList<>()).add(activity));
        }
        return wanted;
    }

    private boolean record(Handle handle, Course course, Activity activity, String subject, CourseStatus status) {
        Instant now = instance.now();
        RegistrationId registration = course.registration().id();
        Optional<Learner> somebody = status.complete()
                ? instance.erased().addIfMissing(handle, registration, subject, null, now)
                : learners.find(handle, registration, subject);
        if (somebody.isEmpty()) {
            return false;
        }
        LearnerId learner = somebody.get().id();
        String id = Report.idIn(activity, learner);
        Optional<Completion> known = completions.find(handle, Source.WEB_SERVICE, id);
        if (!status.complete()) {
            known.filter(Completion::stands)
                    .ifPresent(fact -> recordCompletion.record(
                            handle, fact.report().withdrawn(now, null, MESSAGES.message("course.incomplete"))));
            return known.filter(Completion::stands).isPresent();
        }
        Instant said = status.since();
        Instant since = said == null || said.isAfter(now) ? now : said;
        boolean news = known.isEmpty() || isAgain(known.get(), said);
        if (news) {
            recordCompletion.record(
                    handle,
                    Report.of(
                                    Source.WEB_SERVICE,
                                    id,
                                    learner,
                                    activity.run(),
                                    activity.resourceLink(),
                                    since,
                                    "",
                                    Json.write(Map.of("completed", true, "since", since.toString())))
                            .told(now));
        }
        return news;
    }

    /**
     * Tells whether a fact that was taken back holds again: a person's word against it gives way to a later completion
     * only.
     */
    private static boolean isAgain(Completion fact, @Nullable Instant said) {
        Instant withdrawnAt = fact.withdrawnAt();
        return withdrawnAt != null && (!fact.isTakenBackByPerson() || (said != null && said.isAfter(withdrawnAt)));
    }
}
