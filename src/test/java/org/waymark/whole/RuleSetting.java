package org.waymark.whole;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An instructor fills in the page of an activity's rule. */
public final class RuleSetting {
    private RuleSetting() {}

    /** Saves a rule by which any of the sources is enough. */
    public static WebBrowser.Page save(WebBrowser instructor, WebBrowser.Page activity, String... sources) {
        return instructor.post(form(instructor, activity, List.of(sources)).with("do", "save"));
    }

    /** The filled-in form, to be changed before it is sent. */
    public static WebBrowser.Form form(WebBrowser instructor, WebBrowser.Page activity, List<String> sources) {
        String address = activity.address()
                .resolve(activity.address().getPath() + "/rule")
                .toString();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_csrf", instructor.get(address).form("/rule").fields().get("_csrf"));
        for (int i = 0; i < sources.size(); i++) {
            fields.put("source#" + i, sources.get(i));
        }
        fields.put("need", "ANY");
        fields.put("at_least", "1");
        fields.put("threshold", "60");
        fields.put("approver", "INSTRUCTOR");
        fields.put("sessions", "0");
        fields.put("score_policy", "COMPLETE");
        fields.put("do", "try");
        return new WebBrowser.Form(URI.create(address), fields);
    }
}
