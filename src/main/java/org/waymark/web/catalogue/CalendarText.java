package org.waymark.web.catalogue;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.text.ICalWriter;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Status;
import biweekly.property.Transparency;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import biweekly.util.UtcOffset;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.catalogue.FollowCatalogue.Followed;
import org.waymark.language.Messages;
import org.waymark.learning.Run;
import org.waymark.learning.RunSession;
import org.waymark.web.part.Words;

/**
 * Writes calendars (RFC 5545). Moments are told in UTC, so that no file needs the rules of a time zone; what has no time
 * is a whole day. An event keeps its UID for ever: a calendar program that fetches the file again moves or strikes out
 * what it has.
 */
final class CalendarText {
    private static final Messages MESSAGES = Messages.of(CalendarText.class);
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");
    private static final int MOST_OCTETS = 75;
    private static final int DAYS_A_WEEK = 7;
    private static final int HOURS_TO_REFRESH = 6;

    private final String host;
    private final String domain;

    /** @param host the public address of this installation, without a slash at its end */
    CalendarText(String host) {
        this.host = host;
        this.domain = URI.create(host).getHost();
    }

    /** A calendar of several runs. */
    String of(String name, String url, List<Followed> runs) {
        ICalendar calendar = new ICalendar();
        calendar.setVersion(ICalVersion.V2_0);
        calendar.setProductId("-//Waymark//Catalog//EN");
        calendar.setName(plain(name));
        calendar.setExperimentalProperty("X-WR-CALNAME", plain(name));
        calendar.setUrl(host + url);
        calendar.setRefreshInterval(Duration.builder().hours(HOURS_TO_REFRESH).build());
        calendar.setExperimentalProperty("X-PUBLISHED-TTL", "PT" + HOURS_TO_REFRESH + "H");
        runs.forEach(run -> events(run).forEach(calendar::addEvent));
        return written(calendar);
    }

    /** A calendar of one session; empty when the run has none of this number. */
    Optional<String> ofSession(Followed run, int number) {
        List<RunSession> sessions = run.entry().run().sessions();
        if (number < 1 || number > sessions.size()) {
            return Optional.empty();
        }
        ICalendar calendar = new ICalendar();
        calendar.setVersion(ICalVersion.V2_0);
        calendar.setProductId("-//Waymark//Catalog//EN");
        calendar.addEvent(session(run, number, sessions.get(number - 1)));
        return Optional.of(written(calendar));
    }

    private List<VEvent> events(Followed followed) {
        Run run = followed.entry().run();
        List<VEvent> events = new ArrayList<>();
        for (RunSession session : run.sessions()) {
            events.add(session(followed, events.size() + 1, session));
        }
        if (run.sessions().isEmpty()) {
            VEvent start = event(followed, "run", MESSAGES.say("event.start", "title", title(followed)), List.of());
            days(start, run.start(), 1);
            location(start, run.place().place());
            events.add(start);
        }
        LocalDate deadline = run.registration().deadline();
        if (deadline != null) {
            VEvent last = event(
                    followed, "registration", MESSAGES.say("event.registration", "title", title(followed)), List.of());
            days(last, deadline, 1);
            events.add(last);
        }
        return events;
    }

    private VEvent session(Followed followed, int number, RunSession session) {
        List<String> about = new ArrayList<>();
        about.add(MESSAGES.say(session.kind()));
        if (session.leader() != null) {
            about.add(MESSAGES.say("event.leader", "leader", session.leader()));
        }
        URI link = session.link();
        if (link != null) {
            about.add(link.toString());
        }
        VEvent event = event(
                followed,
                "session-" + number,
                session.label().isBlank()
                        ? title(followed)
                        : MESSAGES.say("event.session", "title", title(followed), "session", session.label()),
                about);
        Optional<Instant> start = session.startsAt();
        if (start.isPresent() && !session.wholeWeek()) {
            event.setDateStart(new DateStart(Date.from(start.get()), true));
            session.endsAt().ifPresent(end -> event.setDateEnd(new DateEnd(Date.from(end), true)));
        } else {
            about.add(RunWords.when(session));
            days(event, session.date(), session.wholeWeek() ? DAYS_A_WEEK : 1);
        }
        String venue = session.venue() == null ? followed.entry().run().place().place() : session.venue();
        location(event, venue == null && link != null ? link.toString() : venue);
        return event;
    }

    private VEvent event(Followed followed, String part, String summary, List<String> about) {
        Run run = followed.entry().run();
        boolean cancelled = run.state().isCancelled();
        Date changed = Date.from(followed.change().at());
        VEvent event = new VEvent();
        event.setUid(part + "." + run.id() + "@" + domain);
        event.setDateTimeStamp(changed);
        event.setLastModified(changed);
        event.setSequence(followed.change().number());
        event.setSummary(plain(cancelled ? MESSAGES.say("event.cancelled", "summary", summary) : summary));
        event.setStatus(cancelled ? Status.cancelled() : Status.confirmed());
        String url = host + CatalogueAddress.PUBLIC.run(followed.entry());
        event.setUrl(url);
        List<String> lines = new ArrayList<>(about);
        lines.add(followed.entry().opportunity().summary());
        String notice = run.state().cancelNotice();
        lines.add(cancelled && notice != null ? notice : "");
        lines.add(url);
        event.setDescription(
                plain(lines.stream().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"))));
        event.addCategories(plain(Words.kind(followed.entry().opportunity().kind())));
        return event;
    }

    private static String title(Followed followed) {
        return followed.entry().title();
    }

    private static void location(VEvent event, @Nullable String place) {
        if (place != null && !place.isBlank()) {
            event.setLocation(plain(place));
        }
    }

    private static void days(VEvent event, LocalDate first, int days) {
        event.setDateStart(new DateStart(day(first)));
        event.setDateEnd(new DateEnd(day(first.plusDays(days))));
        // It must not make anybody busy.
        event.setTransparency(Transparency.transparent());
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }

    /** A text may hold line feeds and tabs, and no other control character (RFC 5545, 3.1). */
    private static String plain(String text) {
        return CONTROL.matcher(text.replace("\r\n", "\n")).replaceAll(" ");
    }

    private static String written(ICalendar calendar) {
        if (calendar.getEvents().isEmpty()) {
            calendar.addComponent(utc());
        }
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folded(text.toString());
    }

    /** A calendar holds one component at least (RFC 5545, 3.6), also when there is nothing to tell. */
    private static VTimezone utc() {
        VTimezone zone = new VTimezone("Etc/UTC");
        StandardTime standard = new StandardTime();
        standard.setDateStart(new DateTimeComponents(1970, 1, 1, 0, 0, 0, false));
        standard.setTimezoneOffsetFrom(new UtcOffset(true, 0, 0));
        standard.setTimezoneOffsetTo(new UtcOffset(true, 0, 0));
        zone.addStandardTime(standard);
        return zone;
    }

    /** Lines end after 75 octets (RFC 5545, 3.1); the library counts characters, which may be up to four of them. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length() + text.length() / MOST_OCTETS * 3);
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int size = octets(character);
            if (character == '\r' || character == '\n') {
                octets = 0;
            } else {
                if (octets + size > MOST_OCTETS) {
                    folded.append("\r\n ");
                    octets = 1;
                }
                octets += size;
            }
            folded.appendCodePoint(character);
            i += Character.charCount(character);
        }
        return folded.toString();
    }

    /** How long a character is in UTF-8. */
    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
