package org.waymark.learning.edit;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.learning.Material;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityKind;
import org.waymark.learning.Registration;
import org.waymark.learning.Run;
import org.waymark.learning.RunAbout;
import org.waymark.learning.RunFormat;
import org.waymark.learning.RunId;
import org.waymark.learning.RunPlace;
import org.waymark.learning.RunSession;
import org.waymark.learning.RunState;
import org.waymark.learning.SessionKind;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Fields;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;

/**
 * Reads runs as they stand in a file or come from a form, with all that is wrong with them. Whoever calls says that the
 * fields end.
 */
final class RunReader {
    private static final Messages MESSAGES = Messages.of(RunReader.class);
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final StandardId usual;
    private final Map<StandardId, Standard> standards;

    RunReader(StandardId usual, Map<StandardId, Standard> standards) {
        this.usual = usual;
        this.standards = standards;
    }

    Run read(Fields fields, Opportunity opportunity) {
        StandardId standard = fields.has("standard") ? new StandardId(fields.slug("standard", 64)) : usual;
        if (!standards.containsKey(standard) && !standard.equals(usual)) {
            fields.fault("standard", MESSAGES.message("standard.unknown"));
        }
        if (fields.has("kind") && fields.word("kind", OpportunityKind.BY_WORD) != opportunity.kind()) {
            fields.fault("kind", MESSAGES.message("run.kind"));
        }
        List<Fields> sessions = RunFaults.atMost(fields, "sessions", 100, fields.objects("sessions"));
        Run run = new Run(
                new RunId(fields.slug("slug", 150)),
                opportunity.id(),
                ownTitle(fields, opportunity),
                fields.optionalText("code", 64),
                language(fields),
                fields.date("startDate"),
                fields.flag("startInferred"),
                fields.optionalDate("endDate"),
                fields.optionalText("duration", 100),
                sessions.stream().map(RunReader::session).toList(),
                about(fields),
                place(fields, opportunity),
                registration(fields),
                materials(fields),
                https(fields, "takeAt"),
                standard,
                criteria(fields, standard),
                fields.flag("provisional"),
                RunFaults.atMost(fields, "notes", 100, fields.texts("notes", 2000)),
                state(fields));
        RunFaults.find(fields, sessions, run);
        sessions.forEach(Fields::end);
        return run;
    }

    private static @Nullable String ownTitle(Fields fields, Opportunity opportunity) {
        String title = fields.optionalText("title", 300);
        return title == null || title.isEmpty() || title.equals(opportunity.title()) ? null : title;
    }

    private static String language(Fields fields) {
        String text = fields.optionalText("language", 35);
        if (text == null || text.isEmpty()) {
            return "en";
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            // Names such as "English" have the form of a tag.
            if (!locale.getDisplayLanguage(Locale.ENGLISH).equals(locale.getLanguage())) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // said below, in the same words
        }
        fields.fault("language", MESSAGES.message("run.language"));
        return "en";
    }

    private static RunAbout about(Fields fields) {
        return new RunAbout(
                RunFaults.atMost(fields, "contents", 100, fields.texts("contents", 1000)),
                fields.optionalText("audience", 2000),
                fields.optionalText("eligibility", 2000),
                fields.optionalText("timeCommitment", 2000),
                RunFaults.atMost(fields, "outcomes", 100, fields.texts("outcomes", 1000)));
    }

    private static RunPlace place(Fields fields, Opportunity opportunity) {
        return new RunPlace(
                fields.has("format") ? fields.word("format", RunFormat.BY_WORD) : RunFormat.usual(opportunity.kind()),
                fields.optionalText("place", 300),
                fields.optionalText("hostCity", 120));
    }

