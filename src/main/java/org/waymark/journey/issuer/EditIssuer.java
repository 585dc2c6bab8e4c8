package org.waymark.journey.issuer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.issuer.IssuerForm;
import org.waymark.credential.issuer.IssuerPictures;
import org.waymark.credential.issuer.IssuerRevision;
import org.waymark.credential.issuer.IssuerSlug;
import org.waymark.credential.issuer.Issuers;
import org.waymark.credential.issuer.PictureFile;
import org.waymark.credential.issuer.PictureKind;
import org.waymark.credential.paper.Certificate;
import org.waymark.language.Message;
import org.waymark.work.Instance;

/** Adds and changes organizations that issue badges. Every change is kept, and badges issued before stay as they are. */
public final class EditIssuer {
    /** How long a picture is kept for somebody who has not saved the form yet. */
    private static final Duration PATIENCE = Duration.ofDays(2);

    private static final int LONGEST_NAME = 200;

    private final Instance instance;
    private final Issuers issuers = new Issuers();
    private final IssuerPictures pictures = new IssuerPictures();

    EditIssuer(Instance instance) {
        this.instance = instance;
    }

    /** A form that was sent ends in one of these. */
    public sealed interface Outcome {}

    public record Saved(IssuerRevision revision) implements Outcome {}

    public record Faulty(Map<IssuerForm.Field, Message> faults) implements Outcome {}

    /**
     * Somebody else saved meanwhile.
     *
     * @param before as the form found it
     * @param now as it is
     */
    public record Overtaken(IssuerRevision before, IssuerRevision now) implements Outcome {}

    /** A picture was kept, or refused with a reason. */
    public record Upload(
            IssuerFacts.@Nullable Picture picture, @Nullable Message refused) {}

    public Optional<IssuerRevision> find(String slug) {
        return instance.inTransaction(handle -> issuers.find(handle, slug));
    }

    /** Everything that an organization ever was, newest first; empty when there is none of that name. */
    public List<IssuerRevision> listRevisions(String slug) {
        return instance.inTransaction(handle -> issuers.listRevisions(handle, slug));
    }

    /** Keeps an uploaded picture for the form that will name it. */
    public Upload upload(PictureKind kind, byte[] file) {
        PictureFile.Outcome outcome = PictureFile.read(file, kind);
        if (outcome instanceof PictureFile.Refused refused) {
            return new Upload(null, refused.why());
        }
        PictureFile.Drawn drawn = ((PictureFile.Taken) outcome).drawn();
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            pictures.removeUnused(handle, now.minus(PATIENCE));
            return new Upload(pictures.add(handle, kind, drawn, now), null);
        });
    }

    /** Finds a picture that was kept, by what a form carries unseen. */
    public Optional<IssuerFacts.Picture> findPicture(PictureKind kind, String hash) {
        return instance.inTransaction(handle -> pictures.find(handle, kind, hash));
    }

    public Optional<byte[]> findPng(String hash) {
        return instance.inTransaction(handle -> pictures.findPng(handle, hash));
    }

    /** @param by the name of whoever adds it; empty when nobody is named */
    public Outcome add(IssuerForm form, String by) {
        Map<IssuerForm.Field, Message> faults = faults(form);
        if (!faults.isEmpty()) {
            return new Faulty(faults);
        }
        return instance.inTransaction(handle -> {
            while (true) {
                String slug = IssuerSlug.of(
                        form.name(), taken -> issuers.find(handle, taken).isPresent());
                IssuerRevision first = new IssuerRevision(form.facts(slug), 1, instance.now(), by(by));
                if (issuers.add(handle, first)) {
                    audit(handle, first);
                    return new Saved(first);
                }
            }
        });
    }

    /**
     * Changes an organization.
     *
     * @param base the number of the revision that the form was filled with
     * @return empty when there is no such organization or revision
     */
    public Optional<Outcome> change(String slug, int base, IssuerForm form, String by) {
        Map<IssuerForm.Field, Message> faults = faults(form);
        return instance.inTransaction(handle -> {
            List<IssuerRevision> all = issuers.listRevisions(handle, slug);
            Optional<IssuerRevision> before =
                    all.stream().filter(one -> one.number() == base).findFirst();
            if (before.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    faults.isEmpty()
                            ? save(handle, all.get(0), before.get(), form.facts(slug), by)
                            : new Faulty(faults));
        });
    }

    /** Brings back what an organization was; the change in between stays in its history. */
    public Optional<Outcome> restore(String slug, int number, int base, String by) {
        return instance.inTransaction(handle -> {
            List<IssuerRevision> all = issuers.listRevisions(handle, slug);
            Optional<IssuerRevision> former =
                    all.stream().filter(one -> one.number() == number).findFirst();
            Optional<IssuerRevision> before =
                    all.stream().filter(one -> one.number() == base).findFirst();
            return former.isEmpty() || before.isEmpty()
                    ? Optional.<Outcome>empty()
                    : Optional.of(
                            save(handle, all.get(0), before.get(), former.get().facts(), by));
        });
    }

    private Outcome save(Handle handle, IssuerRevision now, IssuerRevision before, IssuerFacts facts, String by) {
        if (now.number() != before.number()) {
            return new Overtaken(before, now);
        }
        if (now.facts().equals(facts)) {
            return new Saved(now);
        }
        IssuerRevision next = new IssuerRevision(facts, now.number() + 1, instance.now(), by(by));
        if (!issuers.add(handle, next)) {
            return new Overtaken(before, issuers.find(handle, facts.slug()).orElse(now));
        }
        audit(handle, next);
        return new Saved(next);
    }

    private void audit(Handle handle, IssuerRevision revision) {
        IssuerFacts facts = revision.facts();
        instance.audit(
                handle,
                Act.ISSUER_EDITED,
                new Subject(Subject.Kind.ISSUER, facts.slug(), facts.name()),
                Integer.toString(revision.number()));
    }

    /** Finds what of a form cannot be taken. */
    public Map<IssuerForm.Field, Message> faults(IssuerForm form) {
        return form.faults(Certificate::canWrite);
    }

    private static String by(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
