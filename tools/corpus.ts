/**
 * `npx tsx tools/corpus.ts`: checks the labelled sentences of data/corpus (codes, dates, names, quotes, ids) and counts them.
 * Each fault is a line on standard error; exit 1 where there is one.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { daysOf } from "../src/kit/edtf.ts";
import { loadStateCodes } from "../src/load/index.ts";
import { PLOVER_TYPES } from "../src/model/index.ts";
import { CORPUS, type EventKey, type Labelled, parseCorpus, SECOND } from "./labelled.ts";

const MODES = new Set([
  "CONSULT/visit",
  "CONSULT/meeting",
  "CONSULT/call",
  "CONSULT/summit",
  "CONSULT/letter",
  "CONSULT/forum",
  "AGREE/sign",
  "AGREE/pledge",
  "AGREE/propose",
]);
const STATUSES = new Set(["proposed", "announced", "underway", "held", "cancelled", "denied"]);
const ACTS = new Set("asserts denies pledges refuses urges supports opposes predicts declines_comment".split(" "));
const states = loadStateCodes("data");

/** What is amiss with an entry, in words. */
export function faultsOf(entry: Labelled): string[] {
  const faults: string[] = [];
  const want = (ok: boolean, what: string) => {
    if (!ok) faults.push(`${entry.id}: ${what}`);
  };
  want(!/\[(?:PER|ORG|LOC|GPE|MISC)?\s|\]/.test(entry.text), "a bracket is left in the text");
  want(entry.text.split(/\s+/).length >= 3, "the text is too short");
  const date = (value: string | null) => want(value === null || daysOf(value) !== null, `no EDTF date: ${value}`);
  const party = (name: string) =>
    want(!/^[A-Z]{3}$/.test(name) || states.has(name) || entry.text.includes(name), `no state: ${name}`);
  date(entry.published);
  for (const event of entry.events) {
    want((PLOVER_TYPES as readonly string[]).includes(event.type), `no PLOVER type: ${event.type}`);
    want(event.mode === null || MODES.has(`${event.type}/${event.mode}`), `no mode of ${event.type}: ${event.mode}`);
    want(event.mode !== null || event.type !== "CONSULT", "CONSULT wants a mode");
    want(STATUSES.has(event.status), `no status: ${event.status}`);
    want(event.actor.length + event.recipient.length > 0, "an event without a party");
    for (const name of partiesOf(event)) party(name);
    want(event.part_of === null || entry.events.some(({ id }) => id === event.part_of), `no event ${event.part_of}`);
    date(event.date);
  }
  for (const statement of entry.statements) {
    want(ACTS.has(statement.act), `no act: ${statement.act}`);
    want(["direct", "indirect", "mixed"].includes(statement.form), `no form: ${statement.form}`);
    want(
      (statement.form === "indirect") === (statement.quote === null),
      "a quote goes with direct and mixed, and with them only",
    );
    for (const piece of statement.quote?.split(" … ") ?? [])
      want(straight(entry.text).includes(straight(piece)), `these words are not in the text: ${piece}`);
    if (statement.speaks_for !== null) want(states.has(statement.speaks_for), `no state: ${statement.speaks_for}`);
    date(statement.date);
  }
  for (const figure of entry.figures) {
    want(Number.isFinite(figure.value), "no value");
    date(figure.period);
    date(figure.against);
  }
  return faults;
}

const partiesOf = (event: EventKey) => [
  ...event.actor,
  ...event.recipient,
  ...event.according_to,
  ...event.contested_by,
];
const straight = (text: string) => text.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'");

/** Every entry of the corpus and all that is amiss with it, the second labelling included, which must have the texts of the first. */
export function checkCorpus(): { readonly entries: readonly Labelled[]; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith(".txt")) : [];
  const parsed = (name: string) => parseCorpus(readFileSync(join(CORPUS, name), "utf8"), name, faults);
  const entries = files
    .filter((name) => name !== SECOND)
    .sort()
    .flatMap(parsed);
  const seen = new Set<string>();
  for (const entry of entries) {
    if (seen.has(entry.id)) faults.push(`${entry.id}: this id stands twice`);
    if (seen.has(entry.text)) faults.push(`${entry.id}: this text stands twice`);
    seen.add(entry.id).add(entry.text);
    faults.push(...faultsOf(entry));
  }
  const texts = new Map(entries.map(({ id, text }) => [id, text]));
  for (const entry of files.includes(SECOND) ? parsed(SECOND) : []) {
    if (texts.get(entry.id) !== entry.text) faults.push(`${entry.id}: ${SECOND} has it with another text`);
    faults.push(...faultsOf(entry));
  }
  return { entries, faults };
}

if (process.argv[1] === import.meta.filename) {
  const { entries, faults } = checkCorpus();
  for (const fault of faults) console.error(fault);
  const sum = (count: (entry: Labelled) => number) => entries.reduce((total, entry) => total + count(entry), 0);
  const sentences = sum(({ text }) => text.split(/(?<=[.!?]["”’']?)\s+(?=["“‘']?\p{Lu})/u).length);
  const splits = (["train", "dev", "test"] as const).map(
    (split) => `${split} ${sum((entry) => Number(entry.split === split))}`,
  );
  const bare = sum(({ events, statements, figures }) =>
    Number(events.length + statements.length + figures.length === 0),
  );
  console.log(
    `${entries.length} entries (${splits.join(", ")}), about ${sentences} sentences, ${sum((entry) => entry.names.length)} names, ` +
      `${sum((entry) => entry.events.length)} events, ${sum((entry) => entry.statements.length)} statements, ` +
      `${sum((entry) => entry.figures.length)} figures, ${bare} with nothing to read; ${faults.length} faults`,
  );
  process.exitCode = faults.length > 0 ? 1 : 0;
}
