package org.waymark.practice.page;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.waymark.practice.message.Platform;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Faults;
import org.waymark.practice.wire.Html;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;
import org.waymark.practice.wire.Spot;

/** Switches that make the platform fail, and its habits. */
final class FaultsPage {
    private static final Map<String, Fault> CHOICES = choices();

    private final Faults faults;
    private final Platform platform;
    private final Visitor visitor;

    FaultsPage(Faults faults, Platform platform, Visitor visitor) {
        this.faults = faults;
        this.platform = platform;
        this.visitor = visitor;
    }

    private static Map<String, Fault> choices() {
        Map<String, Fault> all = new LinkedHashMap<>();
        all.put("slow", Fault.slow(Duration.ofSeconds(5)));
        for (int status : new int[] {401, 403, 404, 409, 500}) {
            all.put(String.valueOf(status), Fault.status(status));
        }
        all.put("429", Fault.tooMany(Duration.ofSeconds(5)));
        all.put("html", Fault.html());
        all.put("drop", Fault.drop());
        all.put("lost", Fault.lostAnswer());
        all.put("down", Fault.down());
        return all;
    }

    Response show(Request request, Checks checks) {
        StringBuilder body = new StringBuilder(
                "<p>Make the platform misbehave and watch what the tool does.</p>" + "<h2>Now switched on</h2><ul>");
        Map<Spot, Fault> now = faults.all();
        now.forEach((spot, fault) -> body.append("<li>" + word(spot) + ": " + Html.escape(fault.words())
                + (fault.times() == 0 ? "" : ", for " + fault.times() + " more calls") + "</li>"));
        body.append(now.isEmpty() ? "<li class=\"soft\">nothing</li>" : "").append("</ul>");
        StringBuilder spots = new StringBuilder();
        for (Spot spot : Spot.values()) {
            spots.append(spot == Spot.PAGE ? "" : "<option value=\"" + spot + "\">" + word(spot) + "</option>");
        }
        StringBuilder kinds = new StringBuilder("<option value=\"none\">as usual</option>");
        CHOICES.forEach((name, fault) ->
                kinds.append("<option value=\"" + name + "\">" + Html.escape(fault.words()) + "</option>"));
        body.append("""
                <form method="post" action="/faults" class="row card">
                <div><label for="spot">Where</label><select id="spot" name="spot">%s</select></div>
                <div><label for="kind">What</label><select id="kind" name="kind">%s</select></div>
                <div><label for="times">For how many calls (0: until switched off)</label>
                <input id="times" name="times" type="number" min="0" max="1000" value="0"></div>
                <button>Switch</button></form><h2>Habits of real platforms</h2><ul class="cards">
                """.formatted(spots, kinds));
        for (Quirk quirk : Quirk.values()) {
            boolean on = platform.quirks().contains(quirk);
            body.append("<li class=\"card\"><p><strong>"
                    + Html.escape(quirk.name().toLowerCase(Locale.ROOT).replace('_', ' ')) + "</strong>: "
                    + (on ? "on" : "off") + "</p>"
                    + Layout.button("/quirks", on ? "Switch off" : "Switch on", "quirk", quirk.name(), true) + "</li>");
        }
        return Layout.page(
                200,
                "Faults",
                visitor.find(request).orElse(null),
                body.append("</ul>").toString());
    }

    Response set(Request request, Checks checks) {
        Map<String, String> form = request.form();
        Spot spot = Arrays.stream(Spot.values())
                .filter(one -> one.name().equals(form.get("spot")))
                .findFirst()
                .orElse(Spot.PAGE);
        Fault fault = CHOICES.get(form.getOrDefault("kind", "none"));
        if (fault == null || spot == Spot.PAGE) {
            faults.clear(spot);
        } else {
            String times = form.getOrDefault("times", "0");
            faults.set(spot, fault.times(times.matches("[0-9]{1,4}") ? Integer.parseInt(times) : 0));
        }
        return Response.seeOther("/faults");
    }

    Response quirk(Request request, Checks checks) {
        for (Quirk quirk : Quirk.values()) {
            if (quirk.name().equals(request.form().get("quirk"))
                    && !platform.quirks().remove(quirk)) {
                platform.quirks().add(quirk);
            }
        }
        return Response.seeOther("/faults");
    }

    private static String word(Spot spot) {
        return spot.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
