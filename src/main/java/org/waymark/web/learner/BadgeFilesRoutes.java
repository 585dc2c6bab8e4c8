package org.waymark.web.learner;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.waymark.credential.Credential;
import org.waymark.credential.SignedBadge;
import org.waymark.credential.document.Baking;
import org.waymark.credential.paper.BadgeImage;
import org.waymark.journey.credential.MakeRecord;
import org.waymark.journey.view.ViewCredential;
import org.waymark.web.Media;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/**
 * Hands out the files of all badges of a person that are in force as one ZIP, to be kept or taken elsewhere, and the learning
 * record (CLR 2.0) that has all of them in it.
 */
final class BadgeFilesRoutes implements Routes {
    private static final String RECORD = "learning-record";

    private final Visitor visitor;
    private final ViewCredential viewCredential;
    private final MakeRecord makeRecord;

    BadgeFilesRoutes(Visitor visitor, ViewCredential viewCredential, MakeRecord makeRecord) {
        this.visitor = visitor;
        this.viewCredential = viewCredential;
        this.makeRecord = makeRecord;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/badges.zip", this::zip);
        routes.get("/s/{session}/record.json", context -> record(context, RECORD + ".json"));
        routes.get("/s/{session}/record.jwt", context -> record(context, RECORD + ".jwt"));
    }

    private void zip(Context context) {
        Session session = visitor.session(context);
        visitor.link(session);
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"badges.zip\"");
        Media.send(
                context,
                "application/zip",
                zip(viewCredential.listInForce(session.learner()), makeRecord.make(session.learner())));
    }

    private void record(Context context, String name) {
        Session session = visitor.session(context);
        visitor.link(session);
        SignedBadge record = makeRecord.make(session.learner()).orElseThrow(Refusal::notFound);
        boolean json = name.endsWith(".json");
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        Media.send(
                context,
                json ? "application/vc" : "application/vc+jwt",
                (json ? record.json() : record.jwt()).getBytes(StandardCharsets.UTF_8));
    }

    /** The files of the same badges have the same bytes; the record is made anew. */
    private static byte[] zip(List<Credential> badges, Optional<SignedBadge> record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Credential badge : badges) {
                String folder = badge.runId() + "-" + badge.id() + "/";
                Instant awarded = badge.facts().awardedAt();
                put(zip, folder + "credential.json", badge.json(), awarded);
                put(zip, folder + "credential.jwt", badge.jwt(), awarded);
                put(
                        zip,
                        folder + "badge.svg",
                        Baking.intoSvg(BadgeImage.svg(badge.facts().achievement()), badge.jwt()),
                        awarded);
            }
            if (record.isPresent()) {
                Instant newest = badges.get(0).facts().awardedAt();
                put(zip, RECORD + ".json", record.get().json(), newest);
                put(zip, RECORD + ".jwt", record.get().jwt(), newest);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text, Instant at) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(at));
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
