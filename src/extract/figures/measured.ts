/**
 * What a quantity measures and how: in "Norwegian exports to Chile rose 12%" it is a change of "Norwegian exports to Chile", in
 * "China accounts for half of its imports" a share, in "a $3bn loan to Kenya" a level of "loan to Kenya".
 *
 * Reads the tree upwards from the quantity. Pronouns and "its" are filled in from the mentions; articles, the quantity itself and
 * clauses fall away.
 */
import {
  agentOf,
  bareRel,
  children,
  clauseAbove,
  dependent,
  dependents,
  grammaticalSubject,
  headOf,
  isPassive,
  objectOf,
} from "../../language/index.ts";
import type { Analysis, FigureReading, Sentence, Token } from "../../model/index.ts";
import { mentionOf } from "../statements/speaker.ts";
import { inPrison, termOf } from "./durations.ts";
import type { Quantity } from "./quantity.ts";

export interface Measured {
  readonly what: string;
  readonly is: FigureReading["is"];
  readonly direction: "up" | "down" | null;
  /** The verb of the clause, -1 if none. */
  readonly verb: number;
  readonly from: string | null;
  readonly to: string | null;
  /** Token that the phrase of what is measured hangs on, -1 if it was not found in the tree. */
  readonly subject: number;
}

const UP = new Set([
  "rose",
  "grew",
  "rise",
  "grow",
  "climb",
  "jump",
  "surge",
  "soar",
  "increase",
  "expand",
  "gain",
  "rocket",
  "skyrocket",
  "swell",
  "rebound",
  "recover",
  "leap",
  "spike",
  "accelerate",
  "advance",
  "raise",
  "hike",
  "boost",
  "lift",
  "double",
  "triple",
  "quadruple",
  "widen",
  "up",
  "add",
  "strengthen",
  "mushroom",
  "balloon",
  "edge",
]);
const DOWN = new Set([
  "fell",
  "shrank",
  "sank",
  "fall",
  "drop",
  "decline",
  "decrease",
  "plunge",
  "slump",
  "shrink",
  "contract",
  "slip",
  "tumble",
  "plummet",
  "cut",
  "reduce",
  "slash",
  "lower",
  "dip",
  "sink",
  "slide",
  "halve",
  "narrow",
  "weaken",
  "lose",
  "shed",
  "trim",
  "crash",
  "dwindle",
  "ease",
  "down",
  "nosedive",
  "curb",
  "depreciate",
]);
const UP_NOUNS = new Set([
  "rise",
  "growth",
  "increase",
  "jump",
  "surge",
  "gain",
  "expansion",
  "rebound",
  "hike",
  "uptick",
  "boost",
  "leap",
  "spike",
  "climb",
  "upturn",
  "recovery",
  "upswing",
  "appreciation",
]);
const DOWN_NOUNS = new Set([
  "fall",
  "drop",
  "decline",
  "decrease",
  "plunge",
  "slump",
  "contraction",
  "cut",
  "reduction",
  "dip",
  "loss",
  "slide",
  "shrinkage",
  "slowdown",
  "depreciation",
  "downturn",
  "devaluation",
]);
const RATES = new Set([
  "tariff",
  "duty",
  "tax",
  "levy",
  "rate",
  "interest",
  "inflation",
  "unemployment",
  "yield",
  "price",
  "quota",
  "cap",
  "stake",
  "majority",
  "approval",
  "turnout",
  "probability",
  "chance",
  "support",
  "margin",
  "deficit",
  "surplus",
  "debt",
]);
const TARGETS = new Set(["target", "goal", "aim", "objective"]);
const AIMS = new Set(["aim", "target", "plan", "intend", "hope", "seek", "want", "pledge", "vow"]);

/** Settles `what`, `is` and the rest of what the sentence says of a quantity. */
export function measure(
  analysis: Analysis,
  sentence: Sentence,
  quantity: Quantity,
  all: readonly Quantity[],
): Measured {
  const phrase = new Phrase(analysis, sentence, all);
  if (quantity.kind === "multiple") return ofMultiple(sentence, quantity, phrase);
  if (quantity.kind === "time") return ofTime(sentence, quantity, phrase);
  if (quantity.kind === "people" || quantity.kind === "things" || quantity.kind === "acts")
    return ofCount(sentence, quantity, phrase);
  const share = ofShare(sentence, quantity, phrase);
  if (share !== null) return share;
  const change = ofChange(sentence, quantity, phrase);
  if (change !== null) return change;
  return ofLevel(sentence, quantity, phrase);
}

const caseOf = (sentence: Sentence, token: number): string =>
  children(sentence, token).find((child) => bareRel(child) === "case")?.norm ?? "";

/** The word before the quantity, bounds such as "more than" and "about" passed over. */
function leadOf(sentence: Sentence, quantity: Quantity): string {
  let at = quantity.first - 1;
  for (let step = 0; at >= 0 && step < 4; step += 1, at -= 1) {
    if (
      !/^(?:about|around|roughly|nearly|almost|some|more|less|than|over|up|just|only|an?|the|approximately|at|least|most|as|much|many|close|well|estimated|record|fewer|another|further|even)$/.test(
        sentence.tokens[at]!.norm,
      )
    )
      break;
    if (sentence.tokens[at]!.norm === "at" && !/^(?:least|most)$/.test(sentence.tokens[at + 1]?.norm ?? "")) break;
    if (sentence.tokens[at]!.norm === "to") break;
  }
  return at < 0 ? "" : sentence.tokens[at]!.norm;
}

