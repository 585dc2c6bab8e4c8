package org.waymark.web.admin.programme;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.admin.ManageCities;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.IssuedCode;
import org.waymark.web.Form;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;

/** City codes: made, listed, withdrawn. */
final class CityCodeRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(CityCodeRoutes.class);
    private static final int LONGEST_NAME = 200;

    private final AdminVisitor visitor;
    private final ManageCities cities;

    CityCodeRoutes(AdminVisitor visitor, ManageCities cities) {
        this.visitor = visitor;
        this.cities = cities;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/cities", context -> list(context, visitor.session(context), "", null));
        routes.post("/admin/{session}/cities", this::create);
        routes.post("/admin/{session}/cities/withdraw", this::withdraw);
    }

    private void list(Context context, AdminSession session, String typed, @Nullable String problem) {
        List<IssuedCode> issued = cities.listCodes();
        visitor.show(
                context,
                session,
                new CitiesView(
                        visitor.layout(context, session, MESSAGES.say("cities.heading"), "/cities"),
                        visitor.form(session, "/cities"),
                        typed,
                        problem,
                        issued.stream()
                                .map(code -> code.city().name())
                                .distinct()
                                .toList(),
                        issued.stream().map(code -> code(session, code)).toList()));
    }

    private CitiesView.Code code(AdminSession session, IssuedCode issued) {
        String shown = issued.code().shown();
        return new CitiesView.Code(
                shown,
                issued.city().name(),
                Language.current().moment(issued.createdAt()),
                issued.withdrawn()
                        ? null
                        : visitor.form(session, "/cities/withdraw", new FormView.Field("code", shown)));
    }

    private void create(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        String name = form.text("city").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            context.status(422);
            list(context, session, name, MESSAGES.say("cities.name-wrong", "longest", LONGEST_NAME));
            return;
        }
        cities.addCode(name);
        visitor.backTo(context, session, "/cities", Flash.CODE_MADE);
    }

    private void withdraw(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        boolean done = cities.withdrawCode(form.text("code"));
        visitor.backTo(context, session, "/cities", done ? Flash.CODE_WITHDRAWN : Flash.NOTHING_DONE);
    }
}
