package org.waymark.web.learner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page on which a learner says which addresses are theirs, and chooses whom badges name.
 *
 * @param form posts {@code kind} (one of the names below), {@code address} for each that is chosen, {@code did}, and
 *     {@code again}
 * @param kind NOBODY, EMAIL, or DID, as it is or was chosen
 * @param did as it is or was typed; empty for none
 * @param add posts {@code email}
 * @param typed the address that was typed and not kept; empty for none
 * @param addHow which addresses can be added
 * @param addProblem what is wrong with the address that was typed
 * @param problem what is wrong with the choice
 */
public record RecipientView(
        LayoutView layout,
        FormView form,
        String kind,
        String did,
        List<Address> addresses,
        FormView add,
        String typed,
        String addHow,
        @Nullable String addProblem,
        @Nullable String problem,
        LinkView back) {
    /** Tells whether there is an address that badges can name. */
    public boolean anyConfirmed() {
        return addresses.stream().anyMatch(Address::confirmed);
    }

    /**
     * An address of the learner.
     *
     * @param chosen whether badges name it
     * @param state since when it is confirmed, or until when its letter can be answered
     * @param change removes one that is confirmed, and sends another letter to one that is not
     */
    public record Address(String address, boolean confirmed, boolean chosen, String state, FormView change) {}
}
