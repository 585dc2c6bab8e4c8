package org.waymark.practice.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.waymark.practice.view.MessagesView;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.Ledger;
import org.waymark.practice.wire.Message;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;

/** Shows what the tool and the platform said to each other, newest first, with the verdicts. */
final class MessagesPage {
    private static final int SHOWN = 200;

    private final Ledger ledger;
    private final ActingPerson visitor;

    MessagesPage(Ledger ledger, ActingPerson visitor) {
        this.ledger = ledger;
        this.visitor = visitor;
    }

    Response show(Request request, Checks checks) {
        List<Message> messages = new ArrayList<>(ledger.messages());
        Collections.reverse(messages);
        return Layout.page(
                200,
                "messages",
                "Messages",
                visitor.find(request).orElse(null),
                new MessagesView(SHOWN, messages.stream().limit(SHOWN).toList()));
    }

    Response clear(Request request, Checks checks) {
        ledger.clear();
        return Response.seeOther("/messages");
    }
}
