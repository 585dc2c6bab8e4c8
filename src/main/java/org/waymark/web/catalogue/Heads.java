package org.waymark.web.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LinkView;

/** Makes what public pages tell machines about themselves. */
final class Heads {
    private static final Messages MESSAGES = Messages.of(Heads.class);
    private static final String CALENDAR = "text/calendar";
    private static final String NEWS = "application/atom+xml";
    private static final int LONGEST_DESCRIPTION = 300;

    private final String host;

    /** @param host the public address of this installation, without a slash at its end */
    Heads(String host) {
        this.host = host;
    }

    /** @param url of the page on this host */
    HeadView head(
            String url,
            String type,
            String title,
            String description,
            CatalogueView.Feeds feeds,
            @Nullable String linkedData) {
        String here = host + url;
        List<Language> languages = Language.choices();
        return new HeadView(
                here,
                type,
                title,
                shortened(description),
                host + "/assets/waymark.svg",
                Language.current().locale().toString(),
                languages.size() < 2
                        ? List.of()
                        : languages.stream()
                                .map(language -> new HeadView.Alternate(
                                        language.tag(),
                                        here + (here.contains("?") ? "&" : "?") + "language=" + language.tag()))
                                .toList(),
                List.of(
                        new HeadView.Feed(
                                CALENDAR,
                                feeds.calendar().label(),
                                host + feeds.calendar().url()),
                        new HeadView.Feed(
                                NEWS, feeds.news().label(), host + feeds.news().url())),
                linkedData);
    }

    /** What can be subscribed to with these filters; a browser hands {@code webcal} to a program that subscribes. */
    CatalogueView.Feeds feeds(Map<String, String> filters) {
        String calendar = CatalogueAddress.calendar(filters);
        return new CatalogueView.Feeds(
                new LinkView(MESSAGES.say("feed.calendar"), calendar),
                host.replaceFirst("^https?", "webcal") + calendar,
                new LinkView(MESSAGES.say("feed.news"), CatalogueAddress.news(filters)));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_DESCRIPTION
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_DESCRIPTION)) + "…";
    }
}
