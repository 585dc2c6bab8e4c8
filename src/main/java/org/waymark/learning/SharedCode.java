package org.waymark.learning;

import java.util.List;

/** A printed code that stands on more than one opportunity: something for an administrator to look at. */
public record SharedCode(String code, List<String> titles) {
    public SharedCode {
        titles = List.copyOf(titles);
    }
}
