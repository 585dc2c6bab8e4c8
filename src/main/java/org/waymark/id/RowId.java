package org.waymark.id;

import java.util.UUID;

/** An id of a row that is kept here, whichever table it is of. */
public interface RowId {
    UUID value();
}
