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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.waymark.credential.Credential;
import org.waymark.credential.document.Baking;
import org.waymark.credential.paper.BadgeImage;
import org.waymark.journey.view.ViewCredential;
import org.waymark.web.Media;
import org.waymark.web.Routes;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Hands out the files of all badges of a person that are in force as one ZIP, to be kept or taken elsewhere. */
final class BadgeFilesRoutes implements Routes {
    private final Visitor visitor;
    private final ViewCredential viewCredential;

    BadgeFilesRoutes(Visitor visitor, ViewCredential viewCredential) {
        this.visitor = visitor;
        this.viewCredential = viewCredential;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/badges.zip", this::zip);
    }

    private void zip(Context context) {
        Session session = visitor.session(context);
        visitor.link(session);
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"badges.zip\"");
        Media.send(context, "application/zip", zip(viewCredential.listInForce(session.learner())));
    }

    /** The same badges give the same bytes. */
    private static byte[] zip(List<Credential> badges) {
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
