/**
 * Open Badges 3.0 credentials as facts and rows: whose they are, what for, whether revoked.
 *
 * <p>Belongs here: the facts of an achievement, the table of credentials, their public addresses and places on status
 * lists. Does not: deciding who earns one, the documents and signatures, drawings and certificates, verification, pages.
 */
@NullMarked
package org.waymark.credential;

import org.jspecify.annotations.NullMarked;
