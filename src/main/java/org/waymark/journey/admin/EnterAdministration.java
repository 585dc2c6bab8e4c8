package org.waymark.journey.admin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.waymark.administration.AdminLinks;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.id.RegistrationId;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/**
 * Lets a person in as an administrator: by a one-time link of the operator, or by a launch of the programme's platform.
 */
public final class EnterAdministration {
    /** The time for which a link can be used. */
    public static final Duration LINK_LIFE = Duration.ofMinutes(15);

    private static final int SECRET_BYTES = 24;

    private final Instance instance;
    private final AdminLinks links = new AdminLinks();
    private final Learners learners = new Learners();
    private final RegistrationBook book;
    private final SecureRandom random = new SecureRandom();

    EnterAdministration(Instance instance, RegistrationBook book) {
        this.instance = instance;
        this.book = book;
    }

    /** Makes a link that opens the administrator's pages once, within a quarter of an hour. */
    public URI makeLink() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = instance.now();
        instance.useTransaction(handle -> {
            links.removeExpired(handle, now.minus(LINK_LIFE));
            links.add(handle, hash(secret), now, now.plus(LINK_LIFE));
            instance.audit(handle, Act.ADMIN_LINK_MADE, Subject.INSTALLATION, "");
        });
        return URI.create(instance.baseUrl() + "/admin/enter/" + secret);
    }

    /** Tells whether a link may still be used; asking does not use it up. */
    public boolean isOpen(String secret) {
        return instance.inTransaction(handle -> links.isOpen(handle, hash(secret), instance.now()));
    }

    /** Uses a link up; false when it was used before, has expired, or never was one. */
    public boolean use(String secret) {
        return instance.inTransaction(handle -> instance.audit(
                handle,
                links.markUsed(handle, hash(secret), instance.now()),
                Act.ADMINISTRATION_ENTERED,
                Subject.INSTALLATION,
                ""));
    }

    /** Notes that somebody came in by a launch. */
    public void noteEntered(Registration from) {
        instance.useTransaction(
                handle -> instance.audit(handle, Act.ADMINISTRATION_ENTERED, ManagePlatforms.subject(from), ""));
    }

    /** The programme's registration that a person came from; empty when theirs is not the programme's, or is off. */
    public Optional<Registration> findProgramme(LearnerId person) {
        return instance.inTransaction(handle -> learners.find(handle, person))
                .map(learner -> learner.registrationId())
                .flatMap(this::findProgramme);
    }

    /** Tells whether the data of a person was erased, who then administers nothing any more. */
    public boolean isErased(LearnerId person) {
        return instance.inTransaction(handle -> learners.find(handle, person))
                .filter(Learner::erased)
                .isPresent();
    }

    /** Finds the name under which a person is known, for a history of what was changed. */
    public Optional<String> findName(LearnerId person) {
        return instance.inTransaction(handle -> learners.find(handle, person)).map(Learner::displayName);
    }

    /** Finds that registration, as long as it is the programme's and switched on: asked again with every page. */
    public Optional<Registration> findProgramme(RegistrationId registration) {
        return book.find(registration).filter(known -> known.programme() && known.state() == Registration.State.ACTIVE);
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
