package org.waymark.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one person.
 *
 * @param about names the occasion, of which there is one letter for ever, in at most 200 characters
 * @param address where it goes; see {@link MailAddress}
 * @param subject one line of at most 500 characters
 * @param content plain text
 * @param expiresAt from when it is of no use any more and is not sent; null where it always is
 * @param stopUrl where whoever reads it ends letters of this kind (RFC 2369, RFC 8058); null where none follow
 */
public record Letter(
        String about,
        String address,
        String subject,
        String content,
        @Nullable Instant expiresAt,
        @Nullable String stopUrl) {}
