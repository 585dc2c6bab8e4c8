package org.waymark.web.admin.platform;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.ManagePlatforms;
import org.waymark.language.Messages;
import org.waymark.lti.platform.AddressRule;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.LinkView;

/** Serves the page that sets what is kept of the e-mail addresses that a platform tells. */
final class AddressRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(AddressRoutes.class);

    private final AdminVisitor visitor;
    private final ManagePlatforms platforms;

    AddressRoutes(AdminVisitor visitor, ManagePlatforms platforms) {
        this.visitor = visitor;
        this.platforms = platforms;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        String page = "/admin/{session}/platforms/{platform}/addresses";
        routes.get(page, this::show);
        routes.post(page, this::choose);
    }

    static LinkView link(AdminSession session, RegistrationId platform) {
        return new LinkView(MESSAGES.say("platform.addresses"), session.path(page(platform)));
    }

    private static String page(RegistrationId platform) {
        return "/platforms/" + platform + "/addresses";
    }

    private void show(Context context) {
        AdminSession session = visitor.session(context);
        RegistrationId id = AdminVisitor.platform(context);
        String name =
                platforms.find(id).orElseThrow(Refusal::notFound).registration().name();
        AddressRule chosen = platforms.findAddressRule(id).orElseThrow(Refusal::notFound);
        visitor.show(
                context,
                session,
                new AddressesView(
                        visitor.layout(
                                context, session, MESSAGES.say("addresses.title", "platform", name), "/platforms"),
                        new LinkView(name, session.path("/platforms/" + id)),
                        visitor.form(session, page(id)),
                        Arrays.stream(AddressRule.values())
                                .map(rule -> choice(rule, rule == chosen))
                                .toList()));
    }

    private static AddressesView.Choice choice(AddressRule rule, boolean chosen) {
        return new AddressesView.Choice(
                rule.name(), MESSAGES.say(rule), MESSAGES.say("AddressRule." + rule.name() + ".what"), chosen);
    }

    private void choose(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        RegistrationId id = AdminVisitor.platform(context);
        AddressRule rule = Arrays.stream(AddressRule.values())
                .filter(one -> one.name().equals(form.text("rule")))
                .findFirst()
                .orElseThrow(Refusal::badInput);
        if (!platforms.chooseAddressRule(id, rule)) {
            throw Refusal.notFound();
        }
        visitor.backTo(context, session, page(id), Flash.ADDRESSES_CHOSEN);
    }
}
