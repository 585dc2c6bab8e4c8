package org.waymark.web.admin.platform;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.journey.source.SetWebService;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.LinkView;

/** Serves the page that sets where the web services of a platform are; the token is taken and never given back. */
final class WebServiceRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(WebServiceRoutes.class);

    private final AdminVisitor visitor;
    private final SetWebService setWebService;

    WebServiceRoutes(AdminVisitor visitor, SetWebService setWebService) {
        this.visitor = visitor;
        this.setWebService = setWebService;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        String page = "/admin/{session}/platforms/{platform}/web-service";
        routes.get(page, context -> show(context, visitor.session(context), null, Map.of(), null));
        routes.post(page, this::save);
        routes.post(page + "/test", this::test);
        routes.post(page + "/remove", this::remove);
    }

    private void save(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        RegistrationId id = AdminVisitor.platform(context);
        if (setWebService.find(id).isEmpty()) {
            throw Refusal.notFound();
        }
        String address = form.text("address").strip();
        Map<String, Message> problems =
                setWebService.set(id, address, form.text("token").strip());
        if (problems.isEmpty()) {
            visitor.backTo(context, session, page(id), Flash.WEB_SERVICE_SAVED);
            return;
        }
        context.status(422);
        show(context, session, address, problems, null);
    }

    private void test(Context context) {
        AdminSession session = visitor.posting(context, Form.posted(context));
        SetWebService.Tested tested = setWebService.test(AdminVisitor.platform(context));
        show(
                context,
                session,
                null,
                Map.of(),
                new WebServiceView.Tested(tested.good(), tested.sentence().words()));
    }

    private void remove(Context context) {
        AdminSession session = visitor.posting(context, Form.posted(context));
        RegistrationId id = AdminVisitor.platform(context);
        boolean removed = setWebService.remove(id);
        visitor.backTo(context, session, page(id), removed ? Flash.WEB_SERVICE_REMOVED : Flash.NOTHING_DONE);
    }

    private static @Nullable String words(@Nullable Message problem) {
        return problem == null ? null : problem.words();
    }

    private static String page(RegistrationId platform) {
        return "/platforms/" + platform + "/web-service";
    }

    /** @param typed what was typed and could not be taken; null to show what is set */
    private void show(
            Context context,
            AdminSession session,
            @Nullable String typed,
            Map<String, Message> problems,
            WebServiceView.@Nullable Tested tested) {
        RegistrationId id = AdminVisitor.platform(context);
        SetWebService.Setting setting = setWebService.find(id).orElseThrow(Refusal::notFound);
        boolean set = setting.address().isPresent();
        String name = setting.registration().name();
        visitor.show(
                context,
                session,
                new WebServiceView(
                        visitor.layout(
                                context, session, MESSAGES.say("web-service.title", "platform", name), "/platforms"),
                        new LinkView(name, session.path("/platforms/" + id)),
                        visitor.form(session, page(id)),
                        typed != null
                                ? typed
                                : setting.address().map(URI::toString).orElse(setting.usual()),
                        set,
                        words(problems.get("address")),
                        words(problems.get("token")),
                        set ? visitor.form(session, page(id) + "/test") : null,
                        set ? visitor.form(session, page(id) + "/remove") : null,
                        tested));
    }
}
