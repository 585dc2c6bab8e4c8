package org.waymark.web.admin.city;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.waymark.journey.city.ManageLeads;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;

/** Staff name leads of a city, end their roles, and make and end codes for them. */
final class CityLeadRoutes implements Routes {
    private final AdminVisitor visitor;
    private final ManageLeads leads;

    CityLeadRoutes(AdminVisitor visitor, ManageLeads leads) {
        this.visitor = visitor;
        this.leads = leads;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/admin/{session}/cities/{city}/leads", this::name);
        routes.post("/admin/{session}/cities/{city}/leads/end", this::end);
        routes.post("/admin/{session}/cities/{city}/lead-codes", this::makeCode);
        routes.post("/admin/{session}/cities/{city}/lead-codes/end", this::endCode);
    }

    private void name(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CityId city = CityFilePage.city(context);
        boolean named = leads.name(learner(form), city, visitor.name(session));
        back(context, session, form, city, named, Flash.LEAD_NAMED);
    }

    private void end(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CityId city = CityFilePage.city(context);
        boolean ended = leads.end(city, learner(form), visitor.name(session));
        back(context, session, form, city, ended, Flash.LEAD_ENDED);
    }

    /** To the page that the form stands on: the person's, where it says so, or the city's. */
    private void back(Context context, AdminSession session, Form form, CityId city, boolean done, Flash flash) {
        String page = form.text("from").equals("person") ? "/people/" + learner(form) : CityFilePage.address(city);
        visitor.backTo(context, session, page, done ? flash : Flash.NOTHING_DONE);
    }

    private static LearnerId learner(Form form) {
        return form.id("learner", LearnerId::new).orElseThrow(Refusal::badInput);
    }

    private void makeCode(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CityId city = CityFilePage.city(context);
        Optional<?> made = leads.makeCode(city, visitor.name(session));
        if (made.isEmpty()) {
            throw Refusal.notFound();
        }
        visitor.backTo(context, session, CityFilePage.address(city), Flash.LEAD_CODE_MADE);
    }

    private void endCode(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CityId city = CityFilePage.city(context);
        boolean done = leads.endCode(city, form.text("code"));
        visitor.backTo(context, session, CityFilePage.address(city), done ? Flash.LEAD_CODE_ENDED : Flash.NOTHING_DONE);
    }
}
