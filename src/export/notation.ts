import type { EventReading, FigureReading, Reading, StatementReading } from "../model/index.ts";

/**
 * A reading in our one-line notation (docs/notation.md): what tests, golden files and review print.
 * "CONSULT/visit | Elina Valtonen > KAZ | Astana | 2024-05-14 | announced". What is not known is "–".
 */
export function eventNotation(event: EventReading): string {
  const type = event.mode === null ? event.type : `${event.type}/${event.mode}`;
  const sides =
    event.recipient.length === 0 ? event.actor.join(", ") : `${event.actor.join(", ")} > ${event.recipient.join(", ")}`;
  const report = event.reported === "fact" ? [] : [`${event.reported} by ${event.according_to.join(", ") || "–"}`];
  return [type, sides, event.place ?? "–", event.date ?? "–", event.status, ...report].join(" | ");
}

/** "said | Elina Valtonen (FIN) | direct | “We have much to discuss” | 2024-05-10 | via Yle". */
export function statementNotation(statement: StatementReading): string {
  const speaker = `${statement.speaker ?? "–"}${statement.speaks_for === null ? "" : ` (${statement.speaks_for})`}`;
  const words = statement.quote === null ? (statement.content ?? "–") : `“${statement.quote}”`;
  const via = statement.via === null ? [] : [`via ${statement.via}`];
  return [statement.act, speaker, statement.form, words, statement.date ?? "–", ...via].join(" | ");
}

/** "figure | Finnish exports to Kazakhstan | 12 % change | 2024-04 against 2023-04 | Finnish Customs". */
export function figureNotation(figure: FigureReading): string {
  const bound = figure.bound === null ? "" : `${figure.bound} `;
  const period = `${figure.period ?? "–"}${figure.against === null ? "" : ` against ${figure.against}`}`;
  return [
    "figure",
    figure.what,
    `${bound}${figure.value} ${figure.unit}${figure.per === null ? "" : `/${figure.per}`} ${figure.is}`,
    period,
    figure.source ?? "–",
  ].join(" | ");
}

/** The whole reading, a record a line below the page's own lines, each record followed by its evidence in one line. */
export function readingNotation(reading: Reading): string {
  const { page } = reading;
  const lines = [
    `page | ${page.title ?? "–"} | ${page.published ?? "–"} ${page.published_is ?? ""}`.trimEnd(),
    `from | ${page.outlet ?? "–"} | origin ${page.origin ?? "–"} | wire ${page.wire.join(", ") || "–"} | by ${page.byline.join(", ") || "–"} | ${page.dateline ?? "–"} | ${page.wording ?? "–"}`,
    ...(reading.skipped === null ? [] : [`skipped | ${reading.skipped}`]),
    ...reading.events.map(
      (event) =>
        `${event.id} ${eventNotation(event)}${event.part_of === null ? "" : ` | in ${event.part_of}`}${evidence(event)}`,
    ),
    ...reading.statements.map((statement) => `${statement.id} ${statementNotation(statement)}${evidence(statement)}`),
    ...reading.figures.map((figure) => `${figure.id} ${figureNotation(figure)}${evidence(figure)}`),
    ...reading.people.map((person) => `person | ${person.name} | ${person.role ?? "–"} | ${person.country ?? "–"}`),
  ];
  return `${lines.join("\n")}\n`;
}

const evidence = ({ evidence }: { readonly evidence: string }): string => `\n    ${evidence.replace(/\s+/g, " ")}`;
