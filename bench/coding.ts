/**
 * Coding of events on the free sets (`npm run bench -- coding`), and what it costs. Conditions of each set are in its README:
 * plover-plv is measured and never learned from. A set that is not there is left out.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { codesOf } from "../src/extract/events/codes.ts";
import type { EventDraft } from "../src/extract/events/draft.ts";
import { loadModels } from "../src/load/index.ts";
import type { Models } from "../src/read/models.ts";
import { corpusEvents, pageEvents } from "../tools/event-samples.ts";
import { calibration } from "../tools/logistic.ts";
import { code } from "./coder.ts";
import { petrarchRegistry } from "./petrarch.ts";
import type { Row } from "./row.ts";
import { isWeis, weisOf } from "./weis.ts";

const SETS = join(import.meta.dirname, "..", "..", "shared", "data");

export function codingBench(showMisses = false, only = ""): Row[] {
  const models = loadModels("data");
  const say = showMisses ? (line: string) => console.log(line) : () => {};
  const parts: Record<string, () => Row[]> = {
    plv: () => plv(models, say),
    gsr: () => gsr(models, say),
    petrarch: () => [...petrarch("unit_dev", say), ...petrarch("news_dev", say)],
    sure: () => sure(models),
    cost,
  };
  return Object.entries(parts).flatMap(([name, run]) => (only === "" || only === name ? run() : []));
}

type Say = (line: string) => void;

const rowsOf = <T>(name: string): T[] | null => {
  const file = join(SETS, name);
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  // The sets are fixed files; their shapes are told in their READMEs.
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
};

/**
 * The PLOVER type of a telling in the vocabulary of the sets: where PLOVER 2.0 files a CAMEO code elsewhere than the table that they
 * were made by (plover-gsr/CAMEO2PLOVER-2021.txt), the table counts. A denial is a REJECT of what is denied.
 */
function setType(draft: EventDraft, table: Readonly<Record<string, string>>): string {
  const { plover, cameo } = codesOf(draft.frame, draft.status, []);
  if (draft.status === "denied" || plover === null || cameo === null) return "REJECT";
  return table[cameo] ?? table[cameo.slice(0, 3)] ?? table[cameo.slice(0, 2)] ?? plover.type;
}

/** Saying that one will give way is AGREE, ties and apologies are SUPPORT, a verdict is ACCUSE. The worked examples of plover-gsr are of 2016 and leave sanctions where they are. */
const GSR_TABLE = { "035": "AGREE", "05": "SUPPORT", "116": "ACCUSE" } as const;
/** The table of 2021 puts embargoes and sanctions under COERCE; CONCEDE and RETREAT are one class of the set. */
const PLV_TABLE = { ...GSR_TABLE, "163": "COERCE", "08": "YIELD" } as const;

// --- plover-plv

interface PlvRow {
  readonly id: string;
  readonly marked: string;
  readonly events: readonly { readonly code: string }[];
}

/** Macro F1 over the root codes, the two parties given; and how often that pair was found with that code unaided. */
function plv(models: Models, say: Say): Row[] {
  const rows = rowsOf<PlvRow>("plover-plv/train.jsonl.gz");
  if (rows === null) return [];
  const told: (readonly [string, string])[] = [];
  let blind = 0;
  for (const row of rows) {
    const want = row.events[0]!.code;
    const { text, spans } = unmarked(row.marked);
    const { tellings, considered } = code(text, null, models, spans);
    const has = (draft: EventDraft, side: "actors" | "recipients", name: string): boolean =>
      draft[side].some((party) => party.name === name);
    const isPair = (draft: EventDraft): boolean =>
      has(draft, "actors", "SRC") && (has(draft, "recipients", "TGT") || has(draft, "actors", "TGT"));
    const isHalf = (draft: EventDraft): boolean => has(draft, "actors", "SRC") || has(draft, "recipients", "TGT");
    // The pair is given: what is between the two is asked for, however improbable; by how likely it is an event, and theirs.
    const likely = (draft: EventDraft): number =>
      (draft.chance ?? 1) * (isPair(draft) ? 1 : isHalf(draft) ? 1 / 3 : 1 / 10);
    const [best] = [...considered].sort((a, b) => likely(b) - likely(a) || a.predicate - b.predicate);
    const got = best === undefined ? "none" : setType(best, PLV_TABLE);
    if (tellings.some((draft) => isPair(draft) && setType(draft, PLV_TABLE) === want)) blind += 1;
    told.push([want, got]);
    if (got !== want)
      say(
        `plv ${row.id}\twant ${want} got ${got}${best === undefined ? "" : ` by ${best.frame.name} ${isPair(best) ? "of the pair" : "of others"}`}\t${row.marked}`,
      );
  }
  const quads = told.map(([want, got]) => [QUADS[want] ?? "none", QUADS[got] ?? "none"] as const);
  const set = "plover-plv train (never learned from)";
  return [
    { set, measure: "root code, the pair given, macro F1", value: macroF1(told).toFixed(3) },
    { set, measure: "root code, the pair given, accuracy", value: accuracy(told).toFixed(3) },
    { set, measure: "quad, the pair given, macro F1", value: macroF1(quads).toFixed(3) },
    { set, measure: "pair found with that code, recall", value: (blind / rows.length).toFixed(3) },
  ];
}

