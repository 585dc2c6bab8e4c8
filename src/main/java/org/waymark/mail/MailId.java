package org.waymark.mail;

import java.util.UUID;
import org.waymark.id.RowId;

/** Names a letter. */
public record MailId(UUID value) implements RowId {

    public static MailId random() {
        return new MailId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