/** "leased for 50 years": "length of lease"; of what only lasted, what its clause tells of. */
function ofTime(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured {
  const verb = clauseAbove(sentence, quantity.head);
  const { body } = phrase.analysis.article;
  const prison = inPrison(body, quantity.end);
  const term = prison ? "sentence" : verb < 0 ? null : termOf(sentence.tokens[verb]!.lemma);
  if (term === null) return ofLevel(sentence, quantity, phrase);
  return { ...phrase.measured(null, "level", null, verb), what: `length of ${term}` };
}

/**
 * The noun right before a verb of change, over helpers and an insertion ("Imports from Chile, mostly fish, grew by"): what the order
 * of the words makes its subject where the tree has lost it. Null where no noun stands there.
 */
function besideVerb(sentence: Sentence, verb: number): Token | null {
  const { tokens } = sentence;
  let at = verb - 1;
  const helper = (token: Token): boolean => token.upos === "AUX" || token.upos === "ADV" || token.upos === "PART";
  while (at > 0 && helper(tokens[at]!)) at -= 1;
  if (tokens[at]?.text === ",") {
    let open = at - 1;
    while (open > 0 && open > at - 20 && tokens[open]!.text !== ",") open -= 1;
    if (tokens[open]!.text !== "," || tokens.slice(open, at).some((token) => /^VB[DZP]$/.test(token.xpos))) return null;
    at = open - 1;
    if (at > 0 && tokens[at]!.upos !== "NOUN" && tokens[at]!.upos !== "PROPN") return null;
  }
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.index === 0 && token.upos === "VERB") return token;
  if (token.upos === "VERB" && FLOWS.has(token.norm.replace(/s$/, ""))) return token;
  if ((token.upos !== "NOUN" && token.upos !== "PROPN") || TIME_NOUN.test(token.lemma)) return null;
  // From the last noun of "exports to Chile" up to "exports", by the tree and over prepositions.
  let head = token;
  for (let step = 0; step < 6; step += 1) {
    const above = headOf(sentence, head.index);
    const nominal = above !== null && above.index < token.index && (above.upos === "NOUN" || above.upos === "PROPN");
    if (nominal && /^(?:nmod|compound|flat|conj|appos)$/.test(bareRel(head))) {
      head = above;
      continue;
    }
    const preposition = children(sentence, head.index).find(
      (child) => bareRel(child) === "case" && child.index < head.index,
    );
    const before = preposition === undefined ? undefined : tokens[preposition.index - 1];
    if (before === undefined) break;
    if (before.upos !== "NOUN" && before.upos !== "PROPN" && !FLOWS.has(before.norm.replace(/s$/, ""))) break;
    head = before;
  }
  return head;
}

/** The subject of a verb of change: its own by the tree where that can change, else the noun beside it. */
function movedBy(sentence: Sentence, verb: number): Token | null {
  // "expects the economy to grow": the noun before "to".
  if (sentence.tokens[verb - 1]?.norm === "to") return besideVerb(sentence, verb);
  const clause = bareRel(sentence.tokens[verb]!) === "acl";
  const own = dependent(sentence, verb, "nsubj") ?? (clause ? null : grammaticalSubject(sentence, verb));
  const fit =
    own !== null &&
    own.index < verb &&
    caseOf(sentence, own.index) === "" &&
    !TIME_NOUN.test(own.lemma) &&
    (own.upos === "NOUN" || own.upos === "PROPN" || own.upos === "PRON");
  return fit ? own : besideVerb(sentence, verb);
}

