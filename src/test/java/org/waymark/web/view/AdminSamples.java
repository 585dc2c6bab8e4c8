package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.web.admin.AuditView;
import org.waymark.web.admin.EnterView;
import org.waymark.web.admin.KeysView;
import org.waymark.web.admin.OverviewView;
import org.waymark.web.admin.WalletClientView;
import org.waymark.web.admin.WalletClientsView;
import org.waymark.web.admin.platform.AddressesView;
import org.waymark.web.admin.platform.ConnectionView;
import org.waymark.web.admin.platform.ConnectionView.Verdict;
import org.waymark.web.admin.platform.GradesView;
import org.waymark.web.admin.platform.IntakeClientsView;
import org.waymark.web.admin.platform.LaunchView;
import org.waymark.web.admin.platform.LaunchesView;
import org.waymark.web.admin.platform.PlatformFormView;
import org.waymark.web.admin.platform.PlatformView;
import org.waymark.web.admin.platform.PlatformView.OriginState;
import org.waymark.web.admin.platform.PlatformsView;
import org.waymark.web.admin.platform.PlatformsView.State;
import org.waymark.web.admin.platform.WebServiceView;
import org.waymark.web.admin.programme.BadgeView;
import org.waymark.web.admin.programme.DataView;
import org.waymark.web.admin.programme.PeopleView;
import org.waymark.web.admin.programme.PersonView;
import org.waymark.web.admin.programme.RulesView;
import org.waymark.web.part.DeliveryView;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** The administrator's pages: rich, empty, and full of hostile text. */
final class AdminSamples {
    /** A picture of three stripes, within its address. */
    static final String LOGO =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAHgAAAAoCAIAAAC6iKlyAAAAYklEQVR42u3QQQ0AMAwDsRAaufKXOhjpw9ERiJM3lba01t+ABg0aNGjQoEGDBg0aNGjQoEGDBg0aNGjQoEGDBg0aNGjQoEGDBg0aNGjQoEGDBg0aNGjQoEGDBg0aNGjQ96A/Qi5yRz+qeLAAAAAASUVORK5CYII=";

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
        all.putAll(IssuerSamples.all(layout("Issuers"), layout(Samples.HOSTILE)));
        all.putAll(AchievementSamples.all(layout("Badges"), layout(Samples.HOSTILE)));
        return all;
    }

    private static void fill(Map<String, Object> all, String kind, String x, FormView form) {
        LayoutView layout = layout(x);
        LinkView link = new LinkView(x, "/a?" + x);
        List<FactView> facts = List.of(new FactView("Issuer", x), new FactView(x, "https://lms.example/" + x));
        all.put("adminenter-" + kind, new EnterView(layout, form.action()));
        all.put(
                "adminoverview-" + kind,
                new OverviewView(
                        layout,
                        List.of(new OverviewView.Warning(x, link)),
                        List.of(
                                new OverviewView.Figure("Approved platforms", "3", "/a?" + x),
                                new OverviewView.Figure(x, x, "/b"))));
        all.put(
                "adminplatforms-" + kind,
                new PlatformsView(
                        layout,
                        List.of(
                                new PlatformsView.Row(x, x, x, State.ON, true, 1, 2, true, link),
                                new PlatformsView.Row(x, x, x, State.PENDING, false, 0, 0, false, link),
                                new PlatformsView.Row(x, x, x, State.OFF, false, 1, 0, false, link)),
                        form,
                        new PlatformsView.Made("https://waymark.example/lti/register/" + x, x, true),
                        link));
        all.put(
                "adminplatform-" + kind,
                new PlatformView(
                        layout,
                        x,
                        State.PENDING,
                        true,
                        facts,
                        "https://waymark.example/lti/keys/" + x,
                        new PlatformView.Waiting(
                                List.of(
                                        new PlatformView.Difference("Tokens", x, x),
                                        new PlatformView.Difference("Audience", "", x)),
                                form,
                                form,
                                List.of(
                                        new PlatformView.Origin("https://a" + x, OriginState.WAITING, form, form),
                                        new PlatformView.Origin("https://b" + x, OriginState.ALLOWED, form, form),
                                        new PlatformView.Origin("https://c" + x, OriginState.REFUSED, form, form)),
                                form,
                                new PlatformView.Users(false, 3, form)),
                        form,
                        form,
                        form,
                        List.of(
                                new PlatformView.Deployment("1" + x, true, form),
                                new PlatformView.Deployment("2" + x, false, form)),
                        form,
                        form,
                        link,
                        link,
                        link,
                        link));
        all.put(
                "adminrules-" + kind,
                new RulesView(
                        layout, List.of(new RulesView.Row(link, x, x, x), new RulesView.Row(link, x, null, null))));
        all.put(
                "adminintake-" + kind,
                new IntakeClientsView(
                        layout,
                        List.of(
                                new IntakeClientsView.Client(
                                        x,
                                        x,
                                        x,
                                        x,
                                        null,
                                        form,
                                        List.of(
                                                new IntakeClientsView.Call(x, "/intake/v1/completions", true, x),
                                                new IntakeClientsView.Call(x, x, false, "422: " + x))),
                                new IntakeClientsView.Client(x, x, x, x, x, null, List.of())),
                        form,
                        List.of(new IntakeClientsView.Platform(x, x)),
                        x,
                        new IntakeClientsView.Made(x, "wmk_" + x),
                        "/intake/v1/openapi.json"));
        all.put(
                "adminwalletclients-" + kind,
                new WalletClientsView(layout, List.of(new WalletClientsView.Row(link, x, x, x, x)), null, link));
        all.put(
                "adminwalletclient-" + kind,
                new WalletClientView(layout, x, x, List.of("https://wallet.example/" + x, x), x, x, x, x, form, link));
        all.put(
                "adminaddresses-" + kind,
                new AddressesView(
                        layout,
                        link,
                        form,
                        List.of(
                                new AddressesView.Choice(x, x, x, true),
                                new AddressesView.Choice("NOTHING", "Nothing", x, false))));
        all.put(
                "adminwebservice-" + kind,
                new WebServiceView(
                        layout,
                        link,
                        form,
                        "https://lms.example/" + x,
                        true,
                        x,
                        null,
                        form,
                        form,
                        new WebServiceView.Tested(false, x)));
        all.put(
                "adminplatformform-" + kind,
                new PlatformFormView(
                        layout,
                        x,
                        form,
                        List.of(
                                new PlatformFormView.Field("issuer", "Issuer", x, x, true, null),
                                new PlatformFormView.Field("name", x, "Hint", x, false, x)),
                        x,
                        facts,
                        true));
        all.put(
                "adminconnection-" + kind,
                new ConnectionView(
                        layout,
                        x,
                        List.of(
                                new ConnectionView.Step("The platform's keys", Verdict.GOOD, x, ""),
                                new ConnectionView.Step(x, Verdict.BAD, x, x),
                                new ConnectionView.Step("Roster", Verdict.NOT_TRIED, x, "")),
                        List.of(x),
                        form,
                        link));
        all.put(
                "adminlaunches-" + kind,
                new LaunchesView(
                        layout,
                        false,
                        List.of(new LinkView("All", "/l", true), link),
                        List.of(
                                new LaunchesView.Row("March 3, 2020 at 10:15 AM UTC", x, true, "Accepted", link),
                                new LaunchesView.Row(x, "", false, x, link)),
                        link,
                        link));
        all.put(
                "adminlaunch-" + kind,
                new LaunchView(layout, false, x, x, facts, "{\n  \"iss\" : \"" + x + "\"\n}", link));
        all.put(
                "adminpeople-" + kind,
                new PeopleView(
                        layout,
                        form,
                        x,
                        List.of(new PeopleView.Platform("1", x, true), new PeopleView.Platform("2", "LMS", false)),
                        List.of(
                                new PeopleView.Row(link, x, x, x, true),
                                new PeopleView.Row(link, "42", "LMS", null, false)),
                        true));
        all.put(
                "adminperson-" + kind,
                new PersonView(
                        layout,
                        x,
                        "0e2c",
                        x,
                        x,
                        true,
                        x,
                        form,
                        List.of(x, "City of Springfield"),
                        form,
                        form,
                        List.of(
                                new PersonView.Fact(
                                        x,
                                        x,
                                        x,
                                        x,
                                        x,
                                        true,
                                        null,
                                        "Has a badge",
                                        "/c",
                                        link,
                                        List.of(x, x),
                                        form,
                                        null),
                                new PersonView.Fact(
                                        x, x, x, "", x, false, x, "No badge", null, null, List.of(x), null, form)),
                        link,
                        link));
        all.put(
                "adminbadge-" + kind,
                new BadgeView(layout, x, link, link, x, x, true, List.of(x, x), null, form, null, form));
        all.put(
                "adminbadge-suspended-" + kind,
                new BadgeView(layout, x, link, link, x, x, false, List.of(x), link, null, form, form));
        all.put(
                "admindata-" + kind,
                new DataView(
                        layout,
                        form,
                        false,
                        x,
                        new DataView.Changes(false, form, List.of(x), List.of(x), 3, List.of(x), List.of(x), facts),
                        link,
                        link,
                        form,
                        x));
        all.put(
                "admindata-" + kind + "faults",
                new DataView(
                        layout,
                        form,
                        true,
                        x,
                        new DataView.Faults(List.of(new DataView.Fault(3, x, x))),
                        link,
                        link,
                        form,
                        x));
        all.put(
                "adminkeys-" + kind,
                new KeysView(
                        layout,
                        List.of(new KeysView.Use("lti", x, x, true, List.of(new KeysView.Key(x, x, true)), form))));
        all.put(
                "adminaudit-" + kind,
                new AuditView(
                        layout,
                        new AuditView.Search(
                                form, List.of(new OptionView(x, x, true)), x, x, "2026-03-03", "2026-03-04", x, true),
                        link,
                        new AuditView.State(kind.equals("rich"), x, kind.equals("rich") ? "12:" + x : null),
                        2,
                        List.of(
                                new AuditView.Row(2, x, x, x, x, "/city?" + x, x),
                                new AuditView.Row(1, x, x, x, null, null, "")),
                        link,
                        link,
                        link));
        all.put(
                "admingrades-" + kind,
                new GradesView(
                        layout,
                        x,
                        new DeliveryView.Arrival(4_210, 10_000, true, "/grades/arrived"),
                        List.of(new LinkView("All", "/g", true), link),
                        form,
                        List.of(
                                new GradesView.Row(x, x, x, true, x, null, List.of(x), form),
                                new GradesView.Row("Ada", "Course", "LMS", false, x, x, List.of(), form)),
                        link,
                        link));
    }

    private static void empty(Map<String, Object> all) {
        LayoutView layout = layout("Empty");
        FormView form = new FormView("/admin/s/here", "token-1");
        LinkView link = new LinkView("There", "/there");
        all.put("adminoverview-empty", new OverviewView(layout, List.of(), List.of()));
        all.put("adminplatforms-empty", new PlatformsView(layout, List.of(), form, null, link));
        all.put(
                "adminplatform-empty",
                new PlatformView(
                        layout,
                        "LMS",
                        State.ON,
                        false,
                        List.of(new FactView("Issuer", "https://lms.example")),
                        null,
                        new PlatformView.Waiting(List.of(), null, null, List.of(), form, null),
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
                new WebServiceView(
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
        all.put(
                "adminaudit-empty",
                new AuditView(
                        layout,
                        new AuditView.Search(form, List.of(), "", "", "", "", null, false),
                        link,
                        null,
                        0,
                        List.of(),
                        link,
                        null,
                        null));
        all.put("adminwalletclients-empty", new WalletClientsView(layout, List.of(), null, null));
        all.put("adminrules-empty", new RulesView(layout, List.of()));
        all.put(
                "adminintake-empty",
                new IntakeClientsView(layout, List.of(), form, List.of(), null, null, "/intake/v1/openapi.json"));
        all.put("adminlaunches-empty", new LaunchesView(layout, true, List.of(link), List.of(), null, null));
        all.put(
                "adminlaunch-empty",
                new LaunchView(layout, true, "Accepted", null, List.of(new FactView("When", "Now")), null, link));
        all.put("adminpeople-empty", new PeopleView(layout, form, "", List.of(), List.of(), false));
        all.put("adminpeople-nobody", new PeopleView(layout, form, "Ada", List.of(), List.of(), false));
        all.put(
                "adminperson-empty",
                new PersonView(
                        layout, "Ada", "0e2c", "42", "LMS", false, null, null, List.of(), null, null, List.of(), link,
                        link));
        all.put("admindata-empty", new DataView(layout, form, true, "", null, link, link, form, ""));
        all.put(
                "admingrades-empty",
                new GradesView(
                        layout,
                        "Nothing.",
                        new DeliveryView.Arrival(0, 0, false, ""),
                        List.of(),
                        null,
                        List.of(),
                        null,
                        null));
    }

    static LayoutView layout(String title) {
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
