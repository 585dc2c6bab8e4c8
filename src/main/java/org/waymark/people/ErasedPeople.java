package org.waymark.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;

/**
 * Marks of people whose data was erased, by which no list of a platform and no other system makes them again: keyed
 * hashes (HMAC with SHA-256), worth nothing without the secret of this installation. Only the person's own launch removes
 * one. Safe for many threads.
 */
public final class ErasedPeople {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int AT_ONCE = 500;

    private final SecretKeySpec secret;
    private final Learners learners = new Learners();

    public ErasedPeople(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    public void add(Handle handle, RegistrationId registration, String subject, Instant now) {
        handle.createUpdate("insert into erased_person (mark, erased_at) values (:mark, :now) on conflict do nothing")
                .bind("mark", mark(registration, subject))
                .bind("now", now)
                .execute();
    }

    /** Forgets that the data of a person was erased, because the person came back. */
    public void remove(Handle handle, RegistrationId registration, String subject) {
        handle.createUpdate("delete from erased_person where mark = :mark")
                .bind("mark", mark(registration, subject))
                .execute();
    }

    public boolean contains(Handle handle, RegistrationId registration, String subject) {
        return handle.createQuery("select 1 from erased_person where mark = :mark")
                .bind("mark", mark(registration, subject))
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Lists those of the subjects whose people were erased. */
    public Set<String> list(Handle handle, RegistrationId registration, Collection<String> subjects) {
        Map<String, String> marks = new HashMap<>();
        subjects.forEach(subject -> marks.put(mark(registration, subject), subject));
        Set<String> erased = new HashSet<>();
        String[] all = marks.keySet().toArray(String[]::new);
        for (int from = 0; from < all.length; from += AT_ONCE) {
            handle.createQuery("select mark from erased_person where mark in (<marks>)")
                    .bindList("marks", List.of(all).subList(from, Math.min(all.length, from + AT_ONCE)))
                    .mapTo(String.class)
                    .forEach(mark -> erased.add(marks.get(mark)));
        }
        return erased;
    }

    /**
     * The learner of that registration and subject, made when nobody has seen the person yet; what is known stays. For
     * everybody who tells of somebody else.
     *
     * @return empty when the person's data was erased and the person has not come back
     */
    public Optional<Learner> addIfMissing(
            Handle handle, RegistrationId registration, String subject, @Nullable String name, Instant now) {
        Optional<Learner> known = learners.find(handle, registration, subject);
        return known.isPresent() || contains(handle, registration, subject)
                ? known
                : Optional.of(learners.addOrUpdate(handle, registration, subject, name, false, now));
    }

    private String mark(RegistrationId registration, String subject) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] hash = mac.doFinal((registration + "\n" + subject).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do HMAC", e);
        }
    }
}
