package org.waymark.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people have them: what spreadsheet programs of several countries write. */
class PeoplesFilesTest {
    private static final Instant NOW = Instant.parse("2026-12-30T00:00:00Z");
    private static final String AT_TEN = "2026-11-20T10:00:00Z";

    /** E: semicolons with decimal commas, percent signs. */
    @Test
    void semicolons_decimal_commas_and_percent_signs_are_read() {
        assertThat(read(file("c00-control.csv"))).containsExactly("101 " + AT_TEN + " 0.875");
        assertThat(read(file("c02-decimal-comma.csv")))
                .containsExactly("103 " + AT_TEN + " 0.875", "104 " + AT_TEN + " 1.0");
        assertThat(read(file("c03-percent-sign.csv")))
                .containsExactly("105 " + AT_TEN + " 0.87", "106 " + AT_TEN + " 0.9");
        assertThat(
                        read(
                                "user_id\tcompleted_at\tresult\r7\t2026-11-20 10:00\t87,5\u00a0%\r8\t2026-11-20 10:00\t1.000,5\r"))
                .as("tabs, and lines that end as on an old Mac")
                .containsExactly("7 " + AT_TEN + " 0.875", "3:3 This is not a percentage from 0 to 100.");
    }

    /** E: a column with both orders decides nothing; asked, one of them is refused aloud. */
    @Test
    void dates_that_can_be_read_in_two_ways_are_asked_about_and_never_swapped() {
        byte[] bytes = file("c04-local-dates.csv");
        SheetReading reading = reading(bytes);
        assertThat(reading.order()).isNull();
        assertThat(read(bytes, reading))
                .containsExactly(
                        "107 " + AT_TEN,
                        "3:2 " + SheetReading.NO_ORDER.words(),
                        "4:2 " + SheetReading.NO_ORDER.words(),
                        "5:2 " + SheetReading.NO_ORDER.words());
        assertThat(read(bytes, reading.with(reading.columns(), "UTC", DateOrder.DAY_FIRST)))
                .containsExactly(
                        "107 " + AT_TEN,
                        "108 " + AT_TEN,
                        "4:2 This is not a date if the day comes first.",
                        "110 2026-04-05T01:08:03Z");
        assertThat(read(bytes, reading.with(reading.columns(), "UTC", DateOrder.MONTH_FIRST)))
                .containsExactly(
                        "107 " + AT_TEN,
                        "3:2 This is not a date if the month comes first.",
                        "109 " + AT_TEN,
                        "110 2026-05-04T01:08:03Z");
    }

