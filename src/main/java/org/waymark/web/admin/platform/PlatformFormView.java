package org.waymark.web.admin.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;

/**
 * A platform to be typed in.
 *
 * @param shared what another issuer has the same of, in a sentence with the question whether it is meant; null for nothing
 * @param ours our own addresses, for the platform's form
 * @param faulty whether something was typed that cannot be taken
 */
public record PlatformFormView(
        LayoutView layout,
        String heading,
        FormView form,
        List<Field> fields,
        @Nullable String shared,
        List<FactView> ours,
        boolean faulty) {

    /** @param problem what is wrong with the value */
    public record Field(
            String name,
            String label,
            String hint,
            String value,
            boolean required,
            @Nullable String problem) {}
}
