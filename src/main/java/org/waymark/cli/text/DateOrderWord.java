package org.waymark.cli.text;

import java.util.Locale;
import java.util.Map;
import org.waymark.sheet.DateOrder;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words by which an operator says how dates are written. */
public final class DateOrderWord implements ITypeConverter<DateOrder> {
    private static final Map<String, DateOrder> WORDS =
            Map.of("day-first", DateOrder.DAY_FIRST, "month-first", DateOrder.MONTH_FIRST);

    @Override
    public DateOrder convert(String word) {
        DateOrder order = WORDS.get(word.toLowerCase(Locale.ROOT));
        if (order == null) {
            throw new TypeConversionException("it is day-first or month-first, not " + word);
        }
        return order;
    }
}
