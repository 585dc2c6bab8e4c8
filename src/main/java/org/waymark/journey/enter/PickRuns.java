package org.waymark.journey.enter;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.learning.calendar.Calendar;
import org.waymark.learning.calendar.CalendarFilter;
import org.waymark.learning.calendar.CalendarPage;
import org.waymark.lti.deeplink.DeepLinkingRequest;
import org.waymark.lti.deeplink.DeepLinkingRequests;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.payload.DeepLinkingAnswer;
import org.waymark.lti.payload.DeepLinkingItem;
import org.waymark.lti.payload.ReviewPayload;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.platform.ToolKeys;
import org.waymark.passback.Score;
import org.waymark.people.LearnerId;
import org.waymark.standard.Standard;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/**
 * An instructor picks runs and pages in the platform's own content picker; runs become activities with a grade column,
 * pages become links without one.
 */
public final class PickRuns {
    private static final Messages MESSAGES = Messages.of(PickRuns.class);

    /** Runs that are shown at once; who looks for another one searches. */
    public static final int MOST_SHOWN = 100;

    /**
     * The runs that can be picked.
     *
     * @param standards the versions of the Standard to which runs belong that people may see
     * @param page the first that were found
     * @param total how many there are, whatever is searched for
     */
    public record PickerPage(DeepLinkingRequest request, List<Standard> standards, CalendarPage page, int total) {
        /** Returns the Standard that a run belongs to, in which alone its codes mean something. */
        public Standard standardOf(CatalogueEntry entry) {
            return standards.stream()
                    .filter(one -> one.id().equals(entry.run().standard()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The runs and pages chosen in the picker; an empty choice cancels. */
    public record Choice(List<RunId> runs, List<CoursePage> pages) {
        public static final Choice NOTHING = new Choice(List.of(), List.of());

        public Choice {
            runs = runs.stream().distinct().toList();
            pages = pages.stream().distinct().toList();
        }

        public int size() {
            return runs.size() + pages.size();
        }
    }

    /** The signed answer and where the browser posts it (Deep Linking 2.0, 3.2). */
    public record SignedAnswer(URI returnUrl, String jwt) {}

    /** The runs that were shown in a minute to whoever searched for nothing, and how often the catalog had changed. */
    private record Shown(int changes, Instant minute, CalendarPage page) {}

    private final AtomicReference<@Nullable Shown> shown = new AtomicReference<>();
    private final Instance instance;
    private final DeepLinkingRequests requests = new DeepLinkingRequests();
    private final Registrations registrations = new Registrations();
    private final Catalogue catalogue = new Catalogue();
    private final Calendar calendar = new Calendar();
    private final Standards standards = new Standards();
    private final ToolKeys toolKeys;
    private final URI launchUri;

    PickRuns(Instance instance, ToolKeys toolKeys, URI launchUri) {
        this.instance = instance;
        this.toolKeys = toolKeys;
        this.launchUri = launchUri;
    }

    /** The picker; empty when the request was answered already, or is not this person's. */
    public Optional<PickerPage> view(UUID request, LearnerId person, CalendarFilter filter) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> requests.findOpen(handle, request)
                .filter(open -> open.learner().equals(person.value()))
                .map(open -> {
                    CalendarPage page = calendar.firstTakingPlace(handle, filter, now, MOST_SHOWN);
                    // After the runs, so that the Standard of each is among them.
                    List<Standard> theirs = standards.list(handle, calendar.standards(handle, now));
                    return new PickerPage(open, theirs, page, calendar.countTakingPlace(handle, now));
                }));
    }

    /** Tells whether the platform takes so many; true for a request that is not open, which an answer then refuses. */
    public boolean takes(UUID request, Choice choice) {
        return instance.inTransaction(handle -> requests.findOpen(handle, request)
                .map(open -> open.takes(choice.size()))
                .orElse(true));
    }

    /** The links with grade columns that these runs become; a run that is not known is passed over. */
    public List<DeepLinkingItem> items(List<RunId> runs) {
        String pick = newPick();
        return instance.inTransaction(handle -> runs.stream()
                .flatMap(run -> findOffered(handle, run))
                .map(entry -> item(entry, pick, true))
                .toList());
    }

    /** Finds the first of the runs to choose from outside a picker. */
    public CalendarPage search(String text) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> text.isBlank()
                ? unfiltered(handle, now)
                : calendar.firstTakingPlace(handle, CalendarFilter.of(text, null, null), now, MOST_SHOWN));
    }