    /** E: one date far down may decide for the whole column. */
    @ParameterizedTest
    @CsvSource({"25/5/2026, DAY_FIRST, 2026-05-04", "5/25/2026, MONTH_FIRST, 2026-04-05"})
    void the_whole_column_decides_the_order(String last, DateOrder order, String first) {
        StringBuilder text = new StringBuilder("user_id,completed_at\n");
        for (int i = 0; i < 2_000; i++) {
            text.append(i).append(",4/5/2026\n");
        }
        byte[] bytes = (text + "x," + last + "\n").getBytes(StandardCharsets.UTF_8);
        SheetReading reading = reading(bytes);
        assertThat(reading.order()).isEqualTo(order);
        assertThat(read(bytes, reading)).hasSize(2_001).first().isEqualTo("0 " + first + "T00:00:00Z");
        byte[] open = text.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(reading(open).order()).as("without it nothing does").isNull();
        assertThat(read("user_id,completed_at\n7,5/5/2026\n"))
                .as("where both are the same nobody is asked")
                .containsExactly("7 2026-05-05T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-20 10:00 | 2026-11-20T09:00:00Z",
                "2026-11-20T10:00:00.123456789 | 2026-11-20T09:00:00.123456789Z",
                "2026-11-20T10:00:00+0100 | 2026-11-20T09:00:00Z",
                "2026-11-20T10:00:00+01:00 | 2026-11-20T09:00:00Z",
                "2026-11-20 10:00:00 +01 | 2026-11-20T09:00:00Z",
                "2026-11-20 10:00:00 -0330 | 2026-11-20T13:30:00Z",
                "2026-11-20 10:00:00 UTC | 2026-11-20T10:00:00Z",
                "2026-11-20 10:00:00 GMT | 2026-11-20T10:00:00Z",
                "2026-11-20 10:00 UTC+1 | 2026-11-20T09:00:00Z",
                "2026-11-20T10:00:00Z | 2026-11-20T10:00:00Z",
                "2026-11-20T10:00+01:00[Europe/Berlin] | 2026-11-20T09:00:00Z",
                "2026/11/20 10:00 | 2026-11-20T09:00:00Z",
                "2026.11.20 | 2026-11-19T23:00:00Z",
                "20261120 | 2026-11-19T23:00:00Z",
                "20.11.2026 10:00 | 2026-11-20T09:00:00Z",
                "20.11.26 | 2026-11-19T23:00:00Z",
                "05.04.2026 | 2026-04-04T22:00:00Z",
                "20. 11. 2026 um 10:00 Uhr | 2026-11-20T09:00:00Z",
                "20. November 2026, 10:00 | 2026-11-20T09:00:00Z",
                "Freitag, 20. November 2026, 10:00 | 2026-11-20T09:00:00Z",
                "Friday, 20 November 2026, 10:00 PM | 2026-11-20T21:00:00Z",
                "Fri, 20 Nov 2026 10:00:00 +0000 | 2026-11-20T10:00:00Z",
                "Nov 20, 2026 12:05 a.m. | 2026-11-19T23:05:00Z",
                "20-Nov-26 | 2026-11-19T23:00:00Z",
                "5. März 2026 | 2026-03-04T23:00:00Z",
                "viernes, 20 de noviembre de 2026, 10:00 | 2026-11-20T09:00:00Z",
                "20 de março de 2026 às 10h05 | 2026-03-20T09:05:00Z",
                "20/11/2026 10:00 a. m. | 2026-11-20T09:00:00Z",
                "11/20/2026 10:00 AM | 2026-11-20T09:00:00Z"
            })
    void a_date_is_read_as_programs_and_people_write_it(String written, String at) {
        byte[] bytes = ("user_id;completed_at\n7;" + written + "\n").getBytes(StandardCharsets.UTF_8);
        SheetReading reading = reading(bytes);
        assertThat(read(bytes, reading.with(reading.columns(), "Europe/Berlin", reading.order())))
                .containsExactly("7 " + at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31.02.2026",
                "11.20.2026",
                "2026-13-01",
                "20.11.2026 25:00",
                "20.11.2026 13:00 PM",
                "20.11.2026 morning",
                "2026-11-20 10:00 CET",
                "2026-11-20 10:00 +99:00",
                "20 Brumaire 2026",
                "1795000000",
                "0001-01-01",
                "1/2/3/2026"
            })
    void what_is_no_date_is_refused_and_not_guessed(String written) {
        byte[] bytes = ("user_id;completed_at\n7;" + written + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(read(bytes, reading(bytes))).singleElement().asString().startsWith("2:2 This is not a date");
    }

    /** E: a cell that a spreadsheet program shows as a date and writes as a count of days. */
    @ParameterizedTest
    @ValueSource(strings = {"46346", "46346.4166666667", "46346,41666"})
    void a_count_of_days_is_refused_aloud(String written) {
        byte[] bytes = ("user_id;completed_at\n7;" + written + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(read(bytes, reading(bytes))).singleElement().asString().contains("spreadsheet programs count days");
    }

    /** E: a sep= line, titles above the header, rows of empty cells, trailing commas. */
    @Test
    void what_stands_above_and_beside_the_table_does_not_matter() {
        assertThat(read(file("c06-blank-rows-of-commas.csv")))
                .containsExactly("117 " + AT_TEN + " 0.8", "118 " + AT_TEN + " 0.7");
        assertThat(read(file("c07-trailing-commas.csv")))
                .containsExactly("119 " + AT_TEN + " 0.8", "120 " + AT_TEN + " 0.8");
        assertThat(read("sep=;\r\nuser_id;completed_at\r\n7;2026-11-20 10:00\r\n"))
                .containsExactly("7 " + AT_TEN);
        assertThat(read("\"sep=|\"\nuser_id|completed_at\n7|2026-11-20 10:00\n"))
                .containsExactly("7 " + AT_TEN);
        assertThat(read("Completions of the autumn;;;\r\nExported on 21.11.2026, by Ines;;;\r\n;;;\r\n"
                        + "user_id;completed_at;result;\r\n7;2026-11-20 10:00;87,5;\r\n"))
                .containsExactly("7 " + AT_TEN + " 0.875");
        assertThat(
                        read(
                                "Report, of all\n\nID,E-mail,Completed on,\n7,a@example.org,2026-11-20 10:00,\n,,,\n \u00a0,,\n"))
                .containsExactly("7 " + AT_TEN);
        assertThat(read("user_id,completed_at,,\n7,2026-11-20 10:00\n8,2026-11-20 10:00,,x\n"))
                .containsExactly("7 " + AT_TEN, "8 " + AT_TEN);
    }

    /** E: a quotation mark is read where it can mean one thing, and refused with the true reason where it cannot. */
    @Test
    void quotation_marks_inside_names_are_read_or_refused_with_the_reason() {
        assertThat(read(file("c23-quote-inside-a-name.csv")))
                .containsExactly("171 " + AT_TEN, "172 " + AT_TEN, "173 " + AT_TEN);
        String header = "user_id,name,completed_at\n";
        assertThat(read(header
                        + "7,Ann \"Cy\" Example,2026-11-20 10:00\n8,\"Ann \"\"Cy\"\" Example\",2026-11-20 10:00\n"))
                .containsExactly("7 " + AT_TEN, "8 " + AT_TEN);
        assertThat(read(header + "7,\"Ann,2026-11-20 10:00\n8,Bo\" Example,2026-11-20 10:00\n9,Cy,2026-11-20 10:00\n"))
                .as("two people in one row")
                .containsExactly(
                        "2:2 A quotation mark opens here and closes only on a later line, so several rows were read as"
                                + " one.",
                        "9 " + AT_TEN);
        assertThat(read(header + "7,Example, Ann \"Cy\",2026-11-20 10:00\n"))
                .containsExactly(
                        "2:3 The row has 4 columns, but the header has 3. Put a cell that contains the separator in"
                                + " quotation marks, and write a quotation mark inside it twice.");
        assertThatThrownBy(() -> read(header + "7,\"Ann,2026-11-20\n8,Bo,2026-11-20\n"))
                .isInstanceOf(BrokenSheet.class)
                .hasMessage("The row in line 2 cannot be read: a quotation mark in it is never closed.");
    }

    /** C.10: the columns of an unknown table are guessed, in several languages. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Name;E-Mail;Abschlussdatum;Ergebnis | EMAIL 1 0 -1 2 3",
                "Nutzer-ID;Vollständiger Name;Status;Abgeschlossen am;Prozent | ID 0 1 2 3 4",
                "Nombre completo;Correo electrónico;Estado;Fecha de finalización;Calificación;Resultado (%) | EMAIL 1 0 2 3 5",
                "Nome;Utilizador;Concluído;Data de conclusão;Percentagem | USERNAME 1 0 2 3 4",
                "ID,Name,Email,Completed?,Date completed,Score | ID 0 1 3 4 5",
                "Full name,ID number,Date of birth,Start date,Completion date | ID_NUMBER 1 0 -1 4 -1",
                "Nr,Learner,E-mail address,Date | EMAIL 2 1 -1 3 -1",
                "Nom complet;Courriel;Date d'achèvement;Résultat | EMAIL 1 0 -1 2 3"
            })
    void the_columns_of_an_unknown_table_are_guessed(String header, String expected) {
        byte[] bytes = (header + "\n").getBytes(StandardCharsets.UTF_8);
        SheetColumns columns = reading(bytes).columns();
        assertThat(columns.form()).isEqualTo(SheetForm.OTHER);
        assertThat(columns.key() + " " + columns.person() + " " + columns.name() + " " + columns.state() + " "
                        + columns.date() + " " + columns.result())
                .isEqualTo(expected);
    }

    /** E and C.10: u03, as a German spreadsheet program writes a table. */
    @Test
    void a_table_of_a_german_spreadsheet_program_is_read_without_a_question() {
        byte[] bytes = file("u03-own-table-de-excel.csv");
        assertThat(read(bytes, reading(bytes)))
                .containsExactly(
                        "ana.example@example.org " + AT_TEN + " 0.875", "bo@example.org 2026-04-05T00:00:00Z 1.0");
    }

    /** E: words for yes, no and completed; "Completed" may also head a column of days. */
    @ParameterizedTest
    @CsvSource({
        "Yes, No",
        "ja, nein",
        "Sí, No",
        "sim, não",
        "x, -",
        "Completed, Not completed",
        "Abgeschlossen, Nicht abgeschlossen",
        "Finalizado, No finalizado",
        "Concluído, Não concluído",
        "TRUE, FALSE",
        "Completed (achieved pass grade), Completed (did not achieve pass grade)",
        "Abgeschlossen (Bestehensgrenze erreicht), Abgeschlossen (Bestehensgrenze nicht erreicht)"
    })
    void words_for_completed_and_not_are_known(String yes, String no) {
        String text = "E-mail;Completed;Date completed\na@x.test;" + yes + ";2026-11-20 10:00\nb@x.test;" + no
                + ";2026-11-20 10:00\nc@x.test;" + no + ";\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(read(bytes, reading(bytes)))
                .containsExactly("a@x.test " + AT_TEN, "b@x.test not yet", "c@x.test not yet");
        String days = "E-mail;Completed\na@x.test;2026-11-20 10:00\nb@x.test;" + no + "\nc@x.test;\n";
        byte[] other = days.getBytes(StandardCharsets.UTF_8);
        assertThat(read(other, reading(other)))
                .containsExactly("a@x.test " + AT_TEN, "b@x.test not yet", "c@x.test not yet");
    }

    /** E: the report of a Moodle in another language is known by its form, and a table of one's own is not taken for one. */
    @Test
    void reports_of_a_moodle_in_another_language_are_known_by_their_form() {
        byte[] german = ("ID;Name;E-Mail-Adresse;Kapitel 1;Kapitel 1 - Abschlussdatum;Kurs abgeschlossen\n"
                        + "7;Ana;a@x.test;Abgeschlossen;20.11.2026 10:00;20.11.2026 10:00\n8;Bo;b@x.test;Nicht abgeschlossen;;\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(reading(german).columns().form()).isEqualTo(SheetForm.COURSE);
        assertThat(read(german, reading(german))).containsExactly("7 " + AT_TEN, "8 not yet");
        byte[] activities = (",\"E-Mail-Adresse\",\"Aufgabe 1\",\"\",\"Aufgabe 2\",\"\"\n"
                        + "\"Ana\",\"a@x.test\",\"Abgeschlossen\",\"2026-11-20 10:00\",\"Nicht abgeschlossen\",\"\"\n")
                .getBytes(StandardCharsets.UTF_8);
        SheetReading reading = reading(activities, "Aufgabe 1");
        assertThat(reading.columns().form()).isEqualTo(SheetForm.ACTIVITY);
        assertThat(read(activities, reading)).containsExactly("a@x.test " + AT_TEN);
        byte[] own = "ID,E-mail,Completed on,Result\n7,a@x.test,2026-11-20 10:00,80\n".getBytes(StandardCharsets.UTF_8);
        assertThat(read(own, reading(own))).containsExactly("7 " + AT_TEN + " 0.8");
    }

    /** E: Moodle's own reports of activities whose names hold quotes, a comma and a semicolon (second look). */
    @Test
    void names_of_activities_with_quotes_commas_and_semicolons_disturb_nothing() throws IOException {
        byte[] course = recording("report-course-completion-quotes.json");
        assertThat(reading(course).columns().form()).isEqualTo(SheetForm.COURSE);
        assertThat(read(course, reading(course)).stream().filter(row -> !row.endsWith("not yet")))
                .containsExactly(
                        "10 2026-11-28T05:44:07Z",
                        "11 2026-11-28T05:44:07Z",
                        "12 2026-11-28T05:44:07Z",
                        "13 2026-11-28T05:44:07Z");
        byte[] activity = recording("report-activity-completion-quotes.json");
        SheetReading reading = reading(activity, "Final, with 'quotes'; and semicolon");
        assertThat(reading.columns().form()).isEqualTo(SheetForm.ACTIVITY);
        assertThat(read(activity, reading).stream().filter(row -> !row.endsWith("not yet")))
                .hasSize(4)
                .first()
                .isEqualTo("student05@example.org 2026-11-28T05:44:07Z");
    }

    /** E: any encoding in which such files are saved, and what is no text at all. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
    void a_german_table_is_read_alike_in_every_encoding(String charset) {
        String text =
                "Übersicht;;;\r\nVollständiger Name;E-Mail;Abschlussdatum;Ergebnis\r\nJörg;j@x.test;20.11.2026 10:00;87,5 %\r\n";
        for (String mark : charset.startsWith("UTF") ? List.of("", "\uFEFF") : List.of("")) {
            byte[] bytes = (mark + text).getBytes(Charset.forName(charset));
            assertThat(read(bytes, reading(bytes))).containsExactly("j@x.test " + AT_TEN + " 0.875");
        }
        assertThatThrownBy(() -> reading(new byte[] {'P', 'K', 3, 4, 0, 0, 7}))
                .isInstanceOf(BrokenSheet.class)
                .hasMessageContaining("Save it as CSV");
    }

    private static byte[] file(String name) {
        try {
            return Files.readAllBytes(Path.of("src/test/resources/cases/" + name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] recording(String name) throws IOException {
        Map<?, ?> json = JsonMapper.builder()
                .build()
                .readValue(Path.of("src/test/resources/moodle-4.5/" + name).toFile(), Map.class);
        return String.valueOf(json.get("csv")).getBytes(StandardCharsets.UTF_8);
    }

    private static SheetReading reading(byte[] bytes) {
        return reading(bytes, "");
    }

    private static SheetReading reading(byte[] bytes, String activity) {
        TextForm.Sniffer sniffer = new TextForm.Sniffer();
        sniffer.take(bytes, bytes.length);
        return Survey.guess(new ByteArrayInputStream(bytes), sniffer.form(), activity, "UTC");
    }

    private static List<String> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(byte[] bytes) {
        return read(bytes, reading(bytes));
    }

    /** What each row says: who, when and with what result; or that it is not complete; or where and why it is refused. */
    private static List<String> read(byte[] bytes, SheetReading reading) {
        List<String> told = new ArrayList<>();
        try (Sheet sheet = Sheet.open(new ByteArrayInputStream(bytes), reading.form())) {
            while (sheet.hasNext()) {
                told.add(words(reading.tell(sheet.next(), NOW)));
            }
        }
        return told;
    }

    private static String words(ToldRow told) {
        if (told instanceof ToldRow.Complete one) {
            return one.person() + " " + one.at() + (one.share() == null ? "" : " " + one.share());
        }
        if (told instanceof ToldRow.Faulty faulty) {
            return faulty.row().line() + ":" + faulty.column() + " "
                    + faulty.sentence().words();
        }
        return ((ToldRow.NotYet) told).person() + " not yet";
    }
}