const QUADS: Readonly<Record<string, string>> = {
  AGREE: "1",
  CONSULT: "1",
  SUPPORT: "1",
  COOPERATE: "2",
  AID: "2",
  YIELD: "2",
  REQUEST: "3",
  ACCUSE: "3",
  REJECT: "3",
  THREATEN: "3",
  PROTEST: "4",
  SANCTION: "4",
  MOBILIZE: "4",
  COERCE: "4",
  ASSAULT: "4",
};

/** "<s>Kenya</s> urged <t>Chad</t>" → the text without tags, and where the two stand in it. */
function unmarked(marked: string): { text: string; spans: { start: number; end: number; name: string }[] } {
  const spans: { start: number; end: number; name: string }[] = [];
  let text = "";
  let open = 0;
  for (const piece of marked.split(/(<\/?[st]>)/)) {
    if (/^<[st]>$/.test(piece)) open = text.length;
    else if (/^<\/[st]>$/.test(piece))
      spans.push({ start: open, end: text.length, name: piece === "</s>" ? "SRC" : "TGT" });
    else text += piece;
  }
  return { text, spans };
}

function macroF1(told: readonly (readonly [string, string])[]): number {
  const classes = [...new Set(told.map(([want]) => want))];
  const scores = classes.map((one) => {
    const hit = told.filter(([want, got]) => want === one && got === one).length;
    const all = told.filter(([want]) => want === one).length + told.filter(([, got]) => got === one).length;
    return (2 * hit) / (all || 1);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

const accuracy = (told: readonly (readonly [string, string])[]): number =>
  told.filter(([want, got]) => want === got).length / told.length;

// --- plover-gsr

interface GsrActor {
  readonly actorText?: string;
  readonly code?: string;
}
interface GsrRow {
  readonly id: string;
  readonly text: string;
  readonly events: readonly { readonly source: GsrActor[]; readonly target: GsrActor[]; readonly code: string }[];
}

/** The set's vocabulary of 2016 and its slips of codes. */
const GSR_TYPES: Readonly<Record<string, string>> = {
  DEMAND: "REQUEST",
  DISAPPROVE: "ACCUSE",
  FIGHT: "ASSAULT",
  INVESTIGATE: "ACCUSE",
};
const GSR_CODES: Readonly<Record<string, string>> = { JAP: "JPN", ITL: "ITA" };

/**
 * Source, target and code right, F1 over events. A side is right where its states are; an organisation ("IGO") where its words
 * share one with the name found or with the words that stand for it. Where both act together, and for who visits and who receives (042 and 043 mirror one another), it does
 * not matter which side they are put on.
 */
function gsr(models: Models, say: Say): Row[] {
  const rows = rowsOf<GsrRow>("plover-gsr/dev.jsonl");
  if (rows === null) return [];
  const hits = { code: 0, source: 0, target: 0, all: 0, codeAny: 0 };
  let gold = 0;
  let given = 0;
  for (const row of rows) {
    const { happenings, analysis } = code(row.text, null, models);
    const got = distinctCodes(happenings.filter((draft) => draft.status !== "denied"));
    given += got.length;
    gold += row.events.length;
    const sideOf = (draft: EventDraft, side: "actors" | "recipients"): GsrParty[] =>
      draft[side].map((party) => {
        const mention = analysis.mentionsBySentence[draft.sentence]?.find(({ headToken }) => headToken === party.at);
        return {
          state: party.state,
          names: [
            party.name,
            ...(mention === undefined ? [] : [analysis.article.body.slice(mention.start, mention.end)]),
          ],
        };
      });
    const pairs = row.events.flatMap((event, at) =>
      got.map((draft, i) => {
        const want = GSR_TYPES[event.code] ?? event.code;
        const isCode = setType(draft, GSR_TABLE) === want;
        const [from, to] = [sideOf(draft, "actors"), sideOf(draft, "recipients")];
        const isSource = sideRight(event.source, from);
        const isTarget = sideRight(event.target, to);
        const together = sideRight([...event.source, ...event.target], [...from, ...to]);
        const isMutual =
          draft.recipients.length === 0 ||
          event.target.every(({ code: one }) => one === undefined) ||
          draft.frame.type === "CONSULT";
        const joint = together && isMutual;
        const sides = (isSource && isTarget) || joint;
        return {
          at,
          i,
          isCode,
          isSource: isSource || joint,
          isTarget: isTarget || joint,
          all: isCode && sides,
          rank: (isCode ? 2 : 0) + (sides ? 2 : isSource || isTarget ? 1 : 0),
        };
      }),
    );
    // The best pairs first, each event of the key and of ours once.
    const best = new Map<number, (typeof pairs)[number]>();
    const used = new Set<number>();
    for (const pair of pairs.sort((a, b) => b.rank - a.rank || a.at - b.at || a.i - b.i)) {
      if (best.has(pair.at) || used.has(pair.i)) continue;
      best.set(pair.at, pair);
      used.add(pair.i);
      hits.code += Number(pair.isCode);
      hits.source += Number(pair.isSource);
      hits.target += Number(pair.isTarget);
      hits.all += Number(pair.all);
    }
    for (const [at, event] of row.events.entries()) {
      if (best.get(at)?.all === true) continue;
      const sides = (list: readonly GsrActor[]): string =>
        list.map((one) => `${one.actorText} (${one.code})`).join(", ");
      say(
        `gsr ${row.id}\twant ${GSR_TYPES[event.code] ?? event.code} ${sides(event.source)} > ${sides(event.target)}\tgot ${got.map((draft) => `${setType(draft, GSR_TABLE)} ${partyNames(draft.actors)} > ${partyNames(draft.recipients)} by ${draft.frame.name}`).join("; ")}\t${analysis.article.body}`,
      );
    }
  }
  const f1 = (hit: number): string => `${((200 * hit) / (gold + given)).toFixed(1)} (${hit} / ${gold} / ${given})`;
  const set = "plover-gsr dev";
  return [
    { set, measure: "source, target and root code all right, F1 (right / key / given)", value: f1(hits.all) },
    { set, measure: "root code, F1", value: f1(hits.code) },
    { set, measure: "source, F1", value: f1(hits.source) },
    { set, measure: "target, F1", value: f1(hits.target) },
  ];
}

const partyNames = (parties: EventDraft["actors"]): string =>
  parties.map((party) => `${party.name}(${party.state})`).join(", ");

/** One telling of each code and pair of sides. */
function distinctCodes(drafts: readonly EventDraft[]): EventDraft[] {
  const states = (side: EventDraft["actors"]): string =>
    side
      .map((party) => party.state ?? party.name)
      .sort()
      .join();
  return [
    ...new Map(
      drafts.map((draft) => [
        `${setType(draft, GSR_TABLE)} ${states(draft.actors)} > ${states(draft.recipients)}`,
        draft,
      ]),
    ).values(),
  ];
}

interface GsrParty {
  readonly state: string | null;
  /** What the record calls it, and the words of the text. */
  readonly names: readonly string[];
}

function sideRight(want: readonly GsrActor[], got: readonly GsrParty[]): boolean {
  const named = want.filter((one) => one.code !== undefined);
  const isSame = (one: GsrActor, party: GsrParty): boolean => {
    const state = GSR_CODES[one.code!] ?? one.code!;
    if (party.state === state) return true;
    if (!["IGO", "NGO", "IMG"].includes(state) || party.state !== null) return false;
    const words = new Set(wordsOf(one.actorText ?? ""));
    return party.names.some(
      (name) => wordsOf(name).some((word) => words.has(word)) || initials(one.actorText ?? "") === initials(name),
    );
  };
  return (
    named.every((one) => got.some((party) => isSame(one, party))) &&
    got.every((party) => named.some((one) => isSame(one, party)))
  );
}

/** Words that tell one body from another: "U.N. mediator" → un, mediator. */
const wordsOf = (name: string): string[] => name.toLowerCase().replaceAll(".", "").match(WORD) ?? [];

const WORD = /(?!\b(?:the|of|for|and|on|in|by)\b)\b\p{L}{2,}/gu;

const initials = (name: string): string =>
  /^[A-Z.]+$/.test(name) ? name.replaceAll(".", "") : (name.match(/\b\p{Lu}/gu) ?? []).join("");

// --- petrarch

interface PetrarchRow {
  readonly id: string;
  readonly text: string;
  readonly date: string;
  readonly events: readonly { readonly source: string; readonly target: string; readonly code: string }[];
  readonly note?: string;
}

/**
 * Events as PETRARCH writes them, one a pair, through the registry that `read --actors` has. States and root codes: as they stand, and
 * by WEIS (weis.ts), which the codes of the unit records are; those of the news are CAMEO.
 */
function petrarch(part: string, say: Say): Row[] {
  const rows = rowsOf<PetrarchRow>(`petrarch/${part}.jsonl`);
  if (rows === null) return [];
  const folder = join(SETS, "petrarch");
  const isUnit = part === "unit_dev";
  const models = isUnit
    ? loadModels("data", petrarchRegistry(readFileSync(join(folder, "PETR.Validate.actors.txt"), "utf8")))
    : loadModels("data");
  let [gold, given, hit, pairs, givenWeis, hitWeis, hitEither, codable] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const row of rows) {
    if (row.note === "error" || row.text === "") continue;
    const { happenings } = code(row.text, row.date, models);
    const coded = happenings
      .flatMap(pairsOf)
      .filter(([source, target]) =>
        isUnit ? source !== NOBODY && target !== NOBODY : source !== NOBODY || target !== NOBODY,
      );
    const got = new Map(
      coded.map(([source, target, cameo]) => {
        const pair = [source, target, cameo.slice(0, 2)] as const;
        return [pair.join(" "), pair];
      }),
    );
    const want = new Map(
      row.events.map(({ source, target, code: cameo }) => {
        const pair = [source.slice(0, 3), target.slice(0, 3), cameo.slice(0, 2)] as const;
        return [pair.join(" "), pair];
      }),
    );
    gold += want.size;
    given += got.size;
    hit += [...want.keys()].filter((one) => got.has(one)).length;
    const weis = new Set(coded.map(([source, target, cameo]) => `${source} ${target} ${weisOf(cameo)}`));
    givenWeis += weis.size;
    hitWeis += [...want.keys()].filter((one) => weis.has(one)).length;
    hitEither += [...want.keys()].filter((one) => weis.has(one) || got.has(one)).length;
    codable += [...want.values()].filter(([, , code]) => isWeis(code)).length;
    const dyads = new Set([...got.values()].map(([source, target]) => `${source} ${target}`));
    pairs += [...want.values()].filter(([source, target]) => dyads.has(`${source} ${target}`)).length;
    const shown = isUnit ? [...weis] : [...got.keys()];
    if ([...want.keys()].sort().join() !== shown.sort().join())
      say(`petrarch ${row.id}\twant ${[...want.keys()].join("; ")}\tgot ${shown.join("; ")}\t${row.text}`);
  }
  const f1 = (right: number): string =>
    `${((200 * right) / (gold + given)).toFixed(1)} (${right} / ${gold} / ${given})`;
  const set = `petrarch ${part.replace("_", " ")}`;
  const byWeis = `${((200 * hitWeis) / (gold + givenWeis)).toFixed(1)} (${hitWeis} / ${gold}, of which ${codable} have a code of WEIS / ${givenWeis})`;
  return [
    { set, measure: "states and CAMEO root code, F1 (right / key / given)", value: f1(hit) },
    ...(part === "unit_dev"
      ? [
          { set, measure: "states and root code by WEIS, which its codes are, F1", value: byWeis },
          { set, measure: "states and root code in WEIS or CAMEO, whichever the record has, F1", value: f1(hitEither) },
        ]
      : []),
    { set, measure: "states alone, F1", value: f1(pairs) },
  ];
}

function pairsOf(draft: EventDraft): [string, string, string][] {
  // It codes the verb, in whatever tense: "will meet" is 040.
  const { cameo } = codesOf(draft.frame, draft.status === "announced" ? "held" : draft.status, []);
  if (cameo === null) return [];
  const codes = (side: EventDraft["actors"]): string[] => [...new Set(side.map(codeOf))];
  const [from, to] = [codes(draft.actors), codes(draft.recipients)];
  // Who meets, agrees or works together does so with each other; who protests together does not.
  const isTogether = ["CONSULT", "AGREE", "COOPERATE"].includes(draft.frame.type);
  const dyads =
    to.length > 0
      ? (from.length > 0 ? from : [NOBODY]).flatMap((a) => to.map((b) => [a, b] as const))
      : isTogether
        ? from.flatMap((a) => from.filter((b) => b !== a).map((b) => [a, b] as const))
        : [];
  return dyads.map(([a, b]) => [a, b, cameo]);
}

/** PETRARCH's code of somebody whom its dictionaries do not know. */
const NOBODY = "---";

/** A state's code; CAMEO's "NGO" and "IGO" for bodies of no state, be it a court or a police force of several states. */
const codeOf = ({ state, sector }: EventDraft["actors"][number]): string =>
  state ?? (sector === "NGO" ? "NGO" : ofStates.has(sector ?? "") ? "IGO" : NOBODY);

const ofStates = new Set(["IGO", "JUD", "COP", "MIL", "GOV", "LEG"]);

// --- sure

/** The mean gap between `sure` and how often an event is in the key, over ten bins; and what of it chance alone would leave. */
function sure(models: Models): Row[] {
  const { seeds, dev } = {
    seeds: pageEvents("seeds", "../shared/seeds", "../shared/gold/seeds", models),
    dev: pageEvents("dev", "../shared/gold/dev", "../shared/gold/dev", models),
  };
  const sets = [
    ["exhaustive pages of seeds and dev (the table is fitted on them)", [...seeds, ...dev]],
    ["corpus dev (the table is fitted on it)", corpusEvents("dev", models)],
    ["corpus test (nothing is fitted on it)", corpusEvents("test", models)],
  ] as const;
  return sets
    .filter(([, events]) => events.length > 0)
    .map(([set, events]) => {
      const { error, byChance, brier } = calibration(events.map((one) => [one.said, one.right]));
      return {
        set,
        measure: "sure of events: calibration error (of so many, by chance alone; Brier, events)",
        value: `${error.toFixed(3)} (${byChance.toFixed(3)}; ${brier.toFixed(3)}, ${events.length})`,
      };
    });
}

// --- cost

/** What all of the reading after the parse costs, measured in a process of its own (cost.ts), so that nothing is compiled for other parts. */
const cost = (): Row[] => [
  JSON.parse(
    execFileSync(process.execPath, ["--import", "tsx", join(import.meta.dirname, "cost.ts")], { encoding: "utf8" }),
  ) as Row,
];

if (process.argv[1] === import.meta.filename) {
  const only = process.argv.slice(2).find((arg) => !arg.startsWith("--")) ?? "";
  for (const row of codingBench(process.argv.includes("--misses"), only))
    console.log(`${row.set}\t${row.measure}\t${row.value}`);
}
