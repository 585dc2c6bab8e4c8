package org.waymark.web.admin.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page of one platform.
 *
 * @param newKeySet the address of the key set that the platform does not read yet; null when it does
 * @param waiting what an operator decides about
 * @param on switches it on; null when it is on
 * @param off switches it off; null when it is off
 * @param mark sets or takes the programme mark
 * @param addDeployment posts the id of a deployment to be let in
 * @param test runs the connection test
 */
public record PlatformView(
        LayoutView layout,
        String name,
        PlatformsView.State state,
        boolean programme,
        List<FactView> facts,
        @Nullable String newKeySet,
        Waiting waiting,
        @Nullable FormView on,
        @Nullable FormView off,
        FormView mark,
        List<Deployment> deployments,
        FormView addDeployment,
        FormView test,
        LinkView edit,
        LinkView webService,
        LinkView addresses,
        LinkView grades) {

    /**
     * The changes that the platform wants and an operator has to agree to.
     *
     * @param accept takes the new addresses over; null when there are none
     * @param discard drops them; null when there are none
     * @param allow posts an origin that is typed
     * @param users whether the issuer's clients have the same users; null where it has one client only
     */
    public record Waiting(
            List<Difference> differences,
            @Nullable FormView accept,
            @Nullable FormView discard,
            List<Origin> origins,
            FormView allow,
            @Nullable Users users) {}

    /** @param change says the other thing of all clients of the issuer */
    public record Users(boolean shared, int clients, FormView change) {}

    /** @param known empty when nothing is set */
    public record Difference(String field, String known, String wanted) {}

    /** The state of an origin. */
    public enum OriginState {
        WAITING,
        ALLOWED,
        REFUSED
    }

    public record Origin(String origin, OriginState state, FormView allow, FormView refuse) {}

    /** @param change lets it in, or shuts it out */
    public record Deployment(String id, boolean allowed, FormView change) {}
}
