package org.waymark.journey.view;

import java.time.LocalDate;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/** The day and the titles of all versions, with which the facts of a city are put into words. */
public record Naming(LocalDate today, Map<StandardId, String> standards) {
    public Naming {
        standards = Map.copyOf(standards);
    }

    static Naming read(Handle handle, Instance instance) {
        return new Naming(instance.today(), new Standards().listTitles(handle));
    }
}
