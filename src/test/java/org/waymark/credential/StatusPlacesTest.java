package org.waymark.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatusPlacesTest {
    private final StatusPlaces places = new StatusPlaces(new byte[32]);

    @Test
    void every_place_of_a_list_is_drawn_once() {
        BitSet drawn = new BitSet(StatusPlace.LENGTH);
        LongStream.range(0, StatusPlace.LENGTH)
                .parallel()
                .mapToInt(number -> places.place(number).index())
                .boxed()
                .toList()
                .forEach(drawn::set);
        assertThat(drawn.cardinality()).isEqualTo(StatusPlace.LENGTH);
        assertThat(places.place(StatusPlace.LENGTH - 1L).list()).isZero();
        assertThat(places.place(StatusPlace.LENGTH).list()).isEqualTo(1);
    }

    @Test
    void neighbours_lie_apart_and_lists_and_installations_differ() {
        List<Integer> first = LongStream.range(0, 100)
                .mapToObj(number -> places.place(number).index())
                .toList();
        for (int i = 1; i < first.size(); i++) {
            assertThat(Math.abs(first.get(i) - first.get(i - 1))).isGreaterThan(10);
        }
        assertThat(LongStream.range(0, 100)
                        .mapToObj(number ->
                                places.place(StatusPlace.LENGTH + number).index())
                        .toList())
                .isNotEqualTo(first);
        assertThat(new StatusPlaces(new byte[33]).place(0)).isNotEqualTo(new StatusPlaces(new byte[] {1}).place(0));
    }
}
