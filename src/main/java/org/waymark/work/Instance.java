package org.waymark.work;

import java.net.URI;
import java.time.InstantSource;
import org.waymark.store.Database;

/**
 * What every room of one installation is built on.
 *
 * @param baseUrl where the installation is reached, without a slash at its end
 */
public record Instance(URI baseUrl, Database database, WorkQueue work, InstantSource clock) {}