    /** The page that everybody sees first is kept for a minute, in which a run may become public or end. */
    private CalendarPage unfiltered(Handle handle, Instant now) {
        // Counted first: what changes meanwhile is read again the next time.
        int changes = catalogue.countChanges(handle);
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Shown last = shown.get();
        if (last == null || last.changes() != changes || !last.minute().equals(minute)) {
            last = new Shown(changes, minute, calendar.firstTakingPlace(handle, CalendarFilter.ALL, now, MOST_SHOWN));
            shown.set(last);
        }
        return last.page();
    }

    /** Nobody builds a course on a run that is not public or does not take place. */
    private Stream<CatalogueEntry> findOffered(Handle handle, RunId run) {
        return catalogue.findRun(handle, run).stream()
                .filter(entry -> entry.run().state().isPublic(instance.now())
                        && !entry.run().state().isCancelled());
    }

    /**
     * Answers with what was chosen.
     *
     * @return empty when the request was answered already or is not this person's, when a run is unknown, or when more
     *     is answered than the platform takes
     */
    public Optional<SignedAnswer> answer(UUID request, LearnerId person, Choice choice) {
        Instant now = instance.now();
        return prepare(request, person, choice, now)
                .map(ready -> new SignedAnswer(
                        ready.returnUrl(),
                        toolKeys.sign(ready.registration(), ready.answer().claims(now))));
    }

    private record Prepared(URI returnUrl, Registration registration, DeepLinkingAnswer answer) {}

    private Optional<Prepared> prepare(UUID request, LearnerId person, Choice choice, Instant now) {
        return instance.inTransaction(handle -> {
            Optional<DeepLinkingRequest> open = requests.findOpen(handle, request)
                    .filter(known -> known.learner().equals(person.value()))
                    .filter(known -> known.takes(choice.size()));
            List<CatalogueEntry> entries = choice.runs().stream()
                    .flatMap(run -> findOffered(handle, run))
                    .toList();
            boolean allKnown = entries.size() == choice.runs().size();
            // Nothing is signed for a platform that was switched off while its instructor was choosing.
            Optional<Registration> active = open.flatMap(
                    known -> registrations.find(handle, known.registration()).filter(Registration::active));
            if (open.isEmpty() || active.isEmpty() || !allKnown || !requests.markAnswered(handle, request, now)) {
                return Optional.empty();
            }
            List<DeepLinkingItem> items = new ArrayList<>();
            String pick = newPick();
            entries.forEach(entry -> items.add(item(entry, pick, open.get().acceptLineItem())));
            choice.pages().forEach(page -> items.add(item(page, pick)));
            DeepLinkingAnswer answer = new DeepLinkingAnswer(
                    active.get().clientId(),
                    active.get().issuer(),
                    open.get().deploymentId(),
                    UUID.randomUUID().toString(),
                    open.get().data(),
                    items);
            return Optional.of(new Prepared(open.get().returnUrl(), active.get(), answer));
        });
    }

    private DeepLinkingItem item(CatalogueEntry entry, String pick, boolean withLineItem) {
        String run = entry.run().id().value();
        String code = entry.run().code();
        String item = itemName(run, pick);
        Map<String, String> custom = custom(ResourceLink.RUN, run, item);
        String url = url(custom);
        return new DeepLinkingItem(
                code == null ? entry.title() : entry.title() + " (" + code + ")",
                entry.opportunity().summary(),
                url,
                custom,
                withLineItem
                        ? new DeepLinkingItem.Column(item, Score.COMPLETION_TAG, new ReviewPayload(url, custom))
                        : null);
    }

    private DeepLinkingItem item(CoursePage page, String pick) {
        Map<String, String> custom = custom(ResourceLink.PAGE, page.word(), itemName(page.word(), pick));
        return new DeepLinkingItem(
                MESSAGES.say("item.title", "page", page),
                MESSAGES.say("item.about", "page", page),
                url(custom),
                custom,
                null);
    }

    /**
     * Says what it is and when it was picked, and is like no other: so a copy of the course can be compared with its
     * original, and what was picked together can be told from what took its place.
     */
    private static String itemName(String what, String pick) {
        return what + "." + pick;
    }

    private static String newPick() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static Map<String, String> custom(String name, String value, String item) {
        Map<String, String> custom = new LinkedHashMap<>();
        custom.put(name, value);
        custom.put(ResourceLink.ITEM, item);
        return custom;
    }

    /** The launch address with all that the link has to say, for platforms that keep nothing else of it. */
    private String url(Map<String, String> custom) {
        return custom.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", launchUri + "?", ""));
    }
}
