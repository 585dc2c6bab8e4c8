/**
 * The payloads of LTI messages and services, and the one adapter to the IMS library that names their fields.
 *
 * <p>Belongs here: claim names, scopes, media types, JSON in and out. Does not: trust, HTTP, keys.
 */
@NullMarked
package org.waymark.lti.payload;

import org.jspecify.annotations.NullMarked;
