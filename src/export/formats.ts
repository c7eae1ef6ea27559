import { bibtexFile, cslFile, risFile } from "./bibliography.ts";
import { toChronology } from "./chronology.ts";
import { csvPackage } from "./csv.ts";
import { atOnce, type ExportFormat, oneFile } from "./format.ts";
import { gdeltFiles } from "./gdelt.ts";
import { toGexf } from "./gexf.ts";
import { toIcs } from "./ics.ts";
import { toJsonLd } from "./jsonld.ts";
import { panelFiles } from "./panels.ts";
import { parquetFiles } from "./parquet.ts";
import { polecatFile } from "./polecat.ts";
import { toTrips } from "./trips.ts";

/** Every format that is made of a selection, in the order of the help. `ndjson` and `json` are the record itself, written line by line. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    name: "csv",
    about:
      "a folder: events, participants, evidence, quotes, figures, pages and excluded as CSV (RFC 4180), corrections.ndjson, datapackage.json, codebook.md and CITATION.cff",
    folder: true,
    whole: false,
    open: csvPackage,
  },
  {
    name: "chronology",
    about:
      "Markdown, or HTML where the name given with -o ends so: a footnote for each text behind an event, the origin cited and its copies noted",
    folder: false,
    whole: true,
    open: atOnce((selection, options) => {
      const made = toChronology(selection, options.heading, options.html ? "html" : "markdown");
      const counts = [
        [made.entries, "entries"],
        [made.footnotes, "footnotes"],
        [made.disputed, "marked disputed"],
      ] as const;
      return oneFile(options.html ? "chronology.html" : "chronology.md", made.text, counts);
    }),
  },
  {
    name: "trips",
    about: "a folder: who travelled where, with stops, delegations and what was signed, as CSV",
    folder: true,
    whole: true,
    open: atOnce(toTrips),
  },
  { name: "parquet", about: "a folder: the tables of csv as Parquet", folder: true, whole: false, open: parquetFiles },
  {
    name: "panels",
    about: "a folder: events counted by pair of states and month, and by state and year, as CSV",
    folder: true,
    whole: false,
    open: panelFiles,
  },
  {
    name: "gdelt",
    about: "a folder: GDELT 2.0 Events and Mentions, strict CAMEO, Goldstein scores from GDELT's table",
    folder: true,
    whole: false,
    open: gdeltFiles,
  },
  { name: "polecat", about: "POLECAT's 40 columns, strict PLOVER", folder: false, whole: false, open: polecatFile },
  { name: "ics", about: "a calendar; no range is made into days", folder: false, whole: true, open: atOnce(toIcs) },
  {
    name: "gexf",
    about: "a graph over time of who deals with whom, for Gephi and networkx",
    folder: false,
    whole: true,
    open: atOnce(toGexf),
  },
  {
    name: "jsonld",
    about: "JSON-LD (schema.org) with W3C Web Annotations",
    folder: false,
    whole: true,
    open: atOnce(toJsonLd),
  },
  { name: "csl", about: "the texts as a bibliography, CSL-JSON", folder: false, whole: false, open: cslFile },
  { name: "bibtex", about: "the same, BibTeX", folder: false, whole: false, open: bibtexFile },
  { name: "ris", about: "the same, RIS", folder: false, whole: false, open: risFile },
];
