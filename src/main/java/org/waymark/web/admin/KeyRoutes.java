package org.waymark.web.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.journey.admin.ManageKeys;
import org.waymark.journey.admin.ViewAdministration;
import org.waymark.keys.KeyFact;
import org.waymark.keys.KeyUse;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;

/** The installation's keys and their rotation. */
final class KeyRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(KeyRoutes.class);
    private static final Set<String> OVERLAPS = Set.of("0", "24", "72");

    private final AdminVisitor visitor;
    private final ManageKeys keys;
    private final InstantSource clock;

    KeyRoutes(AdminVisitor visitor, ManageKeys keys, InstantSource clock) {
        this.visitor = visitor;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/keys", this::list);
        routes.post("/admin/{session}/keys/{use}", this::rotate);
    }

    private void list(Context context) {
        AdminSession session = visitor.session(context);
        List<KeyFact> facts = keys.list();
        Instant now = clock.instant();
        List<KeyUse> due = ViewAdministration.keysDue(facts, now);
        List<KeysView.Use> uses = uses(facts)
                .map(use -> new KeysView.Use(
                        address(use),
                        name(use),
                        MESSAGES.say("KeyUse." + use.name() + ".what"),
                        due.contains(use),
                        facts.stream()
                                .filter(fact -> fact.set().use() == use)
                                .map(fact -> key(fact, now))
                                .toList(),
                        visitor.form(session, "/keys/" + address(use))))
                .toList();
        visitor.show(
                context,
                session,
                new KeysView(visitor.layout(context, session, MESSAGES.say("keys.heading"), "/keys"), uses));
    }

    private static KeysView.Key key(KeyFact fact, Instant now) {
        Instant retired = fact.retiredAt();
        Instant from = fact.activeFrom();
        if (from.isAfter(now)) {
            return new KeysView.Key(fact.kid(), MESSAGES.say("keys.planned", "from", from), false);
        }
        if (retired == null) {
            return new KeysView.Key(fact.kid(), MESSAGES.say("keys.signing", "from", from), true);
        }
        return retired.isAfter(now)
                ? new KeysView.Key(fact.kid(), MESSAGES.say("keys.ending", "from", from, "until", retired), true)
                : new KeysView.Key(fact.kid(), MESSAGES.say("keys.retired", "until", retired), false);
    }

    private void rotate(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        KeyUse use = uses(keys.list())
                .filter(known -> address(known).equals(context.pathParam("use")))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        String hours = form.text("hours");
        if (!OVERLAPS.contains(hours)) {
            throw Refusal.badInput();
        }
        keys.rotate(use, Duration.ofHours(Long.parseLong(hours)));
        visitor.backTo(context, session, "/keys", Flash.KEY_PLANNED);
    }

    /** What there are keys for: not every installation has all kinds. */
    private static Stream<KeyUse> uses(List<KeyFact> facts) {
        return Stream.of(KeyUse.values())
                .filter(use -> facts.stream().anyMatch(fact -> fact.set().use() == use));
    }

    private static String address(KeyUse use) {
        return use.name().toLowerCase(Locale.ROOT);
    }

    static String name(KeyUse use) {
        return MESSAGES.say(use);
    }
}
