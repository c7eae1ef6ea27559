import { toBibtex, toCsl, toRis } from "./bibliography.ts";
import { toChronology } from "./chronology.ts";
import { toCsvPackage } from "./csv.ts";
import type { ExportFormat } from "./format.ts";
import { oneFile } from "./format.ts";
import { toGdelt } from "./gdelt.ts";
import { toGexf } from "./gexf.ts";
import { toIcs } from "./ics.ts";
import { toJsonLd } from "./jsonld.ts";
import { toPanels } from "./panels.ts";
import { toParquet } from "./parquet.ts";
import { toPolecat } from "./polecat.ts";
import { toTrips } from "./trips.ts";

/** Every format that is made of a selection, in the order of the help. `ndjson` and `json` are the record itself, written line by line. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    name: "csv",
    about:
      "a folder: events, participants, evidence, quotes, figures, pages and excluded as CSV (RFC 4180), corrections.ndjson, datapackage.json, codebook.md and CITATION.cff",
    folder: true,
    make: (selection, options) => {
      const { files, rows } = toCsvPackage(selection, options);
      return { files, counts: [...rows].map(([name, count]) => [count, name]), leftOut: new Map() };
    },
  },
  {
    name: "chronology",
    about:
      "Markdown, or HTML where the name given with -o ends so: a footnote for each text behind an event, the origin cited and its copies noted",
    folder: false,
    make: (selection, options) => {
      const made = toChronology(selection, options.heading, options.html ? "html" : "markdown");
      const counts = [
        [made.entries, "entries"],
        [made.footnotes, "footnotes"],
        [made.disputed, "marked disputed"],
      ] as const;
      return oneFile(options.html ? "chronology.html" : "chronology.md", made.text, counts);
    },
  },
  {
    name: "trips",
    about: "a folder: who travelled where, with stops, delegations and what was signed, as CSV",
    folder: true,
    make: toTrips,
  },
  { name: "parquet", about: "a folder: the tables of csv as Parquet", folder: true, make: toParquet },
  {
    name: "panels",
    about: "a folder: events counted by pair of states and month, and by state and year, as CSV",
    folder: true,
    make: toPanels,
  },
  {
    name: "gdelt",
    about: "a folder: GDELT 2.0 Events and Mentions, strict CAMEO, Goldstein scores from GDELT's table",
    folder: true,
    make: toGdelt,
  },
  { name: "polecat", about: "POLECAT's 40 columns, strict PLOVER", folder: false, make: toPolecat },
  { name: "ics", about: "a calendar; no range is made into days", folder: false, make: toIcs },
  {
    name: "gexf",
    about: "a graph over time of who deals with whom, for Gephi and networkx",
    folder: false,
    make: toGexf,
  },
  { name: "jsonld", about: "JSON-LD (schema.org) with W3C Web Annotations", folder: false, make: toJsonLd },
  { name: "csl", about: "the texts as a bibliography, CSL-JSON", folder: false, make: toCsl },
  { name: "bibtex", about: "the same, BibTeX", folder: false, make: toBibtex },
  { name: "ris", about: "the same, RIS", folder: false, make: toRis },
];
