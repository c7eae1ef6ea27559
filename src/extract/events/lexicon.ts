import { oneText } from "../../kit/interned.ts";
import type { Mode, PloverType } from "../../model/index.ts";
import type { ActModel } from "./acts.ts";
import { type EventWeights, parseEventWeights } from "./gate.ts";
import { parseWars, type War } from "./wars.ts";

/**
 * The event lexicon (data/event-lexicon.txt) as a table: which word tells of which act, and who stands in which of its slots.
 * "accuse . v | ACCUSE | subj | obj | both | 112 | allege | …" becomes one `Frame` under the verb "accuse".
 */
export interface EventLexicon {
  readonly verbs: ReadonlyMap<string, readonly Frame[]>;
  readonly nouns: ReadonlyMap<string, readonly Frame[]>;
  /** Classes of words that needs ask for: "agreement" → pact, treaty, … */
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same the other way round: "pact" → agreement. */
  readonly classesOf: ReadonlyMap<string, readonly string[]>;
  /** When the wars began that pages speak of without a day. */
  readonly wars: readonly War[];
  /** What decides where the rules leave doubt; null without weights: then only what leaves none is an event. */
  readonly weights: EventWeights | null;
  /** What tells the act of a word that is not listed; null where only listed words count. */
  readonly acts: ActModel | null;
}

export interface Frame {
  /** The word and its kind: "call+off.v". What an event read by it says in `by`. */
  readonly name: string;
  readonly pos: "v" | "n";
  /** The particle of a phrasal verb: "off"; null for others. */
  readonly particle: string | null;
  readonly type: PloverType;
  readonly mode: Mode | null;
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly needs: readonly Need[];
  readonly cameo: string;
  readonly ploverMode: string | null;
  readonly example: string;
}

/** The frame with some of its fields told anew: written out, so that all frames have one shape (compare `redrafted`). */
export const reframed = (frame: Frame, change: Partial<Frame>): Frame =>
  Object.assign(
    {
      name: frame.name,
      pos: frame.pos,
      particle: frame.particle,
      type: frame.type,
      mode: frame.mode,
      actor: frame.actor,
      recipient: frame.recipient,
      needs: frame.needs,
      cameo: frame.cameo,
      ploverMode: frame.ploverMode,
      example: frame.example,
    },
    change,
  );

/** A condition on a frame: `{ slot: "obj", is: "agreement" }`, or a flag such as "both". */
export interface Need {
  readonly flag: string;
  /** For "obj:agreement" the class; null for a plain flag. */
  readonly is: string | null;
  /** "no-obj:word": the condition must not hold. */
  readonly not: boolean;
  /** Does it ask for the parties? The others can be told from the words alone, before anybody is looked for. */
  readonly ofParties: boolean;
  /** "needs obj:agreement": what a refusal says. */
  readonly text: string;
}

/** Reads the files of the lexicon: frames, classes of words, wars. A line that is not understood throws with its number: the lexicon is ours, not input. */
export function parseEventLexicon(frames: string, classes: string, wars = "", weights = ""): EventLexicon {
  const verbs = new Map<string, Frame[]>();
  const nouns = new Map<string, Frame[]>();
  frames.split("\n").forEach((line, at) => {
    if (line.trim() === "" || line.startsWith("#")) return;
    const cells = line.split("|").map((cell) => cell.trim());
    const [words, pos] = (cells[0] ?? "").split(" . ").map(oneText);
    if (cells.length !== 8 || words === undefined || (pos !== "v" && pos !== "n")) {
      throw new Error(`event-lexicon.txt, line ${at + 1}: eight cells and " . v" or " . n" are wanted.`);
    }
    const [type, mode] = cells[1]!.split("/").map(oneText);
    for (const entry of words.split(" ")) {
      const [lemma, particle] = entry.split("+").map(oneText);
      const frame: Frame = {
        name: oneText(`${entry}.${pos}`),
        pos,
        particle: particle ?? null,
        type: type as PloverType, // docs and tests check every type of the file against PLOVER_TYPES
        mode: (mode ?? null) as Mode | null,
        actor: slots(cells[2]!),
        recipient: slots(cells[3]!),
        needs: cells[4]!.split(" ").filter(Boolean).map(need),
        cameo: oneText(cells[5]!),
        ploverMode: cells[6] === "" ? null : oneText(cells[6]!),
        example: cells[7]!,
      };
      const table = pos === "v" ? verbs : nouns;
      const list = table.get(lemma!);
      if (list === undefined) table.set(lemma!, [frame]);
      else list.push(frame);
    }
  });
  for (const list of [...verbs.values(), ...nouns.values()]) list.sort((a, b) => asksFor(b) - asksFor(a));
  const byName = parseClasses(classes);
  return {
    verbs,
    nouns,
    classes: byName,
    classesOf: classesByWord(byName),
    wars: parseWars(wars),
    weights: parseEventWeights(weights),
    acts: null,
  };
}

/** How much a frame asks of the words: "fired tear gas" is tried before any "fired". Frames that ask for as much keep their order. */
const asksFor = (frame: Frame): number =>
  frame.needs.filter((one) => one.is !== null && one.is !== "any" && one.flag !== "has" && !one.not).length;

const slots = (cell: string): string[] => (cell === "-" ? [] : cell.split(" ").filter(Boolean).map(oneText));

function need(text: string): Need {
  const not = text.startsWith("no-");
  const [flag, is] = (not ? text.slice(3) : text).split(":").map(oneText);
  const ofParties = is === undefined && partyFlags.has(flag!);
  return { flag: flag!, is: is ?? null, not, ofParties, text: oneText(`needs ${text}`) };
}

const partyFlags = new Set(
  "both two several rec pair person statesmen sovereign citizens actbody recbody rival".split(" "),
);

function classesByWord(classes: ReadonlyMap<string, ReadonlySet<string>>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, words] of classes)
    for (const word of words) {
      const names = found.get(word);
      if (names === undefined) found.set(word, [name]);
      else names.push(name);
    }
  return found;
}

function parseClasses(text: string): Map<string, ReadonlySet<string>> {
  const classes = new Map<string, ReadonlySet<string>>();
  for (const line of text.split("\n")) {
    const colon = line.indexOf(":");
    if (line.startsWith("#") || colon < 0) continue;
    classes.set(
      oneText(line.slice(0, colon)),
      new Set(
        line
          .slice(colon + 1)
          .split(" ")
          .filter(Boolean)
          .map(oneText),
      ),
    );
  }
  return classes;
}
