package org.waymark.practice.page;

import org.jspecify.annotations.Nullable;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.School;
import org.waymark.practice.wire.Html;
import org.waymark.practice.wire.Response;

/** The frame around every page: head, style, navigation. */
final class Layout {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ground:#f6f7f9;--sheet:#fff;--ink:#1b2430;--soft:#566070;--line:#d5dae1;\
            --accent:#7a3e9d;--accent-ink:#fff;--good:#19692c;--bad:#a3231f}
            @media (prefers-color-scheme:dark){:root{--ground:#14181e;--sheet:#1d232b;--ink:#e7ebf0;--soft:#a9b4c2;\
            --line:#3a434f;--accent:#c99be6;--accent-ink:#1b1023;--good:#7fd493;--bad:#ff9c95}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
            header{background:var(--sheet);border-bottom:3px solid var(--accent);padding:.6rem 1rem;display:flex;\
            flex-wrap:wrap;gap:.3rem 1.2rem;align-items:center}
            header .name{font-weight:700}header nav{display:flex;flex-wrap:wrap;gap:.2rem 1rem;flex:1}
            main{max-width:76rem;margin:0 auto;padding:1rem}
            h1{font-size:1.5rem;line-height:1.25;margin:.4rem 0 .8rem}h2{font-size:1.15rem;margin:1.4rem 0 .5rem}
            a{color:var(--accent)}.soft{color:var(--soft)}
            .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:.8rem;padding:0;\
            list-style:none;margin:0}
            .card{background:var(--sheet);border:1px solid var(--line);border-radius:.5rem;padding:.9rem}
            .card p{margin:.2rem 0}ol.cards{counter-reset:step}ol.cards .card{counter-increment:step}\
            ol.cards .card::before{content:counter(step) ".";font-weight:700;color:var(--soft)}.card form{margin:.5rem 0}\
            .hint{font-family:monospace;font-weight:700}
            button,.button{font:inherit;background:var(--accent);color:var(--accent-ink);border:1px solid var(--accent);\
            border-radius:.4rem;padding:.45rem .9rem;cursor:pointer;text-decoration:none;display:inline-block}
            button.quiet{background:var(--sheet);color:var(--ink);border-color:var(--line)}
            button:focus-visible,a:focus-visible,input:focus-visible,select:focus-visible,[tabindex]:focus-visible\
            {outline:3px solid var(--accent);outline-offset:2px}
            .row{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end}
            input,select{font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--soft);\
            border-radius:.4rem;padding:.4rem;max-width:100%}
            label{display:block;font-weight:600}
            .wide{width:100%}
            .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.5rem;background:var(--sheet)}
            table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.5rem .7rem;color:var(--soft)}
            th,td{border-top:1px solid var(--line);padding:.5rem .7rem;text-align:left;vertical-align:top}
            iframe.tool{display:block;width:100%;height:80vh;min-height:720px;border:1px solid var(--line);\
            border-radius:.5rem;background:#fff}
            .grade{font-size:1.1rem;font-weight:700}
            .good{color:var(--good)}.bad{color:var(--bad)}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--ground);padding:.5rem;border-radius:.3rem;\
            max-height:20rem;overflow:auto}
            td.break{overflow-wrap:anywhere;min-width:12rem}
            """;

    private Layout() {}

    /** A whole page; {@code body} is HTML. */
    static Response page(int status, String title, @Nullable Person who, String body) {
        String person = who == null
                ? "<span class=\"soft\">nobody chosen</span>"
                : "<span>You are <strong>" + Html.escape(who.name()) + "</strong>, "
                        + Html.escape(who.station().word()) + "</span>";
        return Response.html(status, """
                        <!doctype html>
                        <html lang="en"><head><meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <title>%1$s · Practice LMS</title><link rel="icon" href="data:,"><style>%2$s</style></head>
                        <body><header><span class="name">Practice LMS</span>
                        <nav aria-label="Main"><a href="/">Courses and people</a><a href="/admin">Tools</a>\
                        <a href="/messages">Messages</a><a href="/faults">Faults</a></nav>%3$s</header>
                        <main><h1>%1$s</h1>
                        %4$s
                        </main></body></html>
                        """.formatted(Html.escape(title), STYLE, person, body))
                .with("Cache-Control", "no-store");
    }

    /** What is typed in the tool, with a button that copies it; nothing when there is none. */
    static String hint(School school) {
        return school.findHint()
                .map(hint -> """
                        <p class="row"><label>%s<br><input class="hint" readonly size="16" value="%s" \
                        onfocus="this.select()"></label>\
                        <button type="button" class="quiet" onclick="const from = this.parentNode.querySelector('input'); \
                        from.select(); navigator.clipboard?.writeText(from.value).then(() => this.textContent = 'Copied')">Copy</button></p>
                        """.formatted(Html.escape(hint.label()), Html.escape(hint.word())))
                .orElse("");
    }

    /** A form with one button. */
    static String button(String action, String word, String hidden, String value, boolean quiet) {
        return """
                <form method="post" action="%s"><input type="hidden" name="%s" value="%s">\
                <button%s>%s</button></form>""".formatted(
                        Html.escape(action),
                        Html.escape(hidden),
                        Html.escape(value),
                        quiet ? " class=\"quiet\"" : "",
                        Html.escape(word));
    }
}
