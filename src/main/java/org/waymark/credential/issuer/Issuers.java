package org.waymark.credential.issuer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.IssuerFacts;

/** The organizations that issue badges, with every change. The newest revision is how an organization is now. */
public final class Issuers {
    private static final String COLUMNS = """
            select r.slug, r.number, r.name, r.address, r.website, r.email, r.logo, l.width as logo_width,
              l.height as logo_height, r.signatory, r.role, r.signature, s.width as signature_width,
              s.height as signature_height, r.recorded_at, r.recorded_by
            from issuer_revision r
            left join issuer_picture l on l.hash = r.logo and l.kind = 'LOGO'
            left join issuer_picture s on s.hash = r.signature and s.kind = 'SIGNATURE'
            """;
    private static final String NEWEST =
            " r.number = (select max(o.number) from issuer_revision o where o.slug = r.slug)";

    private record Row(
            String slug,
            int number,
            String name,
            @Nullable String address,
            @Nullable String website,
            @Nullable String email,
            @Nullable String logo,
            @Nullable Integer logoWidth,
            @Nullable Integer logoHeight,
            @Nullable String signatory,
            @Nullable String role,
            @Nullable String signature,
            @Nullable Integer signatureWidth,
            @Nullable Integer signatureHeight,
            Instant recordedAt,
            String recordedBy) {
        IssuerRevision revision() {
            return new IssuerRevision(
                    new IssuerFacts(
                            slug,
                            name,
                            address,
                            website,
                            email,
                            picture(logo, logoWidth, logoHeight),
                            signatory,
                            role,
                            picture(signature, signatureWidth, signatureHeight)),
                    number,
                    recordedAt,
                    recordedBy);
        }

        private static IssuerFacts.@Nullable Picture picture(
                @Nullable String hash, @Nullable Integer width, @Nullable Integer height) {
            return hash == null || width == null || height == null
                    ? null
                    : new IssuerFacts.Picture(hash, width, height);
        }
    }

    /** All organizations as they are now, by name. */
    public List<IssuerRevision> list(Handle handle) {
        return handle.createQuery(COLUMNS + " where" + NEWEST + " order by r.name, r.slug")
                .mapTo(Row.class)
                .map(Row::revision)
                .list();
    }

    /** An organization as it is now. */
    public Optional<IssuerRevision> find(Handle handle, String slug) {
        return handle.createQuery(COLUMNS + " where r.slug = :slug and" + NEWEST)
                .bind("slug", slug)
                .mapTo(Row.class)
                .map(Row::revision)
                .findOne();
    }

    /** Everything that an organization ever was, newest first. */
    public List<IssuerRevision> listRevisions(Handle handle, String slug) {
        return handle.createQuery(COLUMNS + " where r.slug = :slug order by r.number desc")
                .bind("slug", slug)
                .mapTo(Row.class)
                .map(Row::revision)
                .list();
    }

    /** @return false when there is a revision of that number: somebody else was faster */
    public boolean add(Handle handle, IssuerRevision revision) {
        IssuerFacts facts = revision.facts();
        IssuerFacts.Picture logo = facts.logo();
        IssuerFacts.Picture signature = facts.signature();
        return handle.createUpdate("""
                                insert into issuer_revision (slug, number, name, address, website, email, logo, signatory,
                                  role, signature, recorded_at, recorded_by)
                                values (:slug, :number, :name, :address, :website, :email, :logo, :signatory,
                                  :role, :signature, :at, :by)
                                on conflict do nothing
                                """)
                        .bind("slug", facts.slug())
                        .bind("number", revision.number())
                        .bind("name", facts.name())
                        .bind("address", facts.address())
                        .bind("website", facts.website())
                        .bind("email", facts.email())
                        .bind("logo", logo == null ? null : logo.hash())
                        .bind("signatory", facts.signatory())
                        .bind("role", facts.role())
                        .bind("signature", signature == null ? null : signature.hash())
                        .bind("at", revision.recordedAt())
                        .bind("by", revision.recordedBy())
                        .execute()
                == 1;
    }
}
