package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.web.view.AdminConnectionView.Verdict;
import org.waymark.web.view.AdminPlatformView.OriginState;
import org.waymark.web.view.AdminPlatformsView.State;

/** The administrator's pages: rich, empty, and full of hostile text. */
final class AdminSamples {
    private AdminSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        fill(all, "rich", "Moodle of the City University", new FormView("/admin/s/here", "token-1"));
        fill(
                all,
                "hostile",
                Samples.HOSTILE,
                new FormView(
                        "/post?x=" + Samples.HOSTILE,
                        Samples.HOSTILE,
                        List.of(new FormView.Field(Samples.HOSTILE, Samples.HOSTILE))));
        empty(all);
        return all;
    }

    private static void fill(Map<String, Object> all, String kind, String x, FormView form) {
        LayoutView layout = layout(x);
        LinkView link = new LinkView(x, "/a?" + x);
        List<FactView> facts = List.of(new FactView("Issuer", x), new FactView(x, "https://lms.example/" + x));
        all.put("adminenter-" + kind, new AdminEnterView(layout, form.action()));
        all.put(
                "adminoverview-" + kind,
                new AdminOverviewView(
                        layout,
                        List.of(new AdminOverviewView.Warning(x, link)),
                        List.of(
                                new AdminOverviewView.Figure("Platforms let in", "3", "/a?" + x),
                                new AdminOverviewView.Figure(x, x, "/b"))));
        all.put(
                "adminplatforms-" + kind,
                new AdminPlatformsView(
                        layout,
                        List.of(
                                new AdminPlatformsView.Row(x, x, x, State.ON, true, 1, 2, true, link),
                                new AdminPlatformsView.Row(x, x, x, State.PENDING, false, 0, 0, false, link),
                                new AdminPlatformsView.Row(x, x, x, State.OFF, false, 1, 0, false, link)),
                        form,
                        new AdminPlatformsView.Made("https://waymark.example/lti/register/" + x, x, true),
                        link));
        all.put(
                "adminplatform-" + kind,
                new AdminPlatformView(
                        layout,
                        x,
                        State.PENDING,
                        true,
                        facts,
                        "https://waymark.example/lti/keys/" + x,
                        new AdminPlatformView.Waiting(
                                List.of(
                                        new AdminPlatformView.Difference("Tokens", x, x),
                                        new AdminPlatformView.Difference("Audience", "", x)),
                                form,
                                form,
                                List.of(
                                        new AdminPlatformView.Origin("https://a" + x, OriginState.WAITING, form, form),
                                        new AdminPlatformView.Origin("https://b" + x, OriginState.ALLOWED, form, form),
                                        new AdminPlatformView.Origin("https://c" + x, OriginState.REFUSED, form, form)),
                                form,
                                new AdminPlatformView.Users(false, 3, form)),
                        form,
                        form,
                        form,
                        List.of(
                                new AdminPlatformView.Deployment("1" + x, true, form),
                                new AdminPlatformView.Deployment("2" + x, false, form)),
                        form,
                        form,
                        link,
                        link,
                        link,
                        link));
        all.put(
                "adminrules-" + kind,
                new AdminRulesView(
                        layout,
                        List.of(new AdminRulesView.Row(link, x, x, x), new AdminRulesView.Row(link, x, null, null))));
        all.put(
                "adminintake-" + kind,
                new AdminIntakeView(
                        layout,
                        List.of(
                                new AdminIntakeView.Client(
                                        x,
                                        x,
                                        x,
                                        x,
                                        null,
                                        form,
                                        List.of(
                                                new AdminIntakeView.Call(x, "/intake/v1/completions", true, x),
                                                new AdminIntakeView.Call(x, x, false, "422: " + x))),
                                new AdminIntakeView.Client(x, x, x, x, x, null, List.of())),
                        form,
                        List.of(new AdminIntakeView.Platform(x, x)),
                        x,
                        new AdminIntakeView.Made(x, "wmk_" + x),
                        "/intake/v1/openapi.json"));
        all.put(
                "adminaddresses-" + kind,
                new AdminAddressesView(
                        layout,
                        link,
                        form,
                        List.of(
                                new AdminAddressesView.Choice(x, x, x, true),
                                new AdminAddressesView.Choice("NOTHING", "Nothing", x, false))));
        all.put(
                "adminwebservice-" + kind,
                new AdminWebServiceView(
                        layout,
                        link,
                        form,
                        "https://lms.example/" + x,
                        true,
                        x,
                        null,
                        form,
                        form,
                        new AdminWebServiceView.Tested(false, x)));
        all.put(
                "adminplatformform-" + kind,
                new AdminPlatformFormView(
                        layout,
                        x,
                        form,
                        List.of(
                                new AdminPlatformFormView.Field("issuer", "Issuer", x, x, true, null),
                                new AdminPlatformFormView.Field("name", x, "Hint", x, false, x)),
                        x,
                        facts,
                        true));
        all.put(
                "adminconnection-" + kind,
                new AdminConnectionView(
                        layout,
                        x,
                        List.of(
                                new AdminConnectionView.Step("The platform’s keys", Verdict.GOOD, x, ""),
                                new AdminConnectionView.Step(x, Verdict.BAD, x, x),
                                new AdminConnectionView.Step("Roster", Verdict.NOT_TRIED, x, "")),
                        List.of(x),
                        form,
                        link));
        all.put(
                "adminlaunches-" + kind,
                new AdminLaunchesView(
                        layout,
                        false,
                        List.of(new LinkView("All", "/l", true), link),
                        List.of(
                                new AdminLaunchesView.Row("March 3, 2020, 10:15 UTC", x, true, "Let in", link),
                                new AdminLaunchesView.Row(x, "", false, x, link)),
                        link,
                        link));
        all.put(
                "adminlaunch-" + kind,
                new AdminLaunchView(layout, false, x, x, facts, "{\n  \"iss\" : \"" + x + "\"\n}", link));
        all.put(
                "admincities-" + kind,
                new AdminCitiesView(
                        layout,
                        form,
                        x,
                        x,
                        List.of(x),
                        List.of(
                                new AdminCitiesView.Code("ABCD-EFGH-JKMN" + x, x, x, form),
                                new AdminCitiesView.Code(x, x, x, null))));
        all.put(
                "adminpeople-" + kind,
                new AdminPeopleView(
                        layout,
                        form,
                        x,
                        List.of(
                                new AdminPeopleView.Platform("1", x, true),
                                new AdminPeopleView.Platform("2", "LMS", false)),
                        List.of(
                                new AdminPeopleView.Row(link, x, x, x, true),
                                new AdminPeopleView.Row(link, "42", "LMS", null, false)),
                        true));
        all.put(
                "adminperson-" + kind,
                new AdminPersonView(
                        layout,
                        x,
                        "0e2c",
                        x,
                        x,
                        true,
                        x,
                        form,
                        List.of(x, "City of Springfield"),
                        List.of(
                                new AdminPersonView.Fact(
                                        x, x, x, x, x, true, null, "Badge held", "/c", List.of(x, x), form, null),
                                new AdminPersonView.Fact(
                                        x, x, x, "", x, false, x, "No badge", null, List.of(x), null, form)),
                        link));
        all.put(
                "admindata-" + kind,
                new AdminDataView(
                        layout,
                        form,
                        false,
                        x,
                        new AdminDataView.Changes(false, form, List.of(x), List.of(x), 3, List.of(x)),
                        link));
        all.put(
                "admindata-" + kind + "faults",
                new AdminDataView(
                        layout,
                        form,
                        true,
                        x,
                        new AdminDataView.Faults(List.of(new AdminDataView.Fault(3, x, x))),
                        link));
        all.put(
                "adminkeys-" + kind,
                new AdminKeysView(
                        layout,
                        List.of(new AdminKeysView.Use(
                                "lti", x, x, true, List.of(new AdminKeysView.Key(x, x, true)), form))));
        all.put(
                "admingrades-" + kind,
                new AdminGradesView(
                        layout,
                        x,
                        List.of(new LinkView("All", "/g", true), link),
                        form,
                        List.of(
                                new AdminGradesView.Row(x, x, x, true, x, null, List.of(x), form),
                                new AdminGradesView.Row("Ada", "Course", "LMS", false, x, x, List.of(), form)),
                        link,
                        link));
    }

    private static void empty(Map<String, Object> all) {
        LayoutView layout = layout("Empty");
        FormView form = new FormView("/admin/s/here", "token-1");
        LinkView link = new LinkView("There", "/there");
        all.put("adminoverview-empty", new AdminOverviewView(layout, List.of(), List.of()));
        all.put("adminplatforms-empty", new AdminPlatformsView(layout, List.of(), form, null, link));
        all.put(
                "adminplatform-empty",
                new AdminPlatformView(
                        layout,
                        "LMS",
                        State.ON,
                        false,
                        List.of(new FactView("Issuer", "https://lms.example")),
                        null,
                        new AdminPlatformView.Waiting(List.of(), null, null, List.of(), form, null),
                        null,
                        form,
                        form,
                        List.of(),
                        form,
                        form,
                        link,
                        link,
                        link,
                        link));
        all.put(
                "adminwebservice-empty",
                new AdminWebServiceView(
                        layout,
                        link,
                        form,
                        "https://lms.example/webservice/rest/server.php",
                        false,
                        null,
                        null,
                        null,
                        null,
                        null));
        all.put("adminrules-empty", new AdminRulesView(layout, List.of()));
        all.put(
                "adminintake-empty",
                new AdminIntakeView(layout, List.of(), form, List.of(), null, null, "/intake/v1/openapi.json"));
        all.put("adminlaunches-empty", new AdminLaunchesView(layout, true, List.of(link), List.of(), null, null));
        all.put(
                "adminlaunch-empty",
                new AdminLaunchView(layout, true, "Let in", null, List.of(new FactView("When", "Now")), null, link));
        all.put("admincities-empty", new AdminCitiesView(layout, form, "", null, List.of(), List.of()));
        all.put("adminpeople-empty", new AdminPeopleView(layout, form, "", List.of(), List.of(), false));
        all.put("adminpeople-nobody", new AdminPeopleView(layout, form, "Ada", List.of(), List.of(), false));
        all.put(
                "adminperson-empty",
                new AdminPersonView(layout, "Ada", "0e2c", "42", "LMS", false, null, null, List.of(), List.of(), link));
        all.put("admindata-empty", new AdminDataView(layout, form, true, "", null, link));
        all.put("admingrades-empty", new AdminGradesView(layout, "Nothing.", List.of(), null, List.of(), null, null));
    }

    private static LayoutView layout(String title) {
        return new LayoutView(
                title,
                "Administration",
                null,
                null,
                List.of(
                        new LinkView("Overview", "/o"),
                        new LinkView("Platforms", "/p", true),
                        new LinkView("Launches", "/l"),
                        new LinkView("Grades", "/g"),
                        new LinkView("City codes", "/c"),
                        new LinkView("Data", "/d"),
                        new LinkView("Keys", "/k")),
                title,
                "7f3a9c21");
    }
}
