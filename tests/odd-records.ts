/** Records that no newspaper would print: one whose every name means harm, one in scripts of several directions. For the tests in Chromium. */
import type { FigureReading, Reading } from "../src/model/reading.ts";
import type { RecordLine } from "../src/model/record.ts";
import {
  actorLine,
  eventLine,
  figureLine,
  lineageLine,
  pageLine,
  statementLine,
  tinyEvent,
  tinyReading,
  tinyStatement,
} from "./tiny.ts";
import { VECTORS } from "./vectors.ts";

interface Record {
  readonly readings: readonly Reading[];
  readonly lines: readonly RecordLine[];
}

/** Names, places, outlets, titles, offices and measures are vectors, and there is enough of each that every picture is drawn. */
export function hostileRecord(): Record {
  const readings: Reading[] = [];
  const lines: RecordLine[] = [];
  const self = VECTORS[1]!;
  for (const [n, evil] of VECTORS.entries()) {
    const id = `p${n}`;
    const body = `${evil} said so. ${evil} came to Lima. ${evil} rose by 5 tonnes.${" The ministers spoke at length of the harbour.".repeat(14)}`;
    const date = `2024-${String(1 + (n % 9)).padStart(2, "0")}-1${n % 9}`;
    const event = tinyEvent(`ev_${n}`, body, evil, {
      actor: [self, evil],
      recipient: n % 2 === 0 ? ["PER", VECTORS[(n + 1) % VECTORS.length]!] : ["PER"],
      place: n % 3 === 0 ? "Lima" : evil,
      date,
      status: "held",
      reported: n % 4 === 0 ? "claimed" : "fact",
      according_to: [evil],
      purpose: evil,
    });
    const statement = tinyStatement(`qt_${n}`, body, evil, {
      speaker: VECTORS[n % 3]!,
      speaks_for: n % 2 === 0 ? "CHL" : "PER",
      date,
    });
    const figure: FigureReading = {
      ...FIGURE,
      id: `fg_${n}`,
      what: self,
      unit: self,
      source: evil,
      period: date,
      evidence: evil,
      start: 0,
      end: evil.length,
    };
    const reading = tinyReading(id, evil, body, {
      events: [event],
      statements: [statement],
      figures: [figure],
      page: { outlet: evil, origin: evil, published: date },
    });
    readings.push(reading);
    const lean = n % 2 === 1;
    lines.push(pageLine(reading, !lean, lean ? [`p${n - 1}`] : []));
    if (lean) lines.push({ ...lineageLine(`p${n - 1}`, id), why: evil });
    const pages = n === 0 ? ["p0", "p1", "p2"] : [id];
    lines.push(
      eventLine(event, pages, n === 0 ? { mentions: pages.map((page, at) => ({ page, event: `ev_${at}` })) } : {}),
      statementLine(statement, id),
      figureLine(figure, id),
      {
        ...actorLine(`ac_${n}`, evil, "CHL"),
        office: "public",
        roles: [{ role: VECTORS[(n + 2) % VECTORS.length]!, from: "2024-01-01", to: date }],
      },
    );
  }
  return { readings, lines };
}

const FIGURE = {
  value: 5,
  high: null,
  bound: null,
  is: "level",
  direction: null,
  against: null,
  was: null,
  per: null,
  from: null,
  to: null,
  status: "fact",
  by: "test",
  sure: 0.9,
  because: {},
} as const;

/** Sentences of our own. */
export const SCRIPTS = [
  { id: "ar", text: "سيبقى الميناء مفتوحا", direction: "rtl" },
  { id: "he", text: "הנמל יישאר פתוח", direction: "rtl" },
  { id: "zh", text: "港口将继续开放，两国将加强合作", direction: "ltr" },
  { id: "ja", text: "港は引き続き開かれている", direction: "ltr" },
] as const;

export function scriptsRecord(): Record {
  const readings: Reading[] = [];
  const lines: RecordLine[] = [actorLine("ac_ruiz", "Ana Ruiz", "CHL")];
  for (const { id, text } of SCRIPTS) {
    const body = `${text}.`;
    const event = tinyEvent(`ev_${id}`, body, text);
    const statement = tinyStatement(`qt_${id}`, body, text);
    const reading = tinyReading(id, text, body, { events: [event], statements: [statement], page: { language: id } });
    readings.push(reading);
    lines.push(pageLine(reading), eventLine(event, [id]), statementLine(statement, id));
  }
  return { readings, lines };
}
