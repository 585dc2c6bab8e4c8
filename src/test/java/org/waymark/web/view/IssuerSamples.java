package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.web.admin.issuer.HistoryView;
import org.waymark.web.admin.issuer.IssuerFormView;
import org.waymark.web.admin.issuer.IssuersView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** The pages about who issues badges: rich, empty, and full of hostile text. */
final class IssuerSamples {
    private IssuerSamples() {}

    static Map<String, Object> all(LayoutView layout, LayoutView hostile) {
        Map<String, Object> all = new LinkedHashMap<>();
        FormView form = new FormView("/admin/s/here", "token-1");
        fill(all, "rich", layout, "Johns Hopkins University", AdminSamples.LOGO, form);
        String x = Samples.HOSTILE;
        fill(all, "hostile", hostile, x, "/l?" + x, new FormView("/post?x=" + x, x, List.of(new FormView.Field(x, x))));
        LinkView link = new LinkView("Add an organization", "/there");
        all.put(
                "issuers-empty",
                new IssuersView(
                        layout,
                        form,
                        List.of(new OptionView("waymark", "This Waymark", true)),
                        List.of(),
                        List.of(),
                        List.of(),
                        link,
                        List.of(),
                        List.of()));
        all.put("issuerform-empty", form(layout, "", "", form, false, null, null, null));
        all.put(
                "issuerhistory-empty",
                new HistoryView(
                        layout, "Bureau", link, List.of(new HistoryView.Revision(1, "Today", "Ada", List.of(), null))));
        return all;
    }

    private static void fill(
            Map<String, Object> all, String kind, LayoutView layout, String x, String picture, FormView form) {
        LinkView link = new LinkView(x, "/a?" + x);
        OptionView option = new OptionView(x, x, true);
        OptionView other = new OptionView("waymark", "This Waymark", false);
        List<IssuerFormView.Change> changes = List.of(
                new IssuerFormView.Change("Name", x, x),
                new IssuerFormView.Change("Logo", "", x),
                new IssuerFormView.Change(x, x, ""));
        all.put(
                "issuers-" + kind,
                new IssuersView(
                        layout,
                        form,
                        List.of(other, option),
                        List.of(option, other),
                        List.of(other, option),
                        List.of(
                                new IssuersView.Row(link, picture, "Jane Q. Example, " + x, "The program", link),
                                new IssuersView.Row(link, null, null, x, link)),
                        link,
                        List.of(new IssuersView.Own(x, x, form)),
                        List.of(new IssuersView.Choice(x, x, x, null), new IssuersView.Choice(x, x, x, form))));
        all.put(
                "issuerform-" + kind,
                form(
                        layout,
                        x,
                        picture,
                        form,
                        false,
                        null,
                        new IssuerFormView.Preview(AdminSamples.LOGO, AdminSamples.LOGO),
                        link));
        all.put(
                "issuerform-" + kind + "faulty",
                form(
                        layout,
                        x,
                        picture,
                        form,
                        true,
                        new IssuerFormView.Overtaken(x, "March 3, 10:15", changes),
                        null,
                        link));
        all.put(
                "issuerhistory-" + kind,
                new HistoryView(
                        layout,
                        x,
                        link,
                        List.of(
                                new HistoryView.Revision(2, x, x, changes, null),
                                new HistoryView.Revision(1, x, x, changes, form))));
    }

    private static IssuerFormView form(
            LayoutView layout,
            String x,
            String picture,
            FormView form,
            boolean faulty,
            IssuerFormView.@Nullable Overtaken overtaken,
            IssuerFormView.@Nullable Preview preview,
            @Nullable LinkView history) {
        String problem = faulty ? "This cannot be taken. " + x : null;
        return new IssuerFormView(
                layout,
                "Edit " + x,
                form,
                "/admin/s/pdf?" + x,
                List.of(
                        new IssuerFormView.Field("name", "Name", "As it should stand.", "text", x, 200, true, problem),
                        new IssuerFormView.Field("address", "Address", x, "area", x, 400, false, problem),
                        new IssuerFormView.Field("website", "Website", x, "url", x, 300, false, problem),
                        new IssuerFormView.Field("email", "Contact email", x, "email", x, 254, false, problem)),
                new IssuerFormView.Picture("logo", "Logo", "PNG or JPEG. " + x, x, picture, problem),
                List.of(
                        new IssuerFormView.Field("signatory", "Name", "Who signs.", "text", x, 120, false, problem),
                        new IssuerFormView.Field("role", "Role", "Such as Director.", "text", x, 160, false, problem)),
                new IssuerFormView.Picture("signature", "Signature", "PNG or JPEG.", "", "", problem),
                faulty,
                overtaken,
                preview,
                history);
    }
}
