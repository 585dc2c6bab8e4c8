/**
 * The database: pool, migrations, transactions.
 *
 * <p>Belongs here: opening H2 or PostgreSQL, finding the last commit after a kill, running Flyway. Does not: the SQL of any table.
 */
@NullMarked
package org.waymark.store;

import org.jspecify.annotations.NullMarked;
