/**
 * Words for a part of any state, which with a word for the state name a body: "Chinese" + "Foreign Ministry", "Ministry of
 * Defence" + "of Ukraine", "Japan's" + "government". The right-hand names are what the record prints after the demonym.
 */
import type { Token } from "../model/sentence.ts";
import { foldName } from "./fold.ts";
import { type FoundTerm, TermTree } from "./term-tree.ts";

export interface Term {
  readonly name: string;
  /** May stand without its state: "the Foreign Ministry said". */
  readonly alone: boolean;
  readonly needsCapital: boolean;
}

/** Subject of a ministry → what it may be called. */
const SUBJECTS: readonly (readonly [string, readonly string[]])[] = [
  [
    "Foreign",
    [
      "foreign",
      "foreign affairs",
      "foreign relations",
      "external affairs",
      "external relations",
      "foreign affairs and trade",
      "foreign affairs and cooperation",
      "foreign affairs and international cooperation",
      "foreign and european affairs",
      "foreign and diaspora affairs",
      "foreign affairs and expatriates",
      "foreign affairs and international trade",
      "foreign affairs and regional integration",
      "foreign affairs and human mobility",
      "foreign affairs and worship",
    ],
  ],
  ["Defence", ["defence", "defense", "national defence", "national defense", "defence ministry's", "armed forces"]],
  ["Commerce", ["commerce"]],
  [
    "Trade",
    [
      "trade",
      "foreign trade",
      "international trade",
      "trade and industry",
      "industry and trade",
      "trade, industry and energy",
      "economy, trade and industry",
    ],
  ],
  ["Finance", ["finance", "finances", "economy and finance", "finance and economy"]],
  ["Economy", ["economy", "economic affairs", "economic development", "economics"]],
  ["Interior", ["interior", "the interior", "internal affairs", "home affairs"]],
  ["Energy", ["energy", "oil", "petroleum", "power"]],
  ["Justice", ["justice"]],
  ["Health", ["health", "public health"]],
  ["Agriculture", ["agriculture", "food and agriculture"]],
  ["Transport", ["transport", "transportation", "transports"]],
  ["Industry", ["industry"]],
  ["Education", ["education"]],
  ["Culture", ["culture"]],
  ["Environment", ["environment", "the environment"]],
  ["Unification", ["unification"]],
  ["Information", ["information"]],
  ["Emergencies", ["emergency situations", "emergencies"]],
  ["Public Security", ["public security"]],
  ["State Security", ["state security", "national security"]],
];

/** Parts of a state that need it said beside them. */
const PARTS: readonly (readonly [string, readonly string[], boolean])[] = [
  ["government", ["government", "authorities", "administration"], false],
  ["cabinet", ["cabinet", "council of ministers"], false],
  ["parliament", ["parliament", "national assembly", "legislature"], false],
  [
    "military",
    ["military", "armed forces", "army", "defence forces", "defense forces", "defence force", "defense force"],
    false,
  ],
  ["Navy", ["navy"], false],
  ["Air Force", ["air force"], false],
  ["National Guard", ["national guard"], true],
  ["General Staff", ["general staff", "joint chiefs of staff"], false],
  ["Coast Guard", ["coast guard", "coastguard", "border guard", "border guards"], false],
  ["police", ["police", "national police"], false],
  ["Central Bank", ["central bank", "national bank"], false],
  ["Customs", ["customs", "customs office", "customs service", "customs agency", "customs authority"], false],
  ["Embassy", ["embassy"], false],
  ["Supreme Court", ["supreme court", "constitutional court"], false],
  ["Security Council", ["national security council"], false],
  [
    "Presidential Office",
    ["presidential office", "president's office", "office of the president", "presidency", "presidential palace"],
    false,
  ],
  ["Prime Minister's Office", ["prime minister's office", "pm's office", "office of the prime minister"], false],
  [
    "intelligence service",
    [
      "intelligence service",
      "intelligence agency",
      "intelligence services",
      "spy agency",
      "secret service",
      "national intelligence service",
    ],
    false,
  ],
  ["state media", ["state media", "state television", "state tv", "state radio", "state broadcaster"], false],
  ["state news agency", ["state news agency", "official news agency"], false],
  [
    "statistics office",
    ["statistics office", "statistics agency", "national bureau of statistics", "statistics bureau"],
    false,
  ],
];

function build(): TermTree<Term> {
  const terms = new TermTree<Term>();
  const set = (term: string, name: string, alone: boolean) =>
    terms.add(foldName(term), { name, alone, needsCapital: false });
  for (const [subject, words] of SUBJECTS) {
    const name = `${subject} Ministry`;
    for (const word of words) {
      set(`${word} ministry`, name, true);
      set(`ministry of ${word}`, name, true);
      set(`ministry for ${word}`, name, true);
      set(`department of ${word}`, name, false);
      set(`${word} department`, name, false);
    }
  }
  // Of Pakistan as of the United Kingdom; alone the latter's.
  set("foreign office", "Foreign Ministry", false);
  for (const [name, words, alone] of PARTS) for (const word of words) set(word, name, alone);
  return terms;
}

const terms = build();
const MARKS = [",", "-"];

export const ministryTerms = {
  /** The folded words that terms begin with. */
  firstWords: terms.firstWords,

  /** The longest term that begins at token `at`, with its length in tokens; null if none. */
  find: (tokens: readonly Token[], at: number): FoundTerm<Term> | null => terms.longestAt(tokens, at, MARKS),
};
