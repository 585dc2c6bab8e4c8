package org.waymark.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "report-course-completion.csv, COURSE, ID, UTF-8, 10",
        "report-course-completion-excel.csv, COURSE, ID, UTF-8, 10",
        "report-course-completion-more-identity.csv, COURSE, ID, UTF-8, 12",
        "report-activity-completion.csv, ACTIVITY, EMAIL, UTF-8, 16",
        "report-activity-completion-excel.csv, ACTIVITY, EMAIL, UTF-16LE, 16",
        "report-activity-completion-more-identity.csv, ACTIVITY, EMAIL, UTF-8, 18"
    })
    void each_report_of_moodle_is_recognised(
            String file, SheetForm form, SheetColumns.Key key, String charset, int width) {
        byte[] bytes = recording(file);
        SheetReading reading = reading(bytes, "Lab item 2");
        assertThat(reading.columns().form()).isEqualTo(form);
        assertThat(reading.columns().key()).isEqualTo(key);
        assertThat(reading.charset()).isEqualTo(charset);
        assertThat(reading.header()).hasSize(width);
        assertThat(rows(bytes, reading))
                .hasSize(24)
                .allMatch(row -> row.fields().size() == width);
        assertThat(reading.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report-course-completion.csv",
                "report-course-completion-excel.csv",
                "report-course-completion-more-identity.csv"
            })
    void course_completion_tells_who_completed_and_when(String file) {
        byte[] bytes = recording(file);
        SheetReading reading = reading(bytes, "");
        List<ToldRow.Complete> complete = complete(bytes, reading.with(reading.columns(), "Australia/Perth", null));
        // The report with more identity was exported an hour further west.
        String at = file.contains("more-identity") ? "2026-11-23T09:53:10Z" : "2026-11-23T10:53:10Z";
        assertThat(complete).singleElement().satisfies(told -> {
            assertThat(told.person()).isEqualTo("7");
            assertThat(told.name()).isEqualTo("Stu2 Dent02");
            assertThat(told.at()).isEqualTo(Instant.parse(at));
        });
        assertThat(tell(bytes, reading).stream().filter(ToldRow.NotYet.class::isInstance))
                .as("the others have not")
                .hasSize(23);
        assertThat(tell(bytes, reading).get(1))
                .as("and without a zone nobody knows when")
                .satisfies(
                        told -> assertThat(((ToldRow.Faulty) told).sentence()).isEqualTo(SheetReading.NO_ZONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"report-activity-completion.csv", "report-activity-completion-excel.csv"})
    void activity_completion_tells_of_one_activity_and_a_missed_pass_is_none(String file) {
        byte[] bytes = recording(file);
        SheetReading reading = reading(bytes, "Lab item 2");
        List<ToldRow.Complete> complete = complete(bytes, reading.with(reading.columns(), "UTC", null));
        assertThat(complete).extracting(ToldRow.Complete::person).containsExactly("student02@example.test");
        SheetReading first = reading(bytes, "Lab item 1");
        assertThat(complete(bytes, first.with(first.columns(), "UTC", null)))
                .as("a date beside Not completed does not count, an apostrophe and a Chinese name do not matter")
                .hasSize(15)
                .extracting(ToldRow.Complete::name)
                .contains("李 小龙")
                .doesNotContain("Stu17 Dent17", "Zoë O'Brïen-Ñandú");
    }

    @Test
    void of_two_activities_with_one_name_a_person_says_which() {
        byte[] bytes = recording("report-activity-completion-more-identity.csv");
        SheetReading reading = reading(bytes, "Lab item 3");
        assertThat(reading.complete()).isFalse();
        assertThat(SheetColumns.activities(reading.header()))
                .extracting(i -> reading.header().get(i))
                .containsExactly(
                        "Read me first",
                        "Chapter one",
                        "Homework 1",
                        "Lab item 1",
                        "Lab item 2",
                        "Lab item 3",
                        "Lab item 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
    void any_usual_encoding_and_separator_is_read_alike(String charset) {
        for (char separator : new char[] {',', ';', '\t'}) {
            String text = "user_id,completed_at,name\r\n7,2026-11-23T18:53:10+01:00,\"Zoë \"\"Zoo\"\" Ñandú\"\r\n"
                    .replace(',', separator);
            String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
            byte[] bytes = (mark + text).getBytes(Charset.forName(charset));
            SheetReading reading = reading(bytes, "");
            assertThat(complete(bytes, reading)).singleElement().satisfies(told -> {
                assertThat(told.person()).isEqualTo("7");
                assertThat(told.name()).isEqualTo("Zoë \"Zoo\" Ñandú");
                assertThat(told.at()).isEqualTo(Instant.parse("2026-11-23T17:53:10Z"));
            });
        }
    }

    @Test
    void a_faulty_row_says_where_and_why_and_the_others_are_read() {
        byte[] bytes = ("user_id,completed_at,result\n7,2026-11-23 10:00:00,80\n8,yesterday,\n9,2026-11-23\n"
                        + ",2026-11-23,\n10,2099-01-01,\n11,2026-11-23,101\n12,,\n13,2026-11-23 10:00:00\0,\n"
                        + "14,0001-01-01,\n15,2026-11-23,60\n")
                .getBytes(StandardCharsets.UTF_16LE);
        byte[] marked = new byte[bytes.length + 2];
        marked[0] = (byte) 0xFF;
        marked[1] = (byte) 0xFE;
        System.arraycopy(bytes, 0, marked, 2, bytes.length);
        SheetReading reading = reading(marked, "");
        List<ToldRow> told = tell(marked, reading.with(reading.columns(), "UTC", null));
        assertThat(told.get(0))
                .isInstanceOfSatisfying(
                        ToldRow.Complete.class, one -> assertThat(one.share()).isEqualTo(0.8));
        assertThat(told.subList(1, 9)).allSatisfy(one -> assertThat(one).isInstanceOf(ToldRow.Faulty.class));
        assertThat(told.subList(1, 9))
                .extracting(one -> ((ToldRow.Faulty) one).row().line() + ":" + ((ToldRow.Faulty) one).column())
                .containsExactly("3:2", "4:2", "5:1", "6:2", "7:3", "8:2", "9:2", "10:2");
        assertThat(told.get(9)).isInstanceOf(ToldRow.Complete.class);
    }

    /** Numbers that only a programming language reads as such. */
    @Test
    void a_result_is_digits_with_one_point_and_nothing_else() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("src/test/resources/cases/c17-odd-numbers.csv"));
        assertThat(tell(bytes, reading(bytes, "")))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one)
                        .isInstanceOfSatisfying(
                                ToldRow.Faulty.class,
                                faulty -> assertThat(faulty.sentence().words()).contains("not a percentage")));
    }

    /** What copying and spreadsheet programs leave around an ID. */
    @Test
    void an_id_is_read_without_what_nobody_sees_and_a_shortened_one_is_refused() throws IOException {
        byte[] invisible = Files.readAllBytes(Path.of("src/test/resources/cases/c09-invisible-characters.csv"));
        assertThat(tell(invisible, reading(invisible, "")))
                .extracting(one -> ((ToldRow.Complete) one).person())
                .containsExactly("122", "123", "124");
        byte[] mangled = Files.readAllBytes(Path.of("src/test/resources/cases/c10-excel-mangled-ids.csv"));
        List<ToldRow> told = tell(mangled, reading(mangled, ""));
        assertThat(told.get(0))
                .isInstanceOfSatisfying(
                        ToldRow.Faulty.class,
                        faulty -> assertThat(faulty.sentence().words()).contains("shortened this number"));
        assertThat(told.subList(1, 3))
                .extracting(one -> ((ToldRow.Complete) one).person())
                .containsExactly("00126", "127");
    }

    @Test
    void what_is_no_table_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> reading(new byte[0], ""))
                .isInstanceOf(BrokenSheet.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> reading(" \n\n".getBytes(StandardCharsets.UTF_8), ""))
                .isInstanceOf(BrokenSheet.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> reading(new byte[] {'P', 'K', 3, 4, 0, 0, 7}, ""))
                .isInstanceOf(BrokenSheet.class)
                .hasMessageContaining("not a text file");
        byte[] headerOnly = "user_id,completed_at".getBytes(StandardCharsets.UTF_8);
        assertThat(rows(headerOnly, reading(headerOnly, ""))).isEmpty();
    }

    @Test
    void a_quote_that_is_never_closed_stops_the_file_at_its_line() {
        byte[] bytes =
                "user_id,completed_at\n7,2026-11-23\n8,\"2026-11-23\n9,2026-11-23\n".getBytes(StandardCharsets.UTF_8);
        SheetReading reading = reading(bytes, "");
        assertThatThrownBy(() -> rows(bytes, reading))
                .isInstanceOfSatisfying(
                        BrokenSheet.class, broken -> assertThat(broken.line()).isEqualTo(3));
    }

    @Test
    void a_line_without_end_is_refused_before_it_fills_the_memory() {
        TextForm form = new TextForm(StandardCharsets.UTF_8, ',', 0);
        assertThatThrownBy(() -> Sheet.open(new Endless(), form)).isInstanceOf(BrokenSheet.class);
    }

    @Test
    void a_spreadsheet_runs_nothing_of_what_is_written_back() throws IOException {
        StringWriter out = new StringWriter();
        SafeCsv csv = new SafeCsv(out);
        csv.write(List.of("=1+1", "+1", "-1", "@x", "\t=1", "Ada, \"A\"", ""));
        csv.flush();
        assertThat(out.toString()).isEqualTo("'=1+1,'+1,'-1,'@x,'\t=1,\"Ada, \"\"A\"\"\",\r\n");
    }

    /** A gigabyte of one cell, made as it is read. */
    private static final class Endless extends InputStream {
        private long left = 1L << 30;

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            java.util.Arrays.fill(bytes, offset, offset + length, (byte) 'x');
            left -= length;
            return left > 0 ? length : -1;
        }
    }

    private static byte[] recording(String file) {
        try (InputStream in = SheetTest.class.getResourceAsStream("/moodle-4.5/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SheetReading reading(byte[] bytes, String activity) {
        TextForm.Sniffer sniffer = new TextForm.Sniffer();
        // In pieces of an odd length, so that letters are cut in two.
        for (int at = 0; at < bytes.length; at += 7) {
            byte[] piece = java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 7));
            sniffer.take(piece, piece.length);
        }
        TextForm form = sniffer.form();
        SheetReading reading = Survey.guess(new ByteArrayInputStream(bytes), form, activity, null);
        assertThat(SheetReading.read(reading.write())).isEqualTo(reading);
        return reading;
    }

    private static List<Row> rows(byte[] bytes, SheetReading reading) {
        try (Sheet sheet = Sheet.open(new ByteArrayInputStream(bytes), reading.form())) {
            List<Row> rows = new ArrayList<>();
            while (sheet.hasNext()) {
                rows.add(sheet.next());
            }
            return rows;
        }
    }

    private static List<ToldRow> tell(byte[] bytes, SheetReading reading) {
        return rows(bytes, reading).stream().map(row -> reading.tell(row, NOW)).toList();
    }

    private static List<ToldRow.Complete> complete(byte[] bytes, SheetReading reading) {
        return tell(bytes, reading).stream()
                .filter(ToldRow.Complete.class::isInstance)
                .map(ToldRow.Complete.class::cast)
                .toList();
    }
}
