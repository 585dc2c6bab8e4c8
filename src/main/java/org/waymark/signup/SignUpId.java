package org.waymark.signup;

import java.util.UUID;
import org.waymark.id.RowId;

/** Names a sign-up. */
public record SignUpId(UUID value) implements RowId {

    public static SignUpId random() {
        return new SignUpId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
