package org.waymark.web.admin.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;

/**
 * Other systems that tell completions.
 *
 * @param add posts {@code name} and the id of a platform
 * @param problem what is wrong with what was typed
 * @param made a client that was just made
 */
public record IntakeClientsView(
        LayoutView layout,
        List<Client> clients,
        FormView add,
        List<Platform> platforms,
        @Nullable String problem,
        @Nullable Made made,
        String description) {

    /** @param token shown this once */
    public record Made(String name, String token) {}

    /** A platform to choose from. */
    public record Platform(String id, String name) {}

    /**
     * @param id its name where a name and a password are asked for
     * @param since when it was made, as text
     * @param ended since when its token is refused; {@code null} while it is good
     * @param end refuses the token; {@code null} when it is refused already
     */
    public record Client(
            String id,
            String name,
            String platform,
            String since,
            @Nullable String ended,
            @Nullable FormView end,
            List<Call> calls) {}

    /** A call of a client, newest first. */
    public record Call(String when, String address, boolean good, String outcome) {}
}
