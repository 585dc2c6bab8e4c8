package org.waymark.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log. Each entry is sealed, with an HMAC under a secret of the installation, together with the seal of the entry
 * before it; the end of the log carries a seal of its own. Whoever changes, adds, or removes entries in the database is
 * found by {@link #check}, unless the installation's secret is known to them as well. Number and seal are written to the
 * process's log too, as a witness outside of the database. Safe for many threads.
 */
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final Pattern NAME = Pattern.compile(":([a-z]+)");
    private static final String HMAC = "HmacSHA256";
    private static final int MOST_TIMES = 20;
    private static final int LONGEST_NAME = 400;
    private static final int LONGEST_DETAIL = 4000;
    private static final String SELECT = """
            select number, recorded_at, actor, act, subject_kind, subject, label, detail, seal from audit_entry
            """;

    private final SecretKeySpec key;

    private record Head(long number, String lastSeal, String seal) {}

    /** @param secret that of the installation, for this purpose alone */
    public AuditLog(byte[] secret) {
        key = new SecretKeySpec(secret, HMAC);
    }

    /**
     * Adds what the thread's actor does, in the transaction that does it. The end of the log stays locked until that
     * transaction ends, so it comes last in it.
     *
     * @param detail as data, of which the first 4,000 characters are kept; no names of people
     */
    public void add(Handle handle, Act act, Subject subject, String detail, Instant now) {
        Head head = handle.createQuery("select number, last_seal, seal from audit_head where id = 1 for update")
                .mapTo(Head.class)
                .one();
        AuditEntry open = new AuditEntry(
                head.number() + 1,
                now.truncatedTo(ChronoUnit.MICROS),
                Actor.current().id(),
                act.name(),
                subject.kind().name(),
                plain(subject.id(), LONGEST_NAME),
                plain(subject.label(), LONGEST_NAME),
                plain(detail, LONGEST_DETAIL),
                "");
        String seal = seal(open, head.lastSeal());
        handle.createUpdate("""
                        insert into audit_entry (number, recorded_at, actor, act, subject_kind, subject, label, detail, seal)
                        values (:number, :recordedAt, :actor, :act, :subjectKind, :subject, :label, :detail, :sealed)
                        """).bindMethods(open).bind("sealed", seal).execute();
        handle.createUpdate("update audit_head set number = :number, last_seal = :last, seal = :seal where id = 1")
                .bind("number", open.number())
                .bind("last", seal)
                .bind("seal", sealEnd(open.number(), seal))
                .execute();
        Actor.noteActed();
        handle.afterCommit(() -> LOG.info("audit {} {} {}", open.number(), act, seal));
    }

    /** Lists entries, the last first. */
    public List<AuditEntry> list(Handle handle, AuditFilter filter, int offset, int most) {
        return query(handle, SELECT, filter, " order by number desc offset :offset rows fetch first :most rows only")
                .bind("offset", offset)
                .bind("most", most)
                .mapTo(AuditEntry.class)
                .list();
    }

    public int count(Handle handle, AuditFilter filter) {
        return query(handle, "select count(*) from audit_entry", filter, "")
                .mapTo(Integer.class)
                .one();
    }

    /** Lists all who ever did anything. */
    public List<String> listActors(Handle handle) {
        return handle.createQuery("select distinct actor from audit_entry")
                .mapTo(String.class)
                .list();
    }

    /** Lists entries after a number, the first first, so that a long list can be read a part at a time. */
    public List<AuditEntry> listAfter(Handle handle, AuditFilter filter, long after, int most) {
        Map<String, Object> bound = new LinkedHashMap<>(Map.of("number > :after", after));
        return query(handle, SELECT, filter, bound, " order by number fetch first :most rows only")
                .bind("most", most)
                .mapTo(AuditEntry.class)
                .list();
    }

    private static Query query(Handle handle, String select, AuditFilter filter, String order) {
        return query(handle, select, filter, new LinkedHashMap<>(), order);
    }

    /** @param wanted conditions, each with the value of the one name in it */
    private static Query query(
            Handle handle, String select, AuditFilter filter, Map<String, Object> wanted, String order) {
        put(wanted, "act = :act", filter.act());
        put(wanted, "subject_kind = :kind", filter.kind());
        put(wanted, "subject = :subject", filter.subject());
        put(wanted, "recorded_at >= :from", filter.from());
        put(wanted, "recorded_at < :until", filter.until());
        put(
                wanted,
                "(lower(label) like :text escape '!' or lower(detail) like :text escape '!')",
                filter.text().isEmpty() ? null : "%" + like(filter.text()) + "%");
        List<String> actors = filter.actors();
        String ofActors = actors == null ? "1 = 1" : actors.isEmpty() ? "1 = 0" : "actor in (<actors>)";
        Query query = handle.createQuery(select + " where "
                + Stream.concat(Stream.of(ofActors), wanted.keySet().stream()).collect(Collectors.joining(" and "))
                + order);
        if (actors != null && !actors.isEmpty()) {
            query.bindList("actors", actors);
        }
        wanted.forEach((condition, value) -> query.bind(
                NAME.matcher(condition).results().findFirst().orElseThrow().group(1), value));
        return query;
    }

    private static void put(Map<String, Object> wanted, String condition, @Nullable Object value) {
        if (value != null) {
            wanted.put(condition, value);
        }
    }

    private static String like(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }

    /** Goes through the whole log, from the first entry to its end; again, where somebody adds to it meanwhile. */
    public AuditCheck check(Handle handle) {
        Head before = head(handle);
        AuditCheck found = check(handle, before);
        Head after = head(handle);
        for (int again = 0; !after.equals(before) && again < MOST_TIMES; again++) {
            before = after;
            found = check(handle, before);
            after = head(handle);
        }
        return found;
    }

    private static Head head(Handle handle) {
        return handle.createQuery("select number, last_seal, seal from audit_head where id = 1")
                .mapTo(Head.class)
                .findOne()
                .orElse(new Head(-1, "", ""));
    }

    private AuditCheck check(Handle handle, Head head) {
        long number = 0;
        String last = "";
        try (Stream<AuditEntry> entries = query(handle, SELECT, AuditFilter.ALL, " order by number")
                .setFetchSize(1000)
                .mapTo(AuditEntry.class)
                .stream()) {
            for (AuditEntry entry : (Iterable<AuditEntry>) entries::iterator) {
                if (entry.number() != number + 1) {
                    return new AuditCheck(number, last, AuditCheck.Fault.MISSING, number + 1);
                }
                if (!isSame(seal(entry, last), entry.seal())) {
                    return new AuditCheck(number, last, AuditCheck.Fault.CHANGED, entry.number());
                }
                number = entry.number();
                last = entry.seal();
            }
        }
        boolean ends = head.number() == number
                && head.lastSeal().equals(last)
                && (number == 0 ? head.seal().isEmpty() : isSame(sealEnd(number, last), head.seal()));
        return ends ? new AuditCheck(number, last, null, 0) : new AuditCheck(number, last, AuditCheck.Fault.END, 0);
    }

    private String seal(AuditEntry entry, String before) {
        return hmac(
                "entry",
                before,
                Long.toString(entry.number()),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, entry.recordedAt())),
                entry.actor(),
                entry.act(),
                entry.subjectKind(),
                entry.subject(),
                entry.label(),
                entry.detail());
    }

    private String sealEnd(long number, String last) {
        return hmac("end", Long.toString(number), last);
    }

    /** Every part goes in with its length, so that no two lists of parts are the same bytes. */
    private String hmac(String... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do " + HMAC, e);
        }
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** What every database gives back as it was given: no control characters, no halves of a character, short enough. */
    private static String plain(String text, int longest) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        String cut = clean.length() > longest ? clean.substring(0, longest - 1) + "…" : clean;
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
