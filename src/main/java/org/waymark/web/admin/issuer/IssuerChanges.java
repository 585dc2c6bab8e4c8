package org.waymark.web.admin.issuer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.issuer.IssuerForm;
import org.waymark.language.Messages;

/** Words what differs between two states of an organization, field by field. */
final class IssuerChanges {
    private static final Messages MESSAGES = Messages.of(IssuerChanges.class);

    private IssuerChanges() {}

    /** @param before null for an organization that was new */
    static List<IssuerFormView.Change> between(@Nullable IssuerFacts before, IssuerFacts after) {
        IssuerForm old = before == null ? new IssuerForm("", "", "", "", null, "", "", null) : IssuerForm.of(before);
        IssuerForm now = IssuerForm.of(after);
        List<IssuerFormView.Change> changes = new ArrayList<>();
        text(changes, IssuerForm.Field.NAME, old.name(), now.name());
        text(changes, IssuerForm.Field.ADDRESS, old.address(), now.address());
        text(changes, IssuerForm.Field.WEBSITE, old.website(), now.website());
        text(changes, IssuerForm.Field.EMAIL, old.email(), now.email());
        picture(changes, IssuerForm.Field.LOGO, old.logo(), now.logo());
        text(changes, IssuerForm.Field.SIGNATORY, old.signatory(), now.signatory());
        text(changes, IssuerForm.Field.ROLE, old.role(), now.role());
        picture(changes, IssuerForm.Field.SIGNATURE, old.signature(), now.signature());
        return changes;
    }

    private static void text(List<IssuerFormView.Change> changes, IssuerForm.Field field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new IssuerFormView.Change(MESSAGES.say(field), before, after));
        }
    }

    private static void picture(
            List<IssuerFormView.Change> changes,
            IssuerForm.Field field,
            IssuerFacts.@Nullable Picture before,
            IssuerFacts.@Nullable Picture after) {
        if (!Objects.equals(before, after)) {
            changes.add(new IssuerFormView.Change(
                    MESSAGES.say(field),
                    before == null ? "" : MESSAGES.say("change.picture"),
                    after == null ? "" : MESSAGES.say(before == null ? "change.picture" : "change.other-picture")));
        }
    }
}
