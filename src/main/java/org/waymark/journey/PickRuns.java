package org.waymark.journey;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunFilter;
import org.waymark.learning.RunId;
import org.waymark.lti.deeplink.DeepLinkingRequest;
import org.waymark.lti.deeplink.DeepLinkingRequests;
import org.waymark.lti.payload.DeepLinkingAnswer;
import org.waymark.lti.payload.DeepLinkingItem;
import org.waymark.lti.payload.Signer;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.passback.Delivery;
import org.waymark.people.LearnerId;
import org.waymark.standard.Standard;
import org.waymark.standard.Standards;
import org.waymark.store.Database;

/** An instructor picks runs in the platform's own content picker; they become activities with a grade column. */
public final class PickRuns {

    /** What there is to pick. {@code total} counts the whole catalogue. */
    public record PickerPage(DeepLinkingRequest request, Standard standard, List<CatalogueEntry> found, int total) {}

    /** The signed answer and where the browser posts it (Deep Linking 2.0, 3.2). */
    public record SignedAnswer(URI returnUrl, String jwt) {}

    private final Database database;
    private final DeepLinkingRequests requests;
    private final Registrations registrations;
    private final Catalogue catalogue;
    private final Standards standards;
    private final Signer signer;
    private final URI launchUri;
    private final InstantSource clock;

    public PickRuns(
            Database database,
            DeepLinkingRequests requests,
            Registrations registrations,
            Catalogue catalogue,
            Standards standards,
            Signer signer,
            URI launchUri,
            InstantSource clock) {
        this.database = database;
        this.requests = requests;
        this.registrations = registrations;
        this.catalogue = catalogue;
        this.standards = standards;
        this.signer = signer;
        this.launchUri = launchUri;
        this.clock = clock;
    }

    /** The picker; empty when the request was answered already, or is not this person's. */
    public Optional<PickerPage> view(UUID request, LearnerId person, RunFilter filter) {
        return database.inTransaction(handle -> requests.findOpen(handle, request)
                .filter(open -> open.learner().equals(person.value()))
                .map(open -> new PickerPage(
                        open,
                        standards.getCurrent(handle),
                        catalogue.listRuns(handle, filter),
                        catalogue.listRuns(handle).size())));
    }

    /** What there is to choose outside a picker. */
    public List<CatalogueEntry> search(RunFilter filter) {
        return database.inTransaction(handle -> catalogue.listRuns(handle, filter));
    }

    /**
     * Answers with the chosen runs; none cancels.
     *
     * @return empty when the request was answered already or is not this person's, when a run is unknown, or when more
     *     is answered than the platform takes
     */
    public Optional<SignedAnswer> answer(UUID request, LearnerId person, List<RunId> chosen) {
        Instant now = clock.instant();
        return database.inTransaction(handle -> {
            Optional<DeepLinkingRequest> open = requests.findOpen(handle, request)
                    .filter(known -> known.learner().equals(person.value()));
            List<CatalogueEntry> entries = chosen.stream()
                    .distinct()
                    .flatMap(run -> catalogue.findRun(handle, run).stream())
                    .toList();
            boolean allKnown = entries.size() == chosen.stream().distinct().count();
            if (open.isEmpty()
                    || !allKnown
                    || (entries.size() > 1 && !open.get().acceptMultiple())
                    || (!entries.isEmpty() && !open.get().acceptsLinks())
                    || !requests.markAnswered(handle, request, now)) {
                return Optional.empty();
            }
            Registration registration =
                    registrations.find(handle, open.get().registration()).orElseThrow();
            DeepLinkingAnswer answer = new DeepLinkingAnswer(
                    registration.clientId(),
                    registration.issuer(),
                    open.get().deploymentId(),
                    UUID.randomUUID().toString(),
                    open.get().data(),
                    entries.stream()
                            .map(entry -> item(entry, open.get().acceptLineItem()))
                            .toList());
            return Optional.of(new SignedAnswer(open.get().returnUrl(), signer.sign(answer.claims(now))));
        });
    }

    private DeepLinkingItem item(CatalogueEntry entry, boolean withLineItem) {
        String run = entry.run().id().value();
        String code = entry.run().code();
        return new DeepLinkingItem(
                code == null ? entry.title() : entry.title() + " (" + code + ")",
                entry.opportunity().summary(),
                launchUri.toString(),
                Map.of(EnterTool.RUN, run),
                withLineItem ? run : null,
                Delivery.TAG);
    }
}
