package org.waymark.practice.school;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state that outlives a restart, as it stands in the file. Keys are JWK sets with private parts. What files of
 * earlier versions do not have is null.
 */
public record Snapshot(
        String base,
        String keys,
        int lastNumber,
        List<Client> clients,
        List<Person> people,
        List<SchoolCourse> courses,
        List<PlacedActivity> activities,
        List<LineItem> lineItems,
        List<Grade> grades,
        @Nullable List<Completed> completed,
        @Nullable String webServiceToken) {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /**
     * Reads the file; empty when there is none.
     *
     * @throws UncheckedIOException when the file cannot be read or is not a snapshot
     */
    public static Optional<Snapshot> find(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(file.toFile(), Snapshot.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the practice LMS's state from " + file, e);
        }
    }

    /** Replaces the file in one step, so that a crash leaves the old or the new one. */
    void write(Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            MAPPER.writerWithDefaultPrettyPrinter().writeValue(beside.toFile(), this);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the practice LMS's state to " + file, e);
        }
    }
}
