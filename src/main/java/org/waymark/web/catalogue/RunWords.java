package org.waymark.web.catalogue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.learning.Run;
import org.waymark.learning.RunPhase;
import org.waymark.learning.RunSession;
import org.waymark.web.catalogue.StatusView.Tone;
import org.waymark.web.part.Words;

/** Says how a run stands, when its sessions are, and in what form it is held. */
final class RunWords {
    private static final Messages MESSAGES = Messages.of(RunWords.class);

    private RunWords() {}

    /** What people should know first: cancelled, postponed, when it starts, until when they can register. */
    static List<StatusView> statuses(Run run, LocalDate today) {
        LocalDate cancelled = run.state().cancelledOn();
        if (cancelled != null) {
            String notice = run.state().cancelNotice();
            return List.of(new StatusView(
                    Tone.BAD,
                    notice == null || notice.isBlank()
                            ? MESSAGES.say("status.cancelled", "day", cancelled)
                            : MESSAGES.say("status.cancelled.notice", "day", cancelled, "notice", notice)));
        }
        RunPhase phase = run.phase(today);
        List<StatusView> statuses = new ArrayList<>();
        LocalDate former = run.state().postponedFrom();
        if (former != null && phase.isUpcoming()) {
            statuses.add(new StatusView(Tone.BAD, MESSAGES.say("status.postponed", "day", former)));
        }
        statuses.add(new StatusView(phase.isPast() ? Tone.PLAIN : Tone.GOOD, phase(run, phase)));
        LocalDate deadline = run.registration().deadline();
        if (deadline != null && !phase.isPast()) {
            statuses.add(
                    deadline.isBefore(today)
                            ? new StatusView(Tone.PLAIN, MESSAGES.say("status.registration.over", "day", deadline))
                            : new StatusView(Tone.GOOD, MESSAGES.say("status.registration", "day", deadline)));
        }
        return statuses;
    }

    private static String phase(Run run, RunPhase phase) {
        LocalDate last = run.lastDay().orElse(null);
        if (phase.isRunning() && last == null) {
            return MESSAGES.say("status.any-time");
        }
        if (phase.isRunning() && phase.weeks() == 1) {
            return MESSAGES.say("status.until", "day", Objects.requireNonNullElse(last, run.start()));
        }
        return phase.isPast()
                ? MESSAGES.say("status.over", "day", Objects.requireNonNullElse(last, run.start()))
                : Words.phase(phase);
    }

    /** When a session is, by the clock of the zone that is printed. */
    static String when(RunSession session) {
        LocalTime start = session.start();
        if (session.wholeWeek()) {
            return MESSAGES.say("session.week", "day", session.date());
        }
        if (start == null) {
            return Language.current().day(session.date());
        }
        LocalTime end = session.end();
        ZoneId zone = session.zone();
        return MESSAGES.say(
                "session.time",
                "day",
                session.date(),
                "start",
                Language.current().time(start),
                "ends",
                end != null,
                "end",
                end == null ? "" : Language.current().time(end),
                "zone",
                zone == null
                        ? ""
                        : Language.current().zone(session.date().atTime(start).atZone(zone)));
    }

    /** The name of a language in the reader's. */
    static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Language.current().locale());
    }

    /** How a run is held, and in which language where that is not the reader's. */
    static String form(Run run) {
        String host = run.place().hostCity();
        List<String> parts = new ArrayList<>(List.of(MESSAGES.say(run.place().format())));
        add(parts, host);
        if (!run.language().equals(Language.current().tag())) {
            parts.add(language(run.language()));
        }
        return String.join(" · ", parts);
    }

    private static void add(List<String> parts, @Nullable String part) {
        if (part != null && !part.isBlank()) {
            parts.add(part);
        }
    }
}