/** "doubled in March": the subject, or of "doubled its imports" the object. */
function ofMultiple(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured {
  const verb = quantity.head;
  const token = sentence.tokens[verb]!;
  if (token.upos !== "VERB") {
    const change = ofChange(sentence, quantity, phrase);
    if (change !== null) return change;
  }
  const object = dependent(sentence, verb, "obj");
  const subject = object ?? grammaticalSubject(sentence, verb) ?? nearestSubject(sentence, verb);
  return phrase.measured(subject, "change", quantity.direction, verb);
}

function ofCount(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured {
  const noun = sentence.tokens[quantity.head]!;
  const verb = clauseAbove(sentence, noun.index);
  let tail = "";
  const above = verb >= 0 ? sentence.tokens[verb]! : null;
  const object = above !== null && noun.head === verb && (bareRel(noun) === "obj" || noun.deprel === "nsubj:pass");
  if (above !== null && object && above.upos === "VERB" && !IDLE_VERBS.test(above.lemma)) tail = participle(above);
  const acl = dependents(sentence, noun.index, "acl").find((child) => child.xpos === "VBN");
  if (acl !== undefined) tail = acl.norm;
  if (above !== null && tail === "" && noun.head === verb && noun.deprel === "nsubj") tail = phrase.deed(above, noun);
  if (noun.lemma === "time") {
    const doer =
      above === null ? null : (grammaticalSubject(sentence, above.index) ?? nearestSubject(sentence, above.index));
    const done = above === null ? null : dependent(sentence, above.index, "obj");
    const by = doer === null ? "" : phrase.words(doer.index);
    const act = quantity.unit === "times" ? (above?.norm ?? "times") : quantity.unit;
    const what = [
      done === null || done.index === noun.index ? "" : phrase.words(done.index),
      act,
      by === "" ? "" : `by ${by}`,
    ];
    return { ...phrase.measured(null, "count", null, verb), what: what.filter((one) => one !== "").join(" ") };
  }
  const measured = phrase.measured(noun, "count", null, verb);
  return {
    ...measured,
    what: tail === "" || measured.what.split(" ").includes(tail) ? measured.what : `${measured.what} ${tail}`,
  };
}

const IDLE_VERBS = /^(?:be|let|become|remain|have|see|show|say|include|use|take|make|get|want|need|involve)$/;

const IRREGULAR: Readonly<Record<string, string>> = {
  send: "sent",
  sell: "sold",
  buy: "bought",
  make: "made",
  take: "taken",
  give: "given",
  hold: "held",
  lose: "lost",
  spend: "spent",
  pay: "paid",
  build: "built",
  bring: "brought",
  find: "found",
  shoot: "shot",
  hit: "hit",
  cut: "cut",
  put: "put",
  set: "set",
  see: "seen",
  keep: "kept",
  leave: "left",
  win: "won",
  draw: "drawn",
  drive: "driven",
  fly: "flown",
  steal: "stolen",
};

const participle = (verb: Token): string => {
  const irregular = IRREGULAR[verb.lemma];
  if (irregular !== undefined && Object.hasOwn(IRREGULAR, verb.lemma)) return irregular;
  if (verb.xpos === "VBG" && verb.norm.endsWith("ing")) return verb.norm.replace(/ing$/, "ed");
  if (verb.xpos === "VBN" || verb.xpos === "VBD") return verb.norm;
  if (verb.lemma.endsWith("e")) return `${verb.lemma}d`;
  return /[^aeiou]y$/.test(verb.lemma) ? `${verb.lemma.slice(0, -1)}ied` : `${verb.lemma}ed`;
};

/** "half of all imports", "accounts for 20% of exports", "nearly two-thirds of voters". */
function ofShare(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured | null {
  if (quantity.unit !== "%" || quantity.kind === "points") return null;
  const head = sentence.tokens[quantity.head]!;
  const lead = leadOf(sentence, quantity);
  let of: Token | null = null;
  for (let i = quantity.last + 1; i < Math.min(sentence.tokens.length, quantity.last + 2); i += 1) {
    if (sentence.tokens[i]!.norm === "of") {
      const nominal = children(sentence, head.index).find(
        (child) => (bareRel(child) === "nmod" || bareRel(child) === "obl") && child.index > i,
      );
      of = nominal ?? nextNoun(sentence, i + 1);
    } else if (quantity.kind === "fraction" && /^(?:the|its|their|his|all|our)$/.test(sentence.tokens[i]!.norm))
      of = nextNoun(sentence, i + 1);
    else if (quantity.kind === "fraction" && bareRel(head) === "nummod") of = headOf(sentence, head.index);
  }
  const verb = clauseAbove(sentence, quantity.head);
  const lemma = verb >= 0 ? sentence.tokens[verb]!.lemma : "";
  const accounts =
    /^(?:account|represent|constitute|comprise)$/.test(lemma) ||
    (lemma === "make" && sentence.tokens[verb + 1]?.norm === "up");
  const holder = accountsFor(sentence, quantity.first, phrase);
  if (holder !== null && of !== null)
    return { ...phrase.measured(of, "share", null, verb), what: `${holder} share of ${phrase.words(of.index)}` };
  if (of === null) {
    if (!accounts || lead === "by") return null;
    const subject = grammaticalSubject(sentence, verb);
    return subject === null
      ? null
      : { ...phrase.measured(subject, "share", null, verb), what: `share of ${phrase.words(subject.index)}` };
  }
  if (lead === "of") return null;
  if (lead === "by" && verb >= 0 && (UP.has(lemma) || DOWN.has(lemma))) return null;
  if (/^(?:rate|level|tariff|duty)$/.test(of.lemma)) return null;
  const whole = phrase.words(of.index);
  const subject = verb >= 0 ? grammaticalSubject(sentence, verb) : null;
  const own = subject !== null && !isIn(sentence, quantity.head, subject.index) && subject.index !== of.index;
  const verbToken = verb >= 0 ? sentence.tokens[verb]! : null;
  if (own && (accounts || dependent(sentence, verb, "cop") !== null)) {
    return { ...phrase.measured(of, "share", null, verb), what: `${phrase.owner(subject.index)} share of ${whole}` };
  }
  const tail =
    verbToken !== null &&
    verbToken.upos === "VERB" &&
    quantity.head !== verb &&
    !/^(?:say|be|have|see|show|account|represent|make|constitute|comprise)$/.test(verbToken.lemma)
      ? ` ${participle(verbToken)}`
      : "";
  return { ...phrase.measured(of, "share", null, verb), what: `share of ${whole}${tail}` };
}

/** "Chile accounts for about a third of": who, by the order of the words; null where it is not so told. */
function accountsFor(sentence: Sentence, first: number, phrase: Phrase): string | null {
  for (let i = first - 1; i > 0 && i > first - 8; i -= 1) {
    if (!/^account(?:s|ed|ing)?$/.test(sentence.tokens[i]!.norm) || sentence.tokens[i + 1]?.norm !== "for") continue;
    let at = i - 1;
    while (at > 0 && (sentence.tokens[at]!.upos === "ADV" || sentence.tokens[at]!.upos === "AUX")) at -= 1;
    const token = sentence.tokens[at]!;
    if (token.upos === "VERB" || token.upos === "PUNCT") return null;
    const words = phrase.words(at);
    return words === "" ? null : words;
  }
  return null;
}

function isIn(sentence: Sentence, below: number, above: number): boolean {
  let at = below;
  for (let step = 0; at >= 0 && step < 60; step += 1) {
    if (at === above) return true;
    at = sentence.tokens[at]!.head;
  }
  return false;
}

function nextNoun(sentence: Sentence, from: number): Token | null {
  let noun: Token | null = null;
  for (let i = from; i < sentence.tokens.length && i < from + 9; i += 1) {
    const token = sentence.tokens[i]!;
    if (token.upos === "NOUN" || token.upos === "PROPN") noun = token;
    else if (
      !(noun === null && /^VB[NG]$/.test(token.xpos)) &&
      token.upos !== "ADJ" &&
      token.upos !== "DET" &&
      token.upos !== "PART" &&
      token.upos !== "PRON" &&
      token.text !== "-" &&
      token.upos !== "NUM"
    )
      break;
  }
  return noun;
}

/** "rose 12%", "fell by a third", "a 5% rise in exports", "export growth of 5%", "up 5%", "5% higher". */
function ofChange(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured | null {
  const lead = leadOf(sentence, quantity);
  if (quantity.direction !== null && quantity.kind !== "multiple") {
    const verb = clauseAbove(sentence, quantity.head);
    const beside = upOrDown(sentence, quantity);
    const subject = beside ?? (verb >= 0 ? grammaticalSubject(sentence, verb) : null);
    return phrase.measured(subject ?? nearestSubject(sentence, quantity.head), "change", quantity.direction, verb);
  }
  const told = movedAt(sentence, quantity, lead);
  if (told !== null) {
    const subject = movedBy(sentence, told.index);
    const object = dependent(sentence, told.index, "obj");
    if (subject !== null && (object === null || object.upos !== "NOUN" || object.index === quantity.head)) {
      const torn =
        subject !== dependent(sentence, told.index, "nsubj") &&
        subject.upos !== "PRON" &&
        !sentence.tokens.slice(subject.index, told.index).some((token) => token.upos === "PUNCT" && token.text !== "-");
      const way = UP.has(told.lemma) ? "up" : "down";
      return phrase.measured(subject, "change", way, told.index, torn ? phrase.run(subject.index, told.index) : null);
    }
  }
  // Up the tree, at most four steps, to a verb or noun of change.
  let at = quantity.head;
  for (let step = 0; step < 4; step += 1) {
    const token = at === quantity.head && step === 0 ? null : sentence.tokens[at]!;
    if (token !== null) {
      const noun = UP_NOUNS.has(token.lemma) ? "up" : DOWN_NOUNS.has(token.lemma) ? "down" : null;
      if (noun !== null && (token.upos === "NOUN" || token.upos === "PROPN") && !(token.lemma === "cut" && false))
        return ofNoun(sentence, token, noun, phrase);
      const verb = UP.has(token.lemma) ? "up" : DOWN.has(token.lemma) ? "down" : null;
      if (verb !== null && (token.upos === "VERB" || token.upos === "ADJ" || token.upos === "ADV")) {
        if (lead === "to" || lead === "at") return null;
        if (step > 1 && !/^(?:by)$/.test(lead)) return null;
        const object = objectOf(sentence, token.index);
        const measuredObject =
          object !== null && !isIn(sentence, quantity.head, object.index) && object.index !== quantity.head;
        const subject = measuredObject
          ? object
          : (grammaticalSubject(sentence, token.index) ?? nearestSubject(sentence, token.index));
        return phrase.measured(subject, "change", verb, token.index);
      }
      if (token.upos === "VERB") break;
      if (/^(?:higher|larger|bigger|greater)$/.test(token.norm) || (token.norm === "more" && thanNext(sentence, token)))
        return phrase.measured(
          nearestSubject(sentence, quantity.head),
          "change",
          "up",
          clauseAbove(sentence, token.index),
        );
      if (/^(?:lower|smaller)$/.test(token.norm) || (/^(?:less|fewer)$/.test(token.norm) && thanNext(sentence, token)))
        return phrase.measured(
          nearestSubject(sentence, quantity.head),
          "change",
          "down",
          clauseAbove(sentence, token.index),
        );
    }
    const head = headOf(sentence, at);
    if (head === null) break;
    at = head.index;
  }
  if (lead === "by" && quantity.unit !== "km") {
    for (let i = quantity.first - 1; i >= 0 && i > quantity.first - 16; i -= 1) {
      const token = sentence.tokens[i]!;
      if (token.upos !== "VERB") continue;
      if (!UP.has(token.lemma) && !DOWN.has(token.lemma)) break;
      const object =
        dependent(sentence, i, "obj") ??
        (token.xpos === "VBD" && takesNoun(sentence.tokens[i + 1]) ? nextNoun(sentence, i + 1) : null);
      const subject = object ?? grammaticalSubject(sentence, i) ?? nearestSubject(sentence, i);
      return phrase.measured(subject, "change", UP.has(token.lemma) ? "up" : "down", i);
    }
  }
  const before = sentence.tokens[quantity.first - 1];
  if (before !== undefined && before.upos === "VERB" && (UP.has(before.lemma) || DOWN.has(before.lemma))) {
    const subject = grammaticalSubject(sentence, before.index) ?? nearestSubject(sentence, before.index);
    return phrase.measured(subject, "change", UP.has(before.lemma) ? "up" : "down", before.index);
  }
  const after = sentence.tokens[quantity.last + 1];
  if (after !== undefined && after.upos === "NOUN" && (UP_NOUNS.has(after.lemma) || DOWN_NOUNS.has(after.lemma)))
    return ofNoun(sentence, after, UP_NOUNS.has(after.lemma) ? "up" : "down", phrase);
  return null;
}

/** "rose 5%", "fell sharply by 5%": the verb of change right before the quantity; null where something else stands between. */
function movedAt(sentence: Sentence, quantity: Quantity, lead: string): Token | null {
  if (quantity.unit === "km" || lead === "to" || lead === "at" || lead === "of" || lead === "from") return null;
  for (let i = quantity.first - 1; i >= 0 && i > quantity.first - 7; i -= 1) {
    const token = sentence.tokens[i]!;
    // Short pasts are taken for nouns now and then; before a number they are none.
    if (MOVED.has(token.norm)) return token;
    if (token.upos === "VERB") return MOVING.has(token.lemma) && !isPassive(sentence, i) ? token : null;
    if (token.upos === "PUNCT" || token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "PRON") return null;
  }
  return null;
}

/** Verbs of change that take no object: what moves is their subject. */
const MOVING = new Set(
  `rise grow climb jump surge soar rocket skyrocket swell rebound leap spike fall drop decline plunge slump shrink contract slip tumble
  plummet dip sink slide dwindle nosedive increase decrease rose grew fell shrank sank`.split(/\s+/),
);

const MOVED = new Set([
  "rose",
  "grew",
  "fell",
  "shrank",
  "sank",
  "slid",
  "leapt",
  "dropped",
  "jumped",
  "climbed",
  "slipped",
]);

/** "imports were down by 5%": the noun before "were down". */
function upOrDown(sentence: Sentence, quantity: Quantity): Token | null {
  for (let i = quantity.first - 1; i >= 0 && i > quantity.first - 6; i -= 1) {
    const token = sentence.tokens[i]!;
    if (/^(?:up|down)$/.test(token.norm))
      return sentence.tokens[i - 1]?.upos === "AUX" ? besideVerb(sentence, i) : null;
  }
  return null;
}

const THINGS =
  /^(?:missile|rocket|projectile|satellite|ship|vessel|tanker|plane|aircraft|jet|drone|submarine|convoy|train|pipeline|balloon|helicopter)$/;

const thanNext = (sentence: Sentence, token: Token): boolean => sentence.tokens[token.index + 1]?.norm === "than";

const takesNoun = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:DET|PRON|ADJ|NOUN|PROPN)$/.test(token.upos);

function ofNoun(sentence: Sentence, noun: Token, direction: "up" | "down", phrase: Phrase): Measured {
  const inside = children(sentence, noun.index).find(
    (child) =>
      bareRel(child) === "nmod" &&
      /^(?:in|of|to|for)$/.test(caseOf(sentence, child.index)) &&
      !phrase.isQuantity(child.index),
  );
  const verb = clauseAbove(sentence, noun.index);
  if (inside !== undefined) return phrase.measured(inside, "change", direction, verb);
  const compound = children(sentence, noun.index).find(
    (child) =>
      (bareRel(child) === "compound" || child.deprel === "amod" || child.deprel === "nmod:poss") &&
      !phrase.isQuantity(child.index),
  );
  if (compound !== undefined) return { ...phrase.measured(noun, "change", direction, verb) };
  const subject = verb >= 0 ? grammaticalSubject(sentence, verb) : null;
  return phrase.measured(subject ?? noun, "change", direction, verb);
}

function ofLevel(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured {
  const head = sentence.tokens[quantity.head]!;
  const verb = clauseAbove(sentence, quantity.head);
  const lead = leadOf(sentence, quantity);
  const above = headOf(sentence, quantity.head);
  const verbToken = verb >= 0 ? sentence.tokens[verb]! : null;
  const target = above !== null && TARGETS.has(above.lemma);
  const beaten =
    verbToken !== null &&
    /^(?:surpass|exceed|beat|top|pass|overtake|hit|reach|break|meet|overshoot)$/.test(verbToken.lemma) &&
    !AIMS.has(headOf(sentence, verb)?.lemma ?? "");
  if (target && verbToken !== null && beaten) {
    const subject = grammaticalSubject(sentence, verb) ?? nearestSubject(sentence, verb);
    return phrase.measured(subject, "level", null, verb);
  }
  if (target && above !== null) {
    const whom = children(sentence, above.index).find(
      (child) =>
        bareRel(child) === "nmod" && caseOf(sentence, child.index) === "for" && !phrase.isQuantity(child.index),
    );
    const flow = whom === undefined ? phrase.flowBefore(quantity.first) : phrase.words(whom.index);
    if (flow !== "") return { ...phrase.measured(null, "target", null, verb), what: `${above.lemma} for ${flow}` };
  }
  const aim =
    target ||
    (verbToken !== null &&
      (AIMS.has(verbToken.lemma) || AIMS.has(headOf(sentence, verb)?.lemma ?? "")) &&
      lead === "to");
  const is = aim ? "target" : "level";
  // "had struck deals worth $5bn": the deals.
  if (lead === "worth") {
    const worth = sentence.tokens.findLast((token) => token.index < quantity.first && token.norm === "worth")!;
    const noun = sentence.tokens[worth.index - 1];
    if (noun !== undefined && (noun.upos === "NOUN" || noun.upos === "PROPN"))
      return phrase.measured(besideVerb(sentence, worth.index) ?? noun, is, null, verb);
  }
  // "a region of about 2,000 square kilometres": the area of what the clause tells of.
  if (/^(?:square|hectares|acres)/.test(quantity.unit) && lead === "of") {
    const whole = verb >= 0 ? grammaticalSubject(sentence, verb) : nearestSubject(sentence, quantity.first);
    const words = whole === null ? "" : phrase.words(whole.index);
    if (words !== "") return { ...phrase.measured(whole, is, null, verb), what: `area of ${words}` };
  }
  // "Turnout was 61%": the noun before the verb.
  if (/^(?:was|is|were|are)$/.test(lead)) {
    const aux = sentence.tokens.findLast((token) => token.index < quantity.first && token.norm === lead)!;
    const noun = besideVerb(sentence, aux.index);
    if (noun !== null && aux.index > 0) return phrase.measured(noun, is, null, verb);
  }
  const costs = costOf(sentence, quantity, phrase);
  if (costs !== null) return { ...phrase.measured(null, is, null, verb), what: costs };
  const rel = bareRel(head);
  // "£600m ($780m) in aid to Ukraine", "$3bn of weapons", "$2bn worth of grain", "600 tons of refined oil".
  const rest = restAt(sentence, quantity.last + 1);
  const noun = nounAfter(sentence, rest);
  if (noun !== null) {
    // "an import quota of 500,000 barrels of petrol": the quota is what is told of.
    const whole = lead === "of" ? nounBefore(sentence, quantity.first) : null;
    const measured = phrase.measured(whole ?? noun, is, null, verb);
    if (whole !== null) return { ...measured, what: `${measured.what} of ${phrase.words(noun.index)}` };
    return phrase.owned(measured, noun, verb);
  }
  // "a 100% tariff on imports", "a $3bn loan to Kenya": the noun that it stands before.
  const next = sentence.tokens[rest];
  const touching =
    next !== undefined && (next.upos === "NOUN" || next.upos === "ADJ" || next.upos === "PROPN" || next.text === "-");
  if (
    touching &&
    above !== null &&
    above.index > quantity.last &&
    /^(?:nummod|compound|amod|nmod|det)$/.test(rel) &&
    (above.upos === "NOUN" || above.upos === "PROPN")
  ) {
    return phrase.owned(phrase.measured(above, is, null, verb), above, verb);
  }
  if (touching && !/^(?:year|month|week|time|day)/.test(next.lemma)) {
    const told = nextNoun(sentence, rest);
    if (told !== null && !/^(?:year|month|week|time|day|quarter|decade)$/.test(told.lemma))
      return phrase.owned(phrase.measured(told, is, null, verb), told, verb);
  }
  // "tariffs of up to 36%", "a range of 120 km": the noun that it is told of.
  if (lead === "of") {
    const told =
      above !== null &&
      rel === "nmod" &&
      above.index < quantity.first &&
      (above.upos === "NOUN" || above.upos === "PROPN")
        ? above
        : nounBefore(sentence, quantity.first);
    if (told !== null && !TARGETS.has(told.lemma))
      return phrase.attribute(phrase.measured(told, is, null, verb), told, verb);
  }
  // "lend Ukraine up to €35 billion": what is given, and to whom.
  const gift = verbToken === null ? undefined : GIFTS.get(verbToken.lemma);
  if (verbToken !== null && gift !== undefined) {
    const receiver =
      dependent(sentence, verb, "iobj") ??
      dependents(sentence, verb, "obj").find(
        (one) => one.index !== quantity.head && one.index > verb && one.index < quantity.first,
      ) ??
      receiverBeside(sentence, verb, quantity.first) ??
      dependents(sentence, verb, "obl").find(
        (one) =>
          caseOf(sentence, one.index) === "to" ||
          caseOf(sentence, one.index) === "in" ||
          caseOf(sentence, one.index) === "on",
      );
    const giver = phrase.doer(verb);
    const to = receiver === undefined || receiver === null ? "" : ` ${gift[1]} ${phrase.words(receiver.index)}`;
    return {
      ...phrase.measured(receiver ?? null, is, null, verb),
      what: `${giver === "" ? "" : `${giver} `}${gift[0]}${to}`,
    };
  }
  // "imports were worth $5bn", "trade reached $240bn", "cut the rate to 5%".
  if (verb >= 0 && verb !== quantity.head) {
    const passive = isPassive(sentence, verb);
    const object = passive ? grammaticalSubject(sentence, verb) : dependent(sentence, verb, "obj");
    const plainObject =
      object !== null &&
      object.index !== quantity.head &&
      !isIn(sentence, quantity.head, object.index) &&
      object.upos !== "SYM" &&
      !phrase.isQuantity(object.index);
    const subject = plainObject ? object : grammaticalSubject(sentence, verb);
    if (subject !== null && subject.index !== quantity.head) {
      const way = verbToken === null ? undefined : WAYS.get(verbToken.lemma);
      const thing =
        subject.upos === "PRON" && quantity.kind !== "money" && quantity.kind !== "percent"
          ? phrase.lastThing()
          : phrase.words(subject.index);
      const measured = phrase.measured(subject, is, null, verb);
      if (way !== undefined && quantity.kind === "measure")
        return { ...measured, what: thing === "" ? way : `${way} ${thing}` };
      if (subject.upos === "PRON" && measured.what === "") return { ...measured, what: thing };
      return measured;
    }
  }
  const own = quantity.head !== verb ? dependent(sentence, quantity.head, "nsubj") : null;
  return phrase.measured(own ?? nearestSubject(sentence, quantity.first), is, null, verb);
}

/** "the programme is to cost $5bn": "cost of the programme"; "" and null as for others. */
function costOf(sentence: Sentence, quantity: Quantity, phrase: Phrase): string | null {
  for (let i = quantity.first - 1; i >= 0 && i > quantity.first - 6; i -= 1) {
    const token = sentence.tokens[i]!;
    if (token.lemma === "cost" && token.upos === "VERB") {
      const before = token.xpos === "VB" || token.norm === "costing" ? headOf(sentence, i) : null;
      const noun =
        before !== null && (before.upos === "NOUN" || before.upos === "PROPN")
          ? before
          : (grammaticalSubject(sentence, i) ?? besideVerb(sentence, i));
      const words = noun === null ? "" : phrase.words(noun.index);
      return words === "" ? null : `cost of ${words}`;
    }
    if (token.upos === "VERB" || token.upos === "PUNCT" || token.upos === "NOUN") return null;
  }
  return null;
}

/** "lend Ukraine up to €2 billion": the name right behind the verb. */
function receiverBeside(sentence: Sentence, verb: number, first: number): Token | undefined {
  const next = sentence.tokens[verb + 1];
  return next !== undefined && next.index < first && (next.upos === "PROPN" || next.upos === "PRON") ? next : undefined;
}

/** Verbs of giving and what is given: "lend" makes a "loan to". */
const GIFTS = new Map<string, readonly [string, string]>([
  ["lend", ["loan", "to"]],
  ["loan", ["loan", "to"]],
  ["give", ["aid", "to"]],
  ["donate", ["donation", "to"]],
  ["grant", ["grant", "to"]],
  ["invest", ["investment", "in"]],
  ["spend", ["spending", "on"]],
  ["pay", ["payment", "to"]],
]);

/** Verbs of motion and the length that they measure. */
const WAYS = new Map([
  ["travel", "distance travelled by"],
  ["fly", "distance flown by"],
  ["land", "distance of"],
  ["reach", "height of"],
  ["sail", "distance sailed by"],
  ["walk", "distance walked by"],
  ["lie", "distance of"],
  ["stretch", "length of"],
  ["run", "length of"],
]);

/** Past a conversion in brackets: the index of the first word behind "£600m ($780m)". */
function restAt(sentence: Sentence, start: number): number {
  let from = start;
  // "$1 billion a year in port fees"
  if (
    /^(?:a|per|each|every)$/.test(sentence.tokens[from]?.norm ?? "") &&
    /^(?:year|month|week|day|quarter|hour)$/.test(sentence.tokens[from + 1]?.norm ?? "")
  )
    from += 2;
  if (sentence.tokens[from]?.text !== "(") return from;
  for (let i = from + 1; i < sentence.tokens.length && i < from + 14; i += 1)
    if (sentence.tokens[i]!.text === ")") return i + 1;
  return from;
}

/** "of refined oil", "in aid", "worth of grain": the noun; null where a day, a year or a place follows. */
function nounAfter(sentence: Sentence, from: number): Token | null {
  let at = from;
  if (sentence.tokens[at]?.norm === "worth") at += 1;
  const preposition = sentence.tokens[at]?.norm;
  if (preposition !== "of" && preposition !== "in") return null;
  const first = sentence.tokens[at + 1];
  if (first === undefined || /^\d/.test(first.text)) return null;
  const noun = nextNoun(sentence, at + 1);
  if (noun === null) return null;
  const time =
    /^(?:year|month|week|day|quarter|decade|january|february|march|april|may|june|july|august|september|october|november|december|time|total|recent|past)$/;
  if (time.test(noun.lemma) || time.test(noun.norm)) return null;
  if (preposition === "in" && (first.upos === "PROPN" || first.norm === "the")) return null;
  return noun;
}

/** The noun of "an altitude of", "a total of" before the quantity. */
function nounBefore(sentence: Sentence, first: number): Token | null {
  for (let i = first - 1; i >= 0 && i > first - 8; i -= 1) {
    const token = sentence.tokens[i]!;
    if (token.upos === "VERB" || token.upos === "PUNCT") return null;
    if (token.norm !== "of") continue;
    for (let j = i - 1; j >= 0 && j > i - 12; j -= 1) {
      const noun = sentence.tokens[j]!;
      if (RATES.has(noun.lemma) || MEASURES.has(noun.lemma)) return noun;
      if (/^VB[DZP]$/.test(noun.xpos) || (noun.upos === "PUNCT" && noun.text !== "-") || noun.upos === "AUX") break;
    }
    const near = sentence.tokens[i - 1];
    return near !== undefined &&
      (near.upos === "NOUN" || near.upos === "PROPN") &&
      !/^(?:total|excess|maximum|minimum|average)$/.test(near.lemma)
      ? near
      : null;
  }
  return null;
}

/** Nouns of what goes from one party to another. */
const FLOWS = new Set([
  "export",
  "import",
  "tariff",
  "duty",
  "levy",
  "aid",
  "sale",
  "shipment",
  "delivery",
  "supply",
  "loan",
  "support",
  "investment",
  "assistance",
  "flow",
  "transfer",
  "trade",
  "remittance",
]);

/** Nouns that are the measure of a thing and say little without it. */
const MEASURES = new Set([
  "range",
  "altitude",
  "height",
  "speed",
  "distance",
  "length",
  "depth",
  "width",
  "weight",
  "size",
  "area",
  "cost",
  "price",
  "value",
  "worth",
  "budget",
  "capacity",
  "output",
  "yield",
  "volume",
  "temperature",
]);

const TIME_NOUN =
  /^(?:year|month|week|day|period|quarter|time|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/i;

/** The last noun that is a subject before a token, for trees that lost it. */
function nearestSubject(sentence: Sentence, before: number): Token | null {
  let found: Token | null = null;
  for (const token of sentence.tokens) {
    if (token.index >= before) break;
    if (bareRel(token) === "nsubj" && (token.upos === "NOUN" || token.upos === "PROPN") && !TIME_NOUN.test(token.lemma))
      found = token;
  }
  if (found !== null) return found;
  const root = sentence.tokens.find((token) => token.head < 0);
  return root !== undefined && root.upos === "NOUN" && root.index < before ? root : null;
}

const setOff = (sentence: Sentence, from: number, to: number): boolean =>
  sentence.tokens.slice(from + 1, to).some((token) => token.text === "," || token.text === ";") &&
  bareRel(sentence.tokens[from]!) !== "amod";

/** Makes the words of what is measured out of the tree. */
class Phrase {
  readonly analysis: Analysis;
  readonly sentence: Sentence;
  readonly quantities: readonly Quantity[];

  constructor(analysis: Analysis, sentence: Sentence, quantities: readonly Quantity[]) {
    this.analysis = analysis;
    this.sentence = sentence;
    this.quantities = quantities;
  }

  isQuantity(token: number): boolean {
    return (
      this.quantities.some((one) => token >= one.first && token <= one.numberLast && token !== one.head) ||
      this.quantities.some(
        (one) => one.head === token && one.kind !== "people" && one.kind !== "things" && one.kind !== "acts",
      )
    );
  }

  /** What those who are counted do: "died of cold", "signed papers on trade", "live in region"; "" for an idle verb. */
  deed(verb: Token, doer: Token): string {
    if (verb.upos !== "VERB" || IDLE_VERBS.test(verb.lemma) || isPassive(this.sentence, verb.index)) return "";
    const below = children(this.sentence, verb.index).filter(
      (child) =>
        child.index > verb.index &&
        child.index !== doer.index &&
        !this.isTime(child.index) &&
        !this.isQuantity(child.index),
    );
    const object = below.find((child) => bareRel(child) === "obj" && child.upos !== "PRON");
    const oblique = below.find(
      (child) =>
        bareRel(child) === "obl" && /^(?:of|in|from|to|for|at|on|with)$/.test(caseOf(this.sentence, child.index)),
    );
    const told =
      object !== undefined
        ? this.words(object.index, false)
        : oblique === undefined
          ? ""
          : `${caseOf(this.sentence, oblique.index)} ${this.words(oblique.index, false)}`;
    return told.split(" ").length > 8 ? verb.norm : `${verb.norm} ${told}`.trim();
  }

  /** What "it" is that fell or stands at a sum: the flow named last before, here or in the two sentences before; "" if none is. */
  flowBefore(token: number): string {
    for (let i = this.sentence.index; i >= 0 && i >= this.sentence.index - 2; i -= 1) {
      const sentence = this.analysis.sentences[i]!;
      const from = i === this.sentence.index ? token - 1 : sentence.tokens.length - 1;
      for (let j = from; j >= 0; j -= 1) {
        const noun = sentence.tokens[j]!;
        if (noun.upos !== "NOUN" || (!FLOWS.has(noun.lemma) && !RATES.has(noun.lemma))) continue;
        if (i === this.sentence.index) return this.words(j);
        return new Phrase(this.analysis, sentence, []).words(j);
      }
    }
    return "";
  }

  measured(
    head: Token | null,
    is: FigureReading["is"],
    direction: "up" | "down" | null,
    verb: number,
    torn: string | null = null,
  ): Measured {
    const it = head !== null && head.norm === "it" && (is === "change" || is === "level");
    const flow = it ? this.flowBefore(head.index) : "";
    const own = head === null ? "" : flow !== "" ? flow : this.words(head.index);
    const plain = torn !== null && torn.length > own.length ? torn : own;
    const what = head !== null && this.twoWay(head.index) ? `bilateral ${plain}` : plain;
    const from = head === null ? null : this.sideOf(head.index, "from");
    const to = head === null ? null : this.sideOf(head.index, "to");
    return {
      what: this.paired(what.replace(/ (?:rose|grew|fell|shrank|sank|slid|dropped|jumped|climbed)$/, "")),
      is,
      direction,
      verb,
      from,
      to,
      subject: head?.index ?? -1,
    };
  }

  /** "Two-way trade", of whose words the tree makes several things. */
  private twoWay(head: number): boolean {
    const at = (back: number): string => this.sentence.tokens[head - back]?.norm ?? "";
    return at(1) === "two-way" || (at(1) === "way" && at(3) === "two");
  }

  /** "Bilateral trade", "trade between the two countries": the two states that the page is about, "China-Russia trade". */
  private paired(what: string): string {
    const rest =
      /^(?:bilateral|two-way|mutual)\s+(.+)$/i.exec(what)?.[1] ??
      /^(.+) between (?:(?:the )?(?:two )?(?:countries|neighbours|neighbors|nations|sides|states)|them|two|the two)$/i.exec(
        what,
      )?.[1];
    if (rest === undefined) return what;
    const counts = new Map<string, number>();
    for (const mention of this.analysis.mentions) {
      const state = mention.actors.length === 1 ? mention.actors[0]!.country : null;
      if (state !== null) counts.set(state, (counts.get(state) ?? 0) + 1);
    }
    const pair = [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, 2)
      .map(([code]) => this.stateWords(code));
    return pair.length === 2 && pair.every((name) => !/^[A-Z]{3}$/.test(name))
      ? `${pair.sort().join("-")} ${rest}`
      : what.replace(/^bilateral /, "");
  }

  /** With whoever grants, levies or owes it before it, where the words themselves name no one: "Canada tariff on imports". */
  owned(measured: Measured, head: Token, verb: number): Measured {
    const below = children(this.sentence, head.index);
    const has = below.some(
      (child) =>
        child.deprel === "nmod:poss" ||
        (child.deprel === "amod" && mentionOf(this.analysis, this.sentence, child.index)?.headToken === child.index),
    );
    if (has) return measured;
    const acl = below.find((child) => bareRel(child) === "acl" && /^VB[ND]$/.test(child.xpos));
    const agent = acl === undefined ? null : agentOf(this.sentence, acl.index);
    const owner = agent !== null ? this.actorWords(agent.index) : this.doer(verb);
    return owner === "" || measured.what.includes(owner)
      ? measured
      : { ...measured, what: `${owner} ${measured.what}` };
  }

  /** "a range of 120 km" with the thing that has it: "range of the missile". */
  attribute(measured: Measured, head: Token, verb: number): Measured {
    if (!MEASURES.has(head.lemma)) return this.owned(measured, head, verb);
    if (/ of /.test(measured.what) || children(this.sentence, head.index).some((child) => child.deprel === "nmod:poss"))
      return measured;
    const subject = verb >= 0 ? grammaticalSubject(this.sentence, verb) : null;
    if (subject === null || subject.index === head.index) return measured;
    const thing = subject.upos === "PRON" ? this.lastThing() : this.words(subject.index);
    return thing === "" ? measured : { ...measured, what: `${measured.what} of ${thing}` };
  }

  /** The state or body that does the verb, by name; "" where it is neither. */
  doer(verb: number): string {
    if (verb < 0) return "";
    const subject = grammaticalSubject(this.sentence, verb);
    if (subject === null) return "";
    const mention = mentionOf(this.analysis, this.sentence, subject.index);
    const actor = mention?.actors[0];
    if (mention === null || mention.actors.length !== 1 || actor === undefined || mention.headToken !== subject.index)
      return "";
    return actor.type === "state" || actor.type === "body" || actor.type === "group"
      ? this.actorWords(subject.index)
      : "";
  }

  /** What "it" flies and lands: the last thing that was a subject, here or in the three sentences before. */
  lastThing(): string {
    for (let i = this.sentence.index; i >= 0 && i >= this.sentence.index - 5; i -= 1) {
      const { tokens } = this.analysis.sentences[i]!;
      for (let j = tokens.length - 1; j >= 0; j -= 1) {
        if (THINGS.test(tokens[j]!.lemma)) return tokens[j]!.norm;
      }
    }
    return "";
  }

  /** The words from a noun up to its verb as they stand, articles left out: for a phrase that the tree has torn. */
  run(from: number, to: number): string {
    let first = from;
    while (first > 0 && /^(?:NOUN|PROPN|ADJ)$/.test(this.sentence.tokens[first - 1]!.upos)) first -= 1;
    return this.sentence.tokens
      .slice(first, Math.min(to, first + 12))
      .filter((token) => !/^(?:DET|AUX|ADV|PART)$/.test(token.upos) || /^['’]s?$/.test(token.text))
      .map((token) => token.text)
      .join(" ");
  }

  /** The noun phrase of a head with its "to", "from", "of" phrases, at most fourteen words; pronouns filled in. */
  words(head: number, fellows = true): string {
    const token = this.sentence.tokens[head]!;
    if (token.upos === "PRON") {
      const mention = mentionOf(this.analysis, this.sentence, head);
      if (mention !== null && mention.actors.length > 0) return this.actorWords(head);
      return "";
    }
    const kept: number[] = [];
    this.gather(head, kept, 0, fellows);
    kept.sort((a, b) => a - b);
    if (FLOWS.has(token.lemma)) this.reach(kept);
    const words: string[] = [];
    for (const i of kept.slice(0, 16)) {
      const one = this.sentence.tokens[i]!;
      if (one.deprel === "nmod:poss" && one.upos === "PRON") {
        const owner = this.actorWords(i);
        if (owner !== "") words.push(`${owner}'s`);
        continue;
      }
      const glued =
        words.length > 0 &&
        (one.norm === "'s" ||
          one.norm === "'" ||
          ((one.text === "-" || this.sentence.tokens[i - 1]?.text === "-") &&
            this.sentence.tokens[i - 1]?.end === one.start));
      if (glued) words[words.length - 1] += one.text;
      else words.push(one.text);
    }
    return words
      .join(" ")
      .replace(/^[-–,]+|[-–,]+$/g, "")
      .trim();
  }

  /** As the owner of a share: "China". */
  owner(head: number): string {
    const words = this.words(head);
    return words === "" ? this.actorWords(head) : words;
  }

  private actorWords(token: number): string {
    const mention = mentionOf(this.analysis, this.sentence, token);
    const actor = mention?.actors[0];
    if (mention === null || actor === undefined) return "";
    if (actor.type !== "state") return actor.name;
    return this.stateWords(actor.name);
  }

  /** A state by its name on the page. */
  private stateWords(code: string): string {
    let city: string | null = null;
    for (const other of this.analysis.mentions) {
      if (other.form !== "name" || other.actors.length !== 1 || other.actors[0]!.name !== code) continue;
      const head = this.analysis.sentences[other.sentence]?.tokens[other.headToken];
      if (head === undefined || head.upos !== "PROPN") continue;
      const words = this.analysis.article.body
        .slice(other.start, other.end)
        .replace(/^the /i, "")
        .replace(/[’']s?$/, "");
      // "Beijing" for the state is its capital by syntax, which `why` tells.
      if (!/capital|city/i.test(other.why)) return words;
      city ??= words;
    }
    return city ?? code;
  }

  /** "exports to Chile", "a tariff on steel from Chile": the end that the tree hung on the verb. */
  private reach(kept: number[]): void {
    const last = kept.at(-1) ?? -1;
    const next = this.sentence.tokens[last + 1];
    if (next === undefined || !/^(?:from|to|into)$/.test(next.norm)) return;
    const end = (this.analysis.mentionsBySentence[this.sentence.index] ?? []).find(
      (one) => one.first <= last + 3 && one.first > last + 1 && one.actors[0]?.country != null && one.form === "name",
    );
    if (end === undefined) return;
    for (let i = last + 1; i <= end.last; i += 1) if (this.sentence.tokens[i]!.deprel !== "det") kept.push(i);
  }

  private gather(head: number, kept: number[], depth: number, fellows = true): void {
    if (!this.isQuantity(head) || depth === 0) kept.push(head);
    if (depth > 4) return;
    for (const child of children(this.sentence, head)) {
      const rel = bareRel(child);
      if (this.isQuantity(child.index)) continue;
      if (
        rel === "det" ||
        rel === "nummod" ||
        rel === "cop" ||
        rel === "aux" ||
        rel === "nsubj" ||
        rel === "cc" ||
        rel === "acl" ||
        rel === "appos" ||
        rel === "parataxis" ||
        rel === "advcl" ||
        rel === "obl" ||
        rel === "mark" ||
        rel === "ccomp" ||
        rel === "obj" ||
        rel === "xcomp" ||
        rel === "dep" ||
        rel === "discourse"
      ) {
        continue;
      }
      // "In 2022, the first year of the war, trade": what a comma sets off on the left is no part of the phrase.
      if (child.index < head && rel !== "conj" && setOff(this.sentence, child.index, head)) continue;
      if (rel === "nmod" && child.index > head && this.sentence.tokens[head + 1]?.text === ",") continue;
      if (
        /^(?:nmod|compound|obl)$/.test(rel) &&
        (TIME_NOUN.test(child.lemma) || TIME_NOUN.test(child.norm.replace(/s$/, "")))
      )
        continue;
      if (rel === "advmod" && depth === 0) continue;
      if (rel === "case" && depth === 0) continue;
      if (rel === "conj" && depth === 0 && !fellows) continue;
      if (rel === "conj" && (child.upos === "VERB" || dependent(this.sentence, child.index, "nsubj") !== null))
        continue;
      if (rel === "conj") {
        const and = dependent(this.sentence, child.index, "cc");
        if (and !== null) kept.push(and.index);
      }
      if (rel === "punct" && child.text !== "-") continue;
      if (rel === "amod" && /^(?:further|additional|new|worth|overall|own)$/.test(child.norm)) continue;
      if (
        rel === "nmod" &&
        child.deprel !== "nmod:poss" &&
        /^(?:during|since|after|before|despite|amid|because|according|by|under|than|including|on)$/.test(
          caseOf(this.sentence, child.index),
        ) &&
        !(caseOf(this.sentence, child.index) === "on" && RATES.has(this.sentence.tokens[head]!.lemma))
      )
        continue;
      if (rel === "nmod" && this.isTime(child.index)) continue;
      this.gather(child.index, kept, depth + 1);
    }
  }

  private isTime(token: number): boolean {
    return (this.analysis.timesBySentence[this.sentence.index] ?? []).some(
      (time) => time.type === "date" && token >= time.first && token <= time.last,
    );
  }

  /** "exports from Russia to China": the two ends, as the record names parties. */
  private sideOf(head: number, side: "from" | "to"): string | null {
    for (const child of children(this.sentence, head)) {
      if (bareRel(child) !== "nmod" || caseOf(this.sentence, child.index) !== side) continue;
      const actor = mentionOf(this.analysis, this.sentence, child.index)?.actors[0];
      if (actor !== undefined) return actor.country ?? actor.name;
    }
    if (
      side === "to" ||
      !/^(?:export|exports|shipment|shipments|delivery|deliveries|aid|sale|sales|supply|supplies)$/.test(
        this.sentence.tokens[head]!.norm,
      )
    )
      return null;
    const owner = children(this.sentence, head).find(
      (child) => child.deprel === "amod" || child.deprel === "nmod:poss" || child.deprel === "compound",
    );
    const actor = owner === undefined ? undefined : mentionOf(this.analysis, this.sentence, owner.index)?.actors[0];
    return actor?.country ?? null;
  }
}
