/** A record of any kind in a line: what it is called, where it stands, what is to be known of it besides. */
import { showDate } from "../export/dates.ts";
import type { RecordLine } from "../model/record.ts";
import { enc, nameOf, showNumber, titleOf } from "./parts.ts";
import { plural, statusWords, words } from "./strings.ts";
import type { Ask } from "./view.ts";

const SECTIONS: Readonly<Record<string, string>> = {
  event: "events",
  statement: "quotes",
  figure: "figures",
  document: "documents",
  claim: "claims",
  actor: "actors",
};

export const addressOf = ({ kind, id }: Pick<RecordLine, "kind" | "id">): string =>
  `/${SECTIONS[kind] ?? "events"}/${enc(id)}`;

export function headOf(line: RecordLine, { names }: Pick<Ask, "names">): string {
  switch (line.kind) {
    case "event":
      return titleOf(line, names);
    case "statement":
      return `${line.speaker === null ? words.quote.speaker : nameOf(names, line.speaker)}: “${line.variants[0]?.text ?? ""}”`;
    case "figure":
      return `${line.what}: ${showNumber(line.value)} ${line.unit}`;
    case "document":
      return line.name ?? words.documentKinds[line.document];
    case "claim":
      return line.evidence;
    case "actor":
      return nameOf(names, line.name);
    default:
      return line.id;
  }
}

/** "20 March 2023, held, 3 pages". */
export function factsOf(line: RecordLine, { names }: Pick<Ask, "names">): string {
  const day = (date: string | null) => (date === null ? words.unknownDay : showDate(date));
  switch (line.kind) {
    case "event":
      return [day(line.date), statusWords[line.status], line.place, plural(line.pages, words.pages)]
        .filter((text) => text !== null)
        .join(", ");
    case "statement":
      return `${day(line.date)}, ${plural(line.pages, words.pages)}`;
    case "figure":
      return `${line.period === null ? words.unknownDay : showDate(line.period)}, ${plural(line.pages, words.pages)}`;
    case "document":
      return `${day(line.date)}, ${plural(line.mentions.length, words.pages)}`;
    case "actor": {
      const roles = [...new Set(line.roles.map(({ role }) => role))].slice(0, 2);
      const state = line.country === null || line.country === line.name ? [] : [nameOf(names, line.country)];
      return [...roles, ...state, plural(line.pages, words.pages)].join(", ");
    }
    default:
      return "";
  }
}
