/**
 * The pages that anybody may open beside the catalogue: the front page, credentials, and their verification.
 *
 * <p>Belongs here: routes and views without a session. Does not: making or checking a credential.
 */
@NullMarked
package org.waymark.web.open;

import org.jspecify.annotations.NullMarked;
