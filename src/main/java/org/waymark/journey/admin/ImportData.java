package org.waymark.journey.admin;

import java.util.List;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.learning.Catalogue;
import org.waymark.learning.edit.CatalogueExport;
import org.waymark.learning.edit.CatalogueFile;
import org.waymark.learning.edit.CatalogueImport;
import org.waymark.standard.DataFile.Parsed;
import org.waymark.standard.FileFault;
import org.waymark.standard.ImportSummary;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardFile;
import org.waymark.standard.Standards;
import org.waymark.standard.crosswalk.Associations;
import org.waymark.work.Instance;

/** Reads a Standard or a catalogue from a file, wholly or not at all, and writes the catalogue out. */
public final class ImportData {

    /** The outcome of an import: faults, and then nothing was changed; or a summary. */
    public sealed interface Imported {}

    public record Refused(List<FileFault> faults) implements Imported {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    public record Done(ImportSummary summary) implements Imported {}

    private final Instance instance;
    private final Standards standards = new Standards();
    private final Associations associations = new Associations();
    private final CatalogueImport catalogue = new CatalogueImport();

    public ImportData(Instance instance) {
        this.instance = instance;
    }

    /** Adds what is built in when the database is new; leaves an administrator's own imports alone. */
    public void addBuiltIn() {
        try {
            instance.useTransaction(this::addBuiltIn);
        } catch (RuntimeException e) {
            // Where another instance did so in the same moment, the second look sees it; any other error comes again.
            instance.useTransaction(this::addBuiltIn);
        }
    }

    private void addBuiltIn(Handle handle) {
        standards.addBuiltIn(handle, instance.now());
        associations.addBuiltIn(handle, standards.list(handle), instance.now());
        catalogue.addBuiltIn(handle, instance.now());
        new Catalogue().prepare(handle);
    }

    /** @param by who imports it, in words that staff understand */
    public Imported standard(String text, String by) {
        return instance.inTransaction(handle -> audited(handle, Act.STANDARD_IMPORTED, putStandard(handle, text, by)));
    }

    public Imported catalogue(String text) {
        return instance.inTransaction(handle -> audited(
                handle,
                Act.CATALOGUE_IMPORTED,
                put(handle, CatalogueFile.parse(text, standards.list(handle)), this::putCatalogue)));
    }

    private Imported audited(Handle handle, Act act, Imported imported) {
        if (imported instanceof Done done) {
            instance.audit(
                    handle,
                    act,
                    Subject.INSTALLATION,
                    "added " + done.summary().added().size() + ", changed "
                            + done.summary().changed().size());
        }
        return imported;
    }

    private ImportSummary putCatalogue(Handle handle, CatalogueFile file) {
        return catalogue.put(handle, file, instance.now());
    }

    /** Says what {@link #standard} would do, and does nothing: the work is done and then rolled back. */
    public Imported previewStandard(String text) {
        return instance.rehearse(handle -> putStandard(handle, text, ""));
    }

    /** Says what {@link #catalogue} would do, and does nothing: the work is done and then rolled back. */
    public Imported previewCatalogue(String text) {
        return instance.rehearse(
                handle -> put(handle, CatalogueFile.parse(text, standards.list(handle)), this::putCatalogue));
    }

    public String exportCatalogue() {
        return instance.inTransaction(handle -> new CatalogueExport().json(handle, instance.today()));
    }

    private Imported putStandard(Handle handle, String text, String by) {
        Standard.Change change = new Standard.Change(instance.now(), by);
        return put(handle, StandardFile.parse(text), (same, file) -> standards.put(same, file, change));
    }

    private static <T> Imported put(Handle handle, Parsed<T> parsed, BiFunction<Handle, T, ImportSummary> put) {
        return parsed.value()
                .<Imported>map(value -> new Done(put.apply(handle, value)))
                .orElseGet(() -> new Refused(parsed.faults()));
    }
}
