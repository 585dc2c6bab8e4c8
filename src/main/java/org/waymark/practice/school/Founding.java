package org.waymark.practice.school;

import java.util.List;
import org.waymark.practice.school.Person.Station;

/** The invented people and courses a new practice LMS starts with. */
final class Founding {
    private Founding() {}

    static List<Person> people() {
        return List.of(
                person("2", "Ada", "Brook", Station.ADMINISTRATOR),
                person("3", "Ines", "Carver", Station.INSTRUCTOR),
                person("4", "Tom", "Dale", Station.TUTOR),
                person("5", "Lena", "Ford", Station.LEARNER),
                person("6", "Omar", "Grant", Station.LEARNER),
                person("7", "Priya", "Hale", Station.LEARNER),
                person("8", "Quinn", "Iver", Station.LEARNER),
                person("9", "Rosa", "Jensen", Station.LEARNER),
                person("10", "Sam", "Kerr", Station.SUSPENDED),
                person("11", "Test", "Learner", Station.TEST_USER));
    }

    static List<SchoolCourse> courses() {
        List<String> everyone =
                people().stream().map(Person::id).filter(id -> !id.equals("2")).toList();
        List<String> fewer = everyone.stream().filter(id -> !id.equals("9")).toList();
        return List.of(
                new SchoolCourse(
                        "21",
                        "DATA-1",
                        "Foundations of data practice",
                        "A practice course about looking after and using a city's data.",
                        everyone),
                new SchoolCourse(
                        "22",
                        "PERF-1",
                        "Measuring what a city does",
                        "A practice course about performance and evaluation.",
                        fewer));
    }

    private static Person person(String id, String given, String family, Station station) {
        String username = given.toLowerCase(java.util.Locale.ROOT);
        return new Person(id, username, given, family, username + "@practice.example", "EMP-00" + id, station);
    }
}
