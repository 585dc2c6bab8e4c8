package org.waymark.practice.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.Html;
import org.waymark.practice.wire.Ledger;
import org.waymark.practice.wire.Message;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;
import org.waymark.practice.wire.Verdict;

/** What the tool and the platform said to each other, newest first, with the verdicts. */
final class MessagesPage {
    private static final int SHOWN = 200;

    private final Ledger ledger;
    private final Visitor visitor;

    MessagesPage(Ledger ledger, Visitor visitor) {
        this.ledger = ledger;
        this.visitor = visitor;
    }

    Response show(Request request, Checks checks) {
        List<Message> messages = new ArrayList<>(ledger.messages());
        Collections.reverse(messages);
        StringBuilder body = new StringBuilder("<p>Everything the tool sent, and every check made of it. The last "
                + SHOWN + " are shown.</p>" + Layout.button("/messages/clear", "Forget them", "all", "yes", true));
        messages.stream().limit(SHOWN).forEach(message -> body.append(entry(message)));
        return Layout.page(200, "Messages", visitor.find(request).orElse(null), body.toString());
    }

    private static String entry(Message message) {
        List<Verdict> failures = message.failures();
        String verdict = message.verdicts().isEmpty()
                ? ""
                : failures.isEmpty()
                        ? "<span class=\"good\">all " + message.verdicts().size() + " checks passed</span>"
                        : "<span class=\"bad\">failed: "
                                + Html.escape(failures.get(0).check()) + "</span>";
        StringBuilder details = new StringBuilder("<ul>");
        for (Verdict one : message.verdicts()) {
            details.append("<li class=\"" + (one.passed() ? "good" : "bad") + "\">"
                    + (one.passed() ? "passed: " : "failed: ")
                    + Html.escape(one.check()) + (one.detail().isEmpty() ? "" : " — " + Html.escape(one.detail()))
                    + "</li>");
        }
        details.append("</ul>");
        return """
                <details class="card"><summary><span class="soft">%s %s</span> <strong>%s</strong> %s → %s %s %s</summary>
                %s<h2>Sent</h2><pre>%s
                %s</pre><h2>Answered</h2><pre>%s</pre></details>
                """.formatted(
                Html.escape(message.time()),
                message.direction().equals("in") ? "to the platform" : "to the tool",
                Html.escape(message.method()),
                Html.escape(message.target().split("\\?", 2)[0]),
                message.status() == 0 ? "no answer" : String.valueOf(message.status()),
                message.fault().isEmpty() ? "" : "<span class=\"bad\">(" + Html.escape(message.fault()) + ")</span>",
                verdict,
                details,
                Html.escape(message.target() + "\n" + message.requestHeaders()),
                Html.escape(message.requestBody()),
                Html.escape(message.responseBody()));
    }

    Response clear(Request request, Checks checks) {
        ledger.clear();
        return Response.seeOther("/messages");
    }
}
