/**
 * The texts behind a record as a bibliography: CSL-JSON, BibTeX and RIS. An entry cites the origin and notes the copy that was read;
 * a page that is a copy of another page here is noted under that one and has no entry of its own.
 */
import { daysOf, granularityOf } from "../kit/edtf.ts";
import type { Writing } from "./format.ts";
import type { SelectedPage, Selection } from "./selection.ts";

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly container: string | null;
  readonly authors: readonly string[];
  /** EDTF; null where the day cannot be known. */
  readonly issued: string | null;
  readonly url: string | null;
  readonly accessed: string | null;
  readonly note: string | null;
  readonly archive: string;
}

/** One file of entries; `between` stands before every entry but the first. */
function entriesFile(
  name: string,
  [before, between, after]: readonly string[],
  textOf: (entry: Entry) => string,
): Writing {
  let count = 0;
  return {
    begin: () => new Map([[name, before!]]),
    part: (part) =>
      new Map([
        [
          name,
          entriesOf(part)
            .map((entry) => `${count++ === 0 ? "" : between}${textOf(entry)}`)
            .join(""),
        ],
      ]),
    end: () => new Map([[name, count === 0 && name.endsWith(".json") ? "]\n" : after!]]),
    told: () => ({ counts: [[count, "entries"]], leftOut: new Map() }),
  };
}

export const cslFile = (): Writing =>
  entriesFile("bibliography.json", ["[", ",", "\n]\n"], (entry) =>
    // An entry of a list, as JSON.stringify(list, null, 1) writes it.
    JSON.stringify([cslOf(entry)], null, 1).slice(1, -2),
  );

const cslOf = ({ id, title, container, authors, issued, url, accessed, note, archive }: Entry) => ({
  id,
  type: "article-newspaper",
  title,
  ...(container === null ? {} : { "container-title": container }),
  ...(authors.length === 0 ? {} : { author: authors.map((literal) => ({ literal })) }),
  ...(issued === null ? {} : { issued: cslDate(issued) }),
  ...(url === null ? {} : { URL: url }),
  ...(accessed === null ? {} : { accessed: cslDate(accessed) }),
  archive,
  ...(note === null ? {} : { note }),
  language: "en",
});

export const bibtexFile = (): Writing =>
  entriesFile("bibliography.bib", ["", "\n", ""], (entry) => {
    const [year, month, day] = partsOf(entry.issued);
    const fields: [string, string | null][] = [
      ["title", braced(entry.title)],
      ["author", entry.authors.map((name) => `{${tex(name)}}`).join(" and ") || null],
      ["journal", entry.container === null ? null : tex(entry.container)],
      ["date", entry.issued === null ? null : tex(entry.issued)],
      ["year", year ?? null],
      ["month", month ?? null],
      ["day", day ?? null],
      ["url", entry.url],
      ["urldate", entry.accessed?.slice(0, 10) ?? null],
      ["note", entry.note === null ? null : tex(entry.note)],
      ["howpublished", tex(entry.archive)],
    ];
    const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}}`]));
    return `@article{${keyOf(entry.id)},\n${lines.join(",\n")}\n}\n`;
  });

export const risFile = (): Writing =>
  entriesFile("bibliography.ris", ["", "\r\n", ""], (entry) => {
    const [year, month, day] = partsOf(entry.issued);
    const lines: [string, string | null][] = [
      ["TY", "NEWS"],
      ["ID", entry.id],
      ["TI", entry.title],
      ...entry.authors.map((name): [string, string] => ["AU", name]),
      ["T2", entry.container],
      ["PY", year ?? null],
      ["DA", year === undefined ? null : [year, month ?? "", day ?? "", ""].join("/")],
      ["UR", entry.url],
      ["Y2", entry.accessed === null ? null : entry.accessed.slice(0, 10).replaceAll("-", "/")],
      ["DB", entry.archive],
      ["N1", entry.note],
      ["ER", ""],
    ];
    return lines
      .flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${value.replace(/\s+/g, " ")}\r\n`]))
      .join("");
  });

/** Of the pages listed those that copy none of the selection. */
function entriesOf({ pages, listed, isChosen }: Selection): Entry[] {
  const rootOf = ({ line }: SelectedPage) =>
    line?.independent === false ? line.leans_on.find((id) => isChosen(id)) : undefined;
  const copies = new Map<string, SelectedPage[]>();
  for (const page of pages.values()) {
    const root = rootOf(page);
    if (root !== undefined && isChosen(page.reading.id) && page.reading.skipped === null)
      copies.set(root, [...(copies.get(root) ?? []), page]);
  }
  return listed
    .filter((page) => page.reading.skipped === null && rootOf(page) === undefined)
    .map((page) => entryOf(page, (copies.get(page.reading.id) ?? []).sort(byId)));
}

const byId = (a: SelectedPage, b: SelectedPage) => (a.reading.id < b.reading.id ? -1 : 1);

function entryOf({ reading, line }: SelectedPage, copies: readonly SelectedPage[]): Entry {
  const { title, outlet, origin, byline, url, retrieved, sha256 } = reading.page;
  const { published, published_is } = line ?? reading.page;
  const notes = [
    origin !== null && origin !== outlet ? `Read in ${outlet ?? "a copy"}.` : null,
    published_is === "inferred" ? "Day of publication worked out." : null,
    copies.length === 0
      ? null
      : `Copied or reworded by: ${copies.map(({ reading: copy }) => copy.page.outlet ?? copy.page.title ?? copy.id).join("; ")}.`,
  ].filter((note) => note !== null);
  return {
    id: reading.id,
    title: title ?? `${reading.page.body.slice(0, 60).replace(/\s+\S*$/, "")} …`,
    container: origin ?? outlet,
    authors: byline,
    issued: published,
    url: url !== null && /^https?:\/\/\S+$/.test(url) ? url : null,
    accessed: retrieved,
    note: notes.join(" ") || null,
    archive: `sha256:${sha256}`,
  };
}

/** CSL-JSON takes EDTF as it is; plain days also as parts, which more programs read. */
function cslDate(date: string): object {
  const parts = partsOf(date.slice(0, 10)).map(Number);
  return parts.length > 0 ? { "date-parts": [parts], edtf: date } : { edtf: date, literal: date };
}

/** Year, month, day of a date that is one of these and nothing rougher; [] of any other. */
function partsOf(date: string | null): string[] {
  const known = date !== null && daysOf(date) !== null && ["day", "month", "year"].includes(granularityOf(date));
  return known && /^\d{4}(-\d\d){0,2}$/.test(date) ? date.split("-") : [];
}

/** A key of letters, digits and "-:_": what BibTeX allows everywhere. */
const keyOf = (id: string): string => id.normalize("NFKD").replace(/[^A-Za-z0-9:_-]+/g, "-") || "page";

const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "%": "\\%",
  "#": "\\#",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};
const tex = (text: string): string => text.replace(/\s+/g, " ").replace(/[\\{}$&%#_~^]/g, (mark) => SPECIAL[mark]!);
/** In braces, so that a style does not change its capitals. */
const braced = (text: string): string => `{${tex(text)}}`;
