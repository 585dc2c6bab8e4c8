package org.waymark.credential.issuer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.credential.IssuerFacts;

/** The pictures of organizations by their content, which never changes; what was ever issued goes on finding its own. */
public final class IssuerPictures {

    /** Keeps a picture, once only. */
    public IssuerFacts.Picture add(Handle handle, PictureKind kind, PictureFile.Drawn drawn, Instant at) {
        byte[] png = drawn.png();
        IssuerFacts.Picture picture = new IssuerFacts.Picture(hash(png), drawn.width(), drawn.height());
        handle.createUpdate("""
                        insert into issuer_picture (hash, kind, width, height, png, added_at)
                        values (:hash, :kind, :width, :height, :png, :at) on conflict do nothing
                        """)
                .bind("hash", picture.hash())
                .bind("kind", kind)
                .bind("width", picture.width())
                .bind("height", picture.height())
                .bind("png", png)
                .bind("at", at)
                .execute();
        return picture;
    }

    /** Finds the size of a picture that was kept. */
    public Optional<IssuerFacts.Picture> find(Handle handle, PictureKind kind, String hash) {
        return handle.createQuery("select hash, width, height from issuer_picture where hash = :hash and kind = :kind")
                .bind("hash", hash)
                .bind("kind", kind)
                .mapTo(IssuerFacts.Picture.class)
                .findOne();
    }

    /** Finds the PNG file of a picture of a kind. */
    public Optional<byte[]> findPng(Handle handle, PictureKind kind, String hash) {
        return handle.createQuery("select png from issuer_picture where hash = :hash and kind = :kind")
                .bind("hash", hash)
                .bind("kind", kind)
                .mapTo(byte[].class)
                .findOne();
    }

    /** Finds the PNG file of a picture, whatever it shows. */
    public Optional<byte[]> findPng(Handle handle, String hash) {
        return handle.createQuery("select png from issuer_picture where hash = :hash limit 1")
                .bind("hash", hash)
                .mapTo(byte[].class)
                .findOne();
    }

    /** Removes what somebody uploaded for a form and never saved. */
    public void removeUnused(Handle handle, Instant addedBefore) {
        handle.createUpdate("""
                        delete from issuer_picture where added_at < :before and not exists (
                          select 1 from issuer_revision r
                          where r.logo = issuer_picture.hash or r.signature = issuer_picture.hash)
                        """).bind("before", addedBefore).execute();
    }

    private static String hash(byte[] png) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
