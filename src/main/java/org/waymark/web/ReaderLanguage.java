package org.waymark.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Languages;

/**
 * Finds the language of whoever asks: what was chosen on a page, else what the browser wants. A page of a session takes
 * the session's instead, which its launch has found. Safe for many threads.
 */
public final class ReaderLanguage {
    private static final String CHOICE = "language";
    private static final String COOKIE = "waymark_language";
    private static final Duration LIFE = Duration.ofDays(365);

    private final Languages offered;

    ReaderLanguage(Languages offered) {
        this.offered = offered;
    }

    /** Lets this thread speak the language of whoever asks, and keeps what was chosen just now. */
    void begin(Context context) {
        chosen(context).ifPresent(language -> keep(context, language));
        resume(context);
    }

    /** Goes on with the language of a request in another thread. */
    public void resume(Context context) {
        Language.bind(
                chosen(context)
                        .or(() -> offered.find(Cookies.of(context).get(COOKIE)))
                        .or(() -> offered.match(context.header("Accept-Language")))
                        .orElse(offered.usual()),
                offered);
    }

    /** The language that is chosen by the address of this request: any page takes {@code ?language=} and its tag. */
    public Optional<Language> chosen(Context context) {
        return context.method().equals(HandlerType.GET) ? offered.find(context.queryParam(CHOICE)) : Optional.empty();
    }

    /** Finds the language of a tag that was kept. */
    public Optional<Language> find(@Nullable String tag) {
        return offered.find(tag);
    }

    /**
     * Finds the language of a launch, and keeps it for the pages without a session that it leads to.
     *
     * @param kept the tag that the person chose earlier
     * @param locale as the platform tells it (LTI Core 5.4.4)
     */
    public Language ofLaunch(Context context, @Nullable String kept, @Nullable String locale) {
        Language language = offered.find(kept)
                .or(() -> offered.match(locale))
                .or(() -> offered.match(context.header("Accept-Language")))
                .orElse(offered.usual());
        keep(context, language);
        return language;
    }

    private static void keep(Context context, Language language) {
        Cookies.set(context, COOKIE, language.tag(), LIFE);
    }

    /** Finds the language of a request that reached no route. */
    Language ofBrowser(@Nullable String acceptLanguage) {
        return offered.match(acceptLanguage).orElse(offered.usual());
    }
}
