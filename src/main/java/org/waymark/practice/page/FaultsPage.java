package org.waymark.practice.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.practice.message.Platform;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.view.FaultsView;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Faults;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;
import org.waymark.practice.wire.Spot;

/** Switches that make the platform fail, and its habits. */
final class FaultsPage {
    private static final Map<String, Fault> CHOICES = choices();

    private final Faults faults;
    private final Platform platform;
    private final ActingPerson visitor;

    FaultsPage(Faults faults, Platform platform, ActingPerson visitor) {
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
        List<String> now = new ArrayList<>();
        faults.all()
                .forEach((spot, fault) -> now.add(FaultsView.words(spot) + ": " + fault.words()
                        + (fault.times() == 0 ? "" : ", for " + fault.times() + " more calls")));
        Map<Spot, String> spots = new EnumMap<>(Spot.class);
        EnumSet.complementOf(EnumSet.of(Spot.PAGE)).forEach(spot -> spots.put(spot, FaultsView.words(spot)));
        Map<Quirk, Boolean> quirks = new EnumMap<>(Quirk.class);
        for (Quirk quirk : Quirk.values()) {
            quirks.put(quirk, platform.quirks().contains(quirk));
        }
        FaultsView view = new FaultsView(now, spots, CHOICES, quirks);
        return Layout.page(200, "faults", "Faults", visitor.find(request).orElse(null), view);
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
}
