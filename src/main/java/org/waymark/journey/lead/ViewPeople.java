package org.waymark.journey.lead;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.people.Alphabet;
import org.waymark.people.City;
import org.waymark.people.LearnerId;
import org.waymark.people.lead.CityLeads;
import org.waymark.people.lead.CityPeople;
import org.waymark.people.lead.CityPerson;
import org.waymark.work.Instance;

/**
 * Shows a lead the people of the own city who let its leads see them, with what they take and what they completed. Of
 * everybody else no more is told than how many they are.
 */
public final class ViewPeople {
    /** People on a page. */
    public static final int PAGE = 50;

    /** Fewer than so many others are not counted exactly, because that could tell who they are. */
    public static final int FEW = 5;

    private static final int AT_ONCE = 1000;

    /** A run that somebody completed. */
    public record Completed(CatalogueEntry entry, Instant at) {}

    /**
     * A person of the city.
     *
     * @param takes what the person opened and did not complete, as far as it is not over
     */
    public record Person(CityPerson person, List<CatalogueEntry> takes, List<Completed> completed) {
        public Person {
            takes = List.copyOf(takes);
            completed = List.copyOf(completed);
        }
    }

    /**
     * A page of people.
     *
     * @param found how many people share and are found by the search, on all pages
     * @param page from 1; the last one when there is none of the number asked for
     * @param others how many do not share; not told where they are few
     * @param few whether there are some who do not share, fewer than {@link #FEW}
     */
    public record PeoplePage(City city, int found, int page, List<Person> people, int others, boolean few) {
        public PeoplePage {
            people = List.copyOf(people);
        }
    }

    private final Instance instance;
    private final CityLeads leads = new CityLeads();
    private final CityPeople cityPeople = new CityPeople();
    private final Catalogue catalogue = new Catalogue();

    ViewPeople(Instance instance) {
        this.instance = instance;
    }

    /** Reads a page; empty for somebody who leads no city. */
    public Optional<PeoplePage> view(LearnerId lead, String search, int wanted, Alphabet alphabet) {
        return instance.inTransaction(handle -> leads.findCity(handle, lead).map(city -> {
            List<CityPerson> found = cityPeople.listSharing(handle, city.id(), search, alphabet);
            int number = Math.max(1, Math.min(wanted, (found.size() + PAGE - 1) / PAGE));
            int others = cityPeople.countOthers(handle, city.id());
            boolean few = others > 0 && others < FEW;
            return new PeoplePage(
                    city,
                    found.size(),
                    number,
                    people(handle, found.subList((number - 1) * PAGE, Math.min(found.size(), number * PAGE))),
                    few ? 0 : others,
                    few);
        }));
    }

    /**
     * Gives out all who share and are found by the search, and notes that it was done.
     *
     * @return false for somebody who leads no city
     */
    public boolean export(LearnerId lead, String search, Alphabet alphabet, Consumer<Person> taker) {
        Optional<List<Person>> people = instance.inTransaction(handle -> {
            Optional<City> city = leads.findCity(handle, lead);
            Optional<List<Person>> read =
                    city.map(own -> all(handle, cityPeople.listSharing(handle, own.id(), search, alphabet)));
            city.ifPresent(own -> instance.audit(
                    handle, Act.CITY_PEOPLE_EXPORTED, Subject.city(own.id().value(), own.name()), ""));
            return read;
        });
        people.ifPresent(all -> all.forEach(taker));
        return people.isPresent();
    }

    /** A part at a time, because a statement takes no more than some ten thousand values. */
    private List<Person> all(Handle handle, List<CityPerson> named) {
        List<Person> people = new ArrayList<>();
        for (int at = 0; at < named.size(); at += AT_ONCE) {
            people.addAll(people(handle, named.subList(at, Math.min(named.size(), at + AT_ONCE))));
        }
        return people;
    }

    private List<Person> people(Handle handle, List<CityPerson> named) {
        List<LearnerId> ids = named.stream().flatMap(ViewPeople::ids).toList();
        Map<LearnerId, List<CityPeople.Completed>> completed = cityPeople.listCompleted(handle, ids).stream()
                .collect(Collectors.groupingBy(CityPeople.Completed::learner));
        Map<LearnerId, List<CityPeople.Opened>> opened =
                cityPeople.listOpened(handle, ids).stream().collect(Collectors.groupingBy(CityPeople.Opened::learner));
        Map<String, CatalogueEntry> entries = entries(handle, completed, opened);
        return named.stream()
                .map(one -> person(
                        one,
                        ids(one).flatMap(id -> completed.getOrDefault(id, List.of()).stream())
                                .sorted(Comparator.comparing(CityPeople.Completed::at))
                                .toList(),
                        ids(one).flatMap(id -> opened.getOrDefault(id, List.of()).stream())
                                .toList(),
                        entries))
                .toList();
    }

    private static Stream<LearnerId> ids(CityPerson one) {
        return Stream.concat(Stream.of(one.id()), one.also().stream());
    }

    private Map<String, CatalogueEntry> entries(
            Handle handle,
            Map<LearnerId, List<CityPeople.Completed>> completed,
            Map<LearnerId, List<CityPeople.Opened>> opened) {
        Set<RunId> runs = new HashSet<>();
        completed.values().forEach(all -> all.forEach(one -> runs.add(new RunId(one.run()))));
        opened.values().forEach(all -> all.forEach(one -> runs.add(new RunId(one.run()))));
        Map<String, CatalogueEntry> entries = new HashMap<>();
        if (!runs.isEmpty()) {
            catalogue
                    .findRuns(handle, List.copyOf(runs))
                    .forEach(entry -> entries.put(entry.run().id().value(), entry));
        }
        return entries;
    }

    private Person person(
            CityPerson one,
            List<CityPeople.Completed> completed,
            List<CityPeople.Opened> opened,
            Map<String, CatalogueEntry> entries) {
        Set<String> seen = new HashSet<>();
        Set<String> done = completed.stream().map(CityPeople.Completed::run).collect(Collectors.toSet());
        return new Person(
                one,
                opened.stream()
                        .filter(open -> !done.contains(open.run()))
                        .flatMap(open -> Optional.ofNullable(entries.get(open.run())).stream()
                                .filter(entry -> isTaken(entry, open.at())))
                        .toList(),
                completed.stream()
                        .filter(of -> seen.add(of.run()))
                        .flatMap(of -> Optional.ofNullable(entries.get(of.run())).stream()
                                .map(entry -> new Completed(entry, of.at())))
                        .toList());
    }

    /** A run that is over is taken no longer, unless the course was opened after its end: then it is held on. */
    private boolean isTaken(CatalogueEntry entry, Instant opened) {
        LocalDate last = entry.run().lastDay().orElse(LocalDate.MAX);
        return !last.isBefore(instance.today())
                || LocalDate.ofInstant(opened, ZoneOffset.UTC).isAfter(last);
    }
}
