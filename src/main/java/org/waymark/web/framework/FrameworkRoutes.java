package org.waymark.web.framework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.PublicAddresses;
import org.waymark.journey.standard.ViewFrameworks;
import org.waymark.lti.payload.Json;
import org.waymark.standard.framework.Frameworks;
import org.waymark.standard.framework.ItemType;
import org.waymark.web.Form;
import org.waymark.web.Media;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;

/**
 * The Standards for programs, as a provider of CASE 1.1: anybody may read them, nobody changes them here. The address of
 * an item is a page for people, too; its route stands with that page, and asks here for the JSON.
 */
public final class FrameworkRoutes implements Routes {
    private static final String BASE = "/ims/case/v1p1/";
    private static final String DESCRIPTION = "imscasev1p1_openapi3_v1p0.json";
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}+(?:-[0-9a-fA-F]{4}+){3}+-[0-9a-fA-F]{12}+");

    private final ViewFrameworks viewFrameworks;
    private final String address;
    private final FrameworkJson json;
    private volatile @Nullable String description;

    public FrameworkRoutes(ViewFrameworks viewFrameworks, PublicAddresses addresses) {
        this.viewFrameworks = viewFrameworks;
        this.address = addresses.baseUrl() + BASE;
        this.json = new FrameworkJson(address);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before(BASE + "*", FrameworkRoutes::onlyRead);
        routes.after(BASE + "*", StatusInfo::replace);
        routes.exception(CaseRefusal.class, (refusal, context) -> StatusInfo.show(context, refusal));
        routes.get("/ims/case/v1p1/discovery/imscasev1p1_openapi3_v1p0.json", this::description);
        routes.get("/ims/case/v1p1/CFDocuments", this::documents);
        routes.get(
                "/ims/case/v1p1/CFDocuments/{id}",
                context -> answer(context, Frameworks::findDocument, (all, found) -> json.document(found)));
        routes.get(
                "/ims/case/v1p1/CFPackages/{id}", context -> answer(context, Frameworks::findDocument, json::packed));
        routes.get(
                "/ims/case/v1p1/CFItemAssociations/{id}",
                context -> answer(context, Frameworks::findItem, json::itemWithRelations));
        routes.get(
                "/ims/case/v1p1/CFAssociations/{id}",
                context -> answer(context, Frameworks::findRelation, (all, found) -> json.relation(found)));
        routes.get(
                "/ims/case/v1p1/CFAssociationGroupings/{id}",
                context -> answer(context, Frameworks::findGrouping, (all, found) -> json.grouping(found)));
        routes.get(
                "/ims/case/v1p1/CFItemTypes/{id}",
                context -> answer(context, Frameworks::findItemType, (all, found) -> json.itemTypes(found)));
        routes.get(
                "/ims/case/v1p1/CFRubrics/{id}",
                context -> answer(context, Frameworks::findRubric, (all, found) -> json.rubric(found)));
        // A Standard has no concepts and no subjects, and says nothing about a license.
        routes.get("/ims/case/v1p1/CFConcepts/{id}", FrameworkRoutes::none);
        routes.get("/ims/case/v1p1/CFLicenses/{id}", FrameworkRoutes::none);
        routes.get("/ims/case/v1p1/CFSubjects/{id}", FrameworkRoutes::none);
    }

    /** Answers with an item, at the address that it shares with its page. */
    public void item(Context context) {
        answer(context, Frameworks::findItem, (all, found) -> json.item(found));
    }

    /** Whether an item is among those that programs may read. */
    public boolean hasItem(UUID id) {
        return viewFrameworks.read().findItem(id).isPresent();
    }

    private static void onlyRead(Context context) {
        if (!READING.contains(context.method())) {
            context.header("Allow", "GET, HEAD");
            throw new Refusal(405, "WRONG_METHOD");
        }
    }

    private static void none(Context context) {
        id(context);
        throw CaseRefusal.unknown();
    }

    private static UUID id(Context context) {
        String id = context.pathParam("id");
        if (!ID.matcher(id).matches()) {
            throw CaseRefusal.invalidId();
        }
        return UUID.fromString(id);
    }

    private <T> void answer(
            Context context,
            BiFunction<Frameworks, UUID, Optional<T>> find,
            BiFunction<Frameworks, T, Map<String, Object>> write) {
        UUID id = id(context);
        Frameworks all = viewFrameworks.read();
        T found = find.apply(all, id).orElseThrow(CaseRefusal::unknown);
        send(context, Json.write(write.apply(all, found)), all.changedAt());
    }

    private void documents(Context context) {
        DocumentQuery query = DocumentQuery.read(Form.query(context));
        Frameworks all = viewFrameworks.read();
        DocumentQuery.Found found =
                query.answer(all.listDocuments().stream().map(json::document).toList(), address + "CFDocuments");
        context.header("X-Total-Count", Integer.toString(found.total()));
        context.header(
                "Link",
                found.links().entrySet().stream()
                        .map(link -> "<" + link.getValue() + ">; rel=\"" + link.getKey() + "\"")
                        .collect(Collectors.joining(", ")));
        context.header("Access-Control-Expose-Headers", "Link, X-Total-Count");
        send(context, Json.write(Map.of("CFDocuments", found.documents())), all.changedAt());
    }

    private void description(Context context) {
        String text = description;
        if (text == null) {
            text = describe();
            description = text;
        }
        send(context, text, ItemType.CHANGED_AT);
    }

    /** The description that 1EdTech publishes, with this installation's address. */
    private String describe() {
        try (InputStream published = FrameworkRoutes.class.getResourceAsStream(DESCRIPTION)) {
            ObjectNode read = (ObjectNode)
                    Json.read(new String(Objects.requireNonNull(published).readAllBytes(), StandardCharsets.UTF_8))
                            .orElseThrow();
            read.putArray("servers").addObject().put("url", address.substring(0, address.length() - 1));
            return Json.write(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Context context, String text, Instant changed) {
        context.header("Cache-Control", "public, max-age=300");
        Media.send(context, "application/json", text, Media.tag(text), changed);
    }
}
