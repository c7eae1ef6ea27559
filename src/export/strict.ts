/**
 * Events as the strict layouts want them: one row for each pair of sides, CAMEO codes mirrored as CAMEO has them, a day that is
 * known. "Valtonen visited Astana" is 042 Finland → Kazakhstan and 043 Kazakhstan → Finland; a meeting is 040 both ways.
 */
import { civilOf, daysOf, granularityOf } from "../kit/edtf.ts";
import type { EventLine } from "../model/record.ts";

export interface StrictRow {
  readonly event: EventLine;
  /** The nth row of the event, from 0. */
  readonly nth: number;
  readonly actor: string | null;
  readonly recipient: string | null;
  /** CAMEO of this direction. */
  readonly cameo: string;
  /** First day, ISO 8601. */
  readonly day: string;
}

/** Both ways: who meets is met, who hosts is visited. */
const MIRRORED: ReadonlyMap<string, string> = new Map([
  ["040", "040"],
  ["041", "041"],
  ["042", "043"],
  ["043", "042"],
  ["044", "044"],
  ["046", "046"],
  ["057", "057"],
  ["036", "036"],
]);

/**
 * What can be written strictly; `add` is told why the rest cannot: what is denied has no code, what is only claimed is no fact unless
 * `claimed` is set, and no range is made into a day.
 */
export function strictRows(events: readonly EventLine[], claimed: boolean, add: (reason: string) => void): StrictRow[] {
  const rows: StrictRow[] = [];
  for (const event of events) {
    const day = dayOf(event);
    if (event.cameo === null || event.plover === null) add("PLOVER codes nothing for it");
    else if (event.reported !== "fact" && !claimed) add(`only ${event.reported}`);
    else if (event.date === null) add("no day is known");
    else if (day === null) add("no single day is known");
    else
      directions(event).forEach(([actor, recipient, cameo], nth) => {
        rows.push({ event, nth, actor, recipient, cameo, day });
      });
  }
  return rows;
}

function directions(event: EventLine): [actor: string | null, recipient: string | null, cameo: string][] {
  const { actor, recipient } = event;
  const code = event.cameo!;
  const back = MIRRORED.get(code);
  if (recipient.length === 0)
    return actor.length < 2 || back === undefined
      ? (actor.length === 0 ? [null] : actor).map((one) => [one, null, code])
      : actor.flatMap((one) =>
          actor.filter((other) => other !== one).map((other) => [one, other, code] as [string, string, string]),
        );
  if (actor.length === 0) return recipient.map((one) => [null, one, code]);
  return actor.flatMap((one) =>
    recipient.flatMap((other): [string, string, string][] =>
      back === undefined
        ? [[one, other, code]]
        : [
            [one, other, code],
            [other, one, back],
          ],
    ),
  );
}

/** The first day of an event whose day is known, or of a span that it fills; null where only a range is known. */
export function dayOf({ date }: Pick<EventLine, "date">): string | null {
  if (date === null || date.startsWith("[") || date.startsWith("{") || /[?%~]/.test(date)) return null;
  const first = date.split("/")[0]!;
  const days = daysOf(first);
  return days !== null && days.first === days.last && granularityOf(first) === "day" ? iso(days.first) : null;
}

/** A day counted from 1970-01-01 as ISO 8601. */
export function iso(day: number): string {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

/** The quad of a PLOVER type: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict (manual 2.0). */
export const PLOVER_QUAD: Readonly<Record<string, 1 | 2 | 3 | 4>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
};

/** Cells parted by tabs; what would break a line is a space, and null is an empty cell. */
export const tsvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => (cell === null ? "" : String(cell).replace(/[\t\r\n]+/g, " "))).join("\t")}\n`;
