package org.waymark.web.admin.programme;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.admin.ImportData;
import org.waymark.journey.catalogue.AnnounceRuns;
import org.waymark.journey.standard.EditStandard;
import org.waymark.journey.standard.Moves;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.standard.ImportSummary;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/** The Standard and the catalogue: checked and shown first, then applied, with the very text that was checked. */
final class DataRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(DataRoutes.class);
    private static final int LARGEST_FILE = 5_000_000;

    private final AdminVisitor visitor;
    private final ImportData imports;
    private final EditStandard edit;
    private final AnnounceRuns announceRuns;

    DataRoutes(AdminVisitor visitor, ImportData imports, EditStandard edit, AnnounceRuns announceRuns) {
        this.visitor = visitor;
        this.imports = imports;
        this.edit = edit;
        this.announceRuns = announceRuns;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/data", this::open);
        routes.post("/admin/{session}/data/preview", this::preview);
        routes.post("/admin/{session}/data/apply", this::apply);
        routes.post("/admin/{session}/data/announcement", this::announce);
        routes.get("/admin/{session}/data/catalogue.json", this::export);
    }

    private void open(Context context) {
        AdminSession session = visitor.session(context);
        show(context, session, kind(true).equals(Form.query(context).get("kind")), "", null);
    }

    private void preview(Context context) {
        visitor.session(context);
        Form form = Form.withFile(context);
        AdminSession session = visitor.posting(context, form);
        boolean standard = isStandard(form);
        String text = text(context);
        if (text.isBlank()) {
            context.status(422);
            show(context, session, standard, "", noText());
            return;
        }
        ImportData.Imported imported = standard ? imports.previewStandard(text) : imports.previewCatalogue(text);
        if (imported instanceof ImportData.Refused) {
            context.status(422);
        }
        FormView apply = visitor.form(session, "/data/apply", new FormView.Field("kind", kind(standard)));
        Optional<Moves> moves = standard ? edit.checkImport(text) : Optional.empty();
        show(context, session, standard, text, result(imported, false, apply, moves));
    }

    private void apply(Context context) {
        visitor.session(context);
        Form form = Form.withFile(context);
        AdminSession session = visitor.posting(context, form);
        boolean standard = isStandard(form);
        String text = text(context);
        ImportData.Imported imported =
                standard ? imports.standard(text, visitor.name(session)) : imports.catalogue(text);
        if (imported instanceof ImportData.Refused) {
            context.status(422);
        }
        show(context, session, standard, text, result(imported, true, null, Optional.empty()));
    }

    private void announce(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        String sentence = form.text("announced").replaceAll("\\p{Cntrl}", " ").strip();
        if (!announceRuns.announce(sentence)) {
            // The field takes no more, so this was no browser.
            throw Refusal.badInput();
        }
        context.status(303).header("Location", session.path("/data"));
    }

    private void export(Context context) {
        visitor.session(context);
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"catalogue.json\"");
        context.contentType("application/json; charset=utf-8").result(imports.exportCatalogue());
    }

    private void show(
            Context context, AdminSession session, boolean standard, String text, DataView.@Nullable Result result) {
        visitor.show(
                context,
                session,
                new DataView(
                        visitor.layout(context, session, MESSAGES.say("data.heading"), "/data"),
                        visitor.form(session, "/data/preview"),
                        standard,
                        text,
                        result,
                        new LinkView(MESSAGES.say("retention.heading"), session.path("/data/retention")),
                        new LinkView(MESSAGES.say("data.export"), session.path("/data/catalogue.json")),
                        visitor.form(session, "/data/announcement"),
                        announceRuns.announced()));
    }

    private static DataView.Result result(
            ImportData.Imported imported, boolean done, @Nullable FormView apply, Optional<Moves> moves) {
        if (imported instanceof ImportData.Refused refused) {
            return new DataView.Faults(refused.faults().stream()
                    .map(fault -> new DataView.Fault(
                            fault.line(), fault.field(), fault.message().words()))
                    .toList());
        }
        ImportSummary summary = ((ImportData.Done) imported).summary();
        return new DataView.Changes(
                done,
                summary.changedNothing() ? null : apply,
                summary.added(),
                summary.changed(),
                summary.unchanged(),
                summary.kept(),
                moves.map(known -> Message.words(known.changes())).orElse(List.of()),
                moves.map(DataRoutes::facts).orElse(List.of()));
    }

    private static List<FactView> facts(Moves moves) {
        return List.of(
                new FactView(MESSAGES.say("data.moves.runs"), moves.runs().words()),
                new FactView(MESSAGES.say("data.moves.cities"), moves.cities().words()),
                new FactView(MESSAGES.say("data.moves.badges"), moves.badges().words()));
    }

    private static DataView.Result noText() {
        return new DataView.Faults(List.of(new DataView.Fault(1, "file", MESSAGES.say("data.faults.no-file"))));
    }

    private static boolean isStandard(Form form) {
        String kind = form.text("kind");
        if (!kind.equals("standard") && !kind.equals("catalogue")) {
            throw Refusal.badInput();
        }
        return kind.equals("standard");
    }

    private static String kind(boolean standard) {
        return standard ? "standard" : "catalogue";
    }

    /** The file when one came, else what was pasted. Read past the limit of short fields: catalogues are long. */
    private static String text(Context context) {
        UploadedFile file = context.isMultipartFormData() ? context.uploadedFile("file") : null;
        String text = file != null && file.size() > 0 ? read(file) : context.formParam("text");
        if (text == null) {
            return "";
        }
        if (text.length() > LARGEST_FILE) {
            throw new Refusal(413, "TOO_LARGE");
        }
        return text;
    }

    private static String read(UploadedFile file) {
        if (file.size() > LARGEST_FILE) {
            throw new Refusal(413, "TOO_LARGE");
        }
        try (InputStream in = file.content()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // Some editors put a mark of the encoding first, which is no JSON.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw Refusal.badInput();
        }
    }
}
