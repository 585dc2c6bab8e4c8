package org.waymark.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One platform.
 *
 * @param on switches it on; null when it is on
 * @param off switches it off; null when it is off
 * @param mark sets or takes the programme mark
 * @param addDeployment posts the id of a deployment to be let in
 * @param test runs the connection test
 */
public record AdminPlatformView(
        LayoutView layout,
        String name,
        AdminPlatformsView.State state,
        boolean programme,
        List<FactView> facts,
        @Nullable FormView on,
        @Nullable FormView off,
        FormView mark,
        List<Deployment> deployments,
        FormView addDeployment,
        FormView test,
        LinkView edit,
        LinkView webService,
        LinkView grades) {

    /** @param change lets it in, or shuts it out */
    public record Deployment(String id, boolean allowed, FormView change) {}
}
