package org.waymark.web.admin.issuer;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.issuer.IssuerForm;
import org.waymark.credential.issuer.IssuerForm.Field;
import org.waymark.credential.issuer.PictureFile;
import org.waymark.credential.issuer.PictureKind;
import org.waymark.journey.issuer.EditIssuer;
import org.waymark.language.Message;
import org.waymark.web.Form;
import org.waymark.web.Refusal;

/**
 * Reads the posted form of an organization. A browser does not send a file again, so a picture that can be taken is kept
 * at once and named in the form from then on.
 */
final class PostedIssuer {
    private final EditIssuer editIssuer;

    PostedIssuer(EditIssuer editIssuer) {
        this.editIssuer = editIssuer;
    }

    /** @param refused the pictures that could not be taken, and why */
    record Posted(IssuerForm form, Map<Field, Message> refused) {}

    Posted read(Context context, Form form) {
        Map<Field, Message> refused = new EnumMap<>(Field.class);
        IssuerFacts.Picture logo = picture(context, form, Field.LOGO, PictureKind.LOGO, refused);
        IssuerFacts.Picture signature = picture(context, form, Field.SIGNATURE, PictureKind.SIGNATURE, refused);
        return new Posted(
                new IssuerForm(
                        form.text("name").strip(),
                        form.text("address").replace("\r\n", "\n").strip(),
                        form.text("website").strip(),
                        form.text("email").strip(),
                        logo,
                        form.text("signatory").strip(),
                        form.text("role").strip(),
                        signature),
                refused);
    }

    private IssuerFacts.@Nullable Picture picture(
            Context context, Form form, Field field, PictureKind kind, Map<Field, Message> refused) {
        String name = IssuerFormRoutes.name(field);
        String hash = form.text(name);
        IssuerFacts.Picture kept = hash.isEmpty() || form.text(name + "_remove").equals("yes")
                ? null
                : editIssuer.findPicture(kind, hash).orElse(null);
        UploadedFile file = context.isMultipartFormData() ? context.uploadedFile(name + "_file") : null;
        if (file == null || file.size() == 0) {
            return kept;
        }
        EditIssuer.Upload upload = editIssuer.upload(kind, bytes(file));
        Message why = upload.refused();
        if (why != null) {
            refused.put(field, why);
            return kept;
        }
        return upload.picture();
    }

    private static byte[] bytes(UploadedFile file) {
        try (InputStream in = file.content()) {
            return in.readNBytes(PictureFile.LARGEST + 1);
        } catch (IOException e) {
            throw Refusal.badInput();
        }
    }
}
