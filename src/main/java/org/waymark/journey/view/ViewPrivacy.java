package org.waymark.journey.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.waymark.id.ResourceLinkId;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.payload.Json;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.data.PersonalData;
import org.waymark.people.data.PersonalRows;
import org.waymark.people.lead.Consent;
import org.waymark.people.lead.Consents;
import org.waymark.people.retention.RetentionRule;
import org.waymark.people.retention.RetentionRules;
import org.waymark.work.Instance;

/** Reads what is kept of a person, for that person alone: as a page, and all of it as JSON. */
public final class ViewPrivacy {

    /**
     * What is kept of a learner.
     *
     * @param rules how long things are kept, where a rule is carried out
     * @param consents what the learner lets others see, and did before, the last given first
     */
    public record PrivacyPage(
            Learner learner,
            ResourceLink link,
            List<PersonalRows> rows,
            List<Consent> consents,
            List<RetentionRule> rules) {
        public PrivacyPage {
            rows = List.copyOf(rows);
            consents = List.copyOf(consents);
            rules = List.copyOf(rules);
        }
    }

    private final Instance instance;
    private final Learners learners = new Learners();
    private final ResourceLinks links = new ResourceLinks();
    private final Consents consents = new Consents();
    private final RetentionRules rules = new RetentionRules();
    private final PersonalData data = new PersonalData();

    ViewPrivacy(Instance instance) {
        this.instance = instance;
    }

    public PrivacyPage view(LearnerId learner, ResourceLinkId resourceLink) {
        return instance.inTransaction(handle -> new PrivacyPage(
                learners.find(handle, learner).orElseThrow(),
                links.find(handle, resourceLink).orElseThrow(),
                data.list(handle, learner),
                consents.list(handle, learner),
                rules.list(handle).stream().filter(RetentionRule::active).toList()));
    }

    /** Writes all that is known of a learner as JSON, kind by kind, also the kinds of which nothing is. */
    public String json(LearnerId learner) {
        return Json.writeReadable(instance.inTransaction(handle -> all(handle, learner)));
    }

    private Map<String, Object> all(Handle handle, LearnerId learner) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("made_at", instance.now().toString());
        data.list(handle, learner).forEach(kind -> all.put(kind.name(), kind.rows()));
        return all;
    }
}
