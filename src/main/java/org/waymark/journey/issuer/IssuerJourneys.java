package org.waymark.journey.issuer;

import org.waymark.credential.document.Issuing;
import org.waymark.work.Instance;

/** Builds what the programme's staff does about who issues badges. */
public final class IssuerJourneys {
    public final EditIssuer editIssuer;
    public final ChooseIssuer chooseIssuer;
    public final PreviewIssuer previewIssuer;

    public IssuerJourneys(Instance instance, Issuing issuing) {
        editIssuer = new EditIssuer(instance);
        chooseIssuer = new ChooseIssuer(instance);
        previewIssuer = new PreviewIssuer(instance, issuing);
    }
}