    private static Registration registration(Fields fields) {
        List<Registration.Tier> tiers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Fields tier : RunFaults.atMost(fields, "tiers", 20, fields.objects("tiers"))) {
            tiers.add(new Registration.Tier(
                    tier.text("name", 300),
                    tier.optionalNumber("places", 1, 1_000_000),
                    tier.optionalText("note", 1000),
                    tier.flag("perCity"),
                    tier.flag("assessed"),
                    tier.flag("selected")));
            if (!names.add(tiers.get(tiers.size() - 1).name())) {
                tier.fault("name", MESSAGES.message("run.tier"));
            }
            tier.end();
        }
        return new Registration(
                fields.flag("registerHere"),
                fields.optionalDate("registrationDeadline"),
                fields.optionalText("capacity", 2000),
                tiers,
                RunFaults.atMost(fields, "questions", 20, fields.texts("questions", 500)),
                fields.optionalText("contact", 300));
    }

    private static List<Material> materials(Fields fields) {
        List<Material> materials = new ArrayList<>();
        for (Fields material : RunFaults.atMost(fields, "materials", 100, fields.objects("materials"))) {
            String title = material.text("title", 300);
            URI url = https(material, "url");
            if (url != null) {
                materials.add(new Material(title, url));
            } else if (!material.has("url")) {
                material.fault("url", MESSAGES.message("missing"));
            }
            material.end();
        }
        return materials;
    }

    /** An address that a page links to: of the web, safe, and with nobody's name in it. */
    private static @Nullable URI https(Fields fields, String name) {
        String text = fields.optionalText(name, 2000);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            URI uri = new URI(text);
            if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below, in the same words
        }
        fields.fault(name, MESSAGES.message("address"));
        return null;
    }

    private List<CriterionCode> criteria(Fields fields, StandardId id) {
        Standard standard = standards.get(id);
        Set<CriterionCode> codes = new HashSet<>();
        List<String> texts = fields.texts("criteria", 16);
        if (standard == null) {
            return List.of();
        }
        for (int i = 0; i < texts.size(); i++) {
            CriterionCode code = new CriterionCode(texts.get(i));
            if (!code.value().isEmpty() && standard.findCriterion(code).isEmpty()) {
                fields.fault("criteria", i, MESSAGES.message("criterion.unknown"));
            } else if (!codes.add(code)) {
                fields.fault("criteria", i, MESSAGES.message("criterion.twice"));
            }
        }
        return standard.criteria(codes).stream().map(Criterion::code).toList();
    }

    private static RunState state(Fields fields) {
        boolean hidden = fields.has("published") && !fields.flag("published");
        Instant at = moment(fields, "publishedAt");
        if (hidden && at != null) {
            fields.fault("publishedAt", MESSAGES.message("run.hidden"));
        }
        LocalDate cancelledOn = fields.optionalDate("cancelledOn");
        String notice = fields.optionalText("cancelNotice", 2000);
        if (notice != null && cancelledOn == null) {
            fields.fault("cancelNotice", MESSAGES.message("run.not-cancelled"));
        }
        return new RunState(
                hidden ? null : at == null ? Instant.EPOCH : at,
                cancelledOn,
                notice,
                fields.optionalDate("postponedFrom"));
    }

    private static @Nullable Instant moment(Fields fields, String name) {
        String text = fields.optionalText(name, 40);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Instant at = Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
            if (at.isAfter(Instant.EPOCH) && at.isBefore(LATEST)) {
                return at;
            }
        } catch (DateTimeException e) {
            // said below, in the same words
        }
        fields.fault(name, MESSAGES.message("moment"));
        return null;
    }

    private static RunSession session(Fields fields) {
        LocalTime start = fields.optionalTime("startTime");
        LocalTime end = fields.optionalTime("endTime");
        ZoneId zone = fields.optionalZone("zone");
        RunSession session = new RunSession(
                fields.date("date"),
                fields.flag("yearInferred"),
                fields.flag("wholeWeek"),
                start,
                end,
                zone,
                fields.text("label", 1000),
                fields.has("kind") ? fields.word("kind", SessionKind.BY_WORD) : SessionKind.MEETING,
                fields.optionalText("leader", 300),
                fields.optionalText("place", 300),
                https(fields, "link"));
        if (start != null && !fields.has("zone")) {
            fields.fault("zone", MESSAGES.message("session.zone"));
        }
        if (end != null && (start == null || !end.isAfter(start))) {
            fields.fault("endTime", MESSAGES.message("session.end"));
        }
        return session;
    }
}
