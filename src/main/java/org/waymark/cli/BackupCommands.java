package org.waymark.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.cli.text.PostgresAdvice;
import org.waymark.config.BadSettings;
import org.waymark.config.Config;
import org.waymark.store.FolderBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that copy the data of an installation and bring a copy back. */
final class BackupCommands {
    private BackupCommands() {}

    @Command(
            name = "backup",
            description = "Copies the H2 database with its password into one new file, while the server runs; prints"
                    + " the file's name. For PostgreSQL it prints the command that does it, and ends with 1.",
            mixinStandardHelpOptions = true)
    static final class Backup implements Callable<Integer> {
        private final Operator operator;

        @Parameters(paramLabel = "DIR|FILE", description = "a folder that is there, or the new file")
        private @Nullable Path where;

        Backup(Operator operator) {
            this.operator = operator;
        }

        @Override
        public Integer call() {
            Path target = where == null ? Path.of("") : where;
            return withSettings(operator, config -> {
                if (!config.dbUrl().isEmpty()) {
                    operator.out().println(PostgresAdvice.dump(config, target));
                    return operator.refused(PostgresAdvice.DUMP);
                }
                operator.out().println(new FolderBackup(config.dataDir()).save(target));
                operator.err()
                        .println("It opens everything: keep it as closed as the data folder."
                                + (config.keySecret() == null
                                        ? ""
                                        : " WAYMARK_KEY_SECRET is not in it; keep that apart, you need both."));
                return Operator.OK;
            });
        }
    }

    @Command(
            name = "restore",
            description = "Reads a backup wholly, then puts it into the data folder; the server must not run."
                    + " For PostgreSQL it prints the command that does it, and ends with 1.",
            mixinStandardHelpOptions = true)
    static final class Restore implements Callable<Integer> {
        private final Operator operator;

        @Parameters(paramLabel = "FILE")
        private @Nullable Path file;

        @Option(names = "--overwrite", description = "replaces the database that is there, and keeps it in a folder")
        private boolean overwrite;

        @Option(names = "--dry-run", description = "only reads the backup")
        private boolean dryRun;

        Restore(Operator operator) {
            this.operator = operator;
        }

        @Override
        public Integer call() {
            Path from = file == null ? Path.of("") : file;
            return withSettings(operator, config -> {
                if (!config.dbUrl().isEmpty()) {
                    operator.out().println(PostgresAdvice.restore(config, from));
                    return operator.refused(PostgresAdvice.RESTORE);
                }
                if (!from.toFile().isFile()) {
                    return operator.refused("There is no file " + from);
                }
                FolderBackup folder = new FolderBackup(config.dataDir());
                FolderBackup.Content content = dryRun ? folder.check(from) : folder.restore(from, overwrite);
                operator.err()
                        .println((dryRun ? "It can be restored: " : "Restored: ") + content.tables() + " tables, "
                                + content.rows() + " rows."
                                + (dryRun ? "" : " Start the server with serve, then run doctor."));
                return Operator.OK;
            });
        }
    }

    private interface Work {
        int run(Config config);
    }

    private static int withSettings(Operator operator, Work work) {
        try {
            return work.run(Config.read(operator.environment()));
        } catch (BadSettings e) {
            return operator.badSettings(e);
        }
    }
}
