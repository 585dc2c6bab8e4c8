package org.waymark.standard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The result of reading a file: a value, or the faults that keep it from being one, in the order of lines. */
public record Parsed<T>(Optional<T> value, List<FileFault> faults) {
    public Parsed {
        faults = List.copyOf(faults);
    }

    /**
     * Returns the value of the built-in files, which are known to be right. @throws IllegalStateException naming all
     * faults
     */
    public T get() {
        return value.orElseThrow(() -> new IllegalStateException(
                faults.stream().map(FileFault::toString).collect(Collectors.joining("; "))));
    }
}
