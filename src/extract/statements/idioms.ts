/**
 * Sayings told by several words, none of which is a verb of saying by itself: "let it be known that", "turned down an offer",
 * "conveyed his condolences", "put the dead at 24". The verbs and what must stand beside each; UD v2 trees.
 */
import { bareRel, children, dependent, headOf, isPassive } from "../../language/index.ts";
import type { Act, Sentence, Token } from "../../model/index.ts";
import type { Wanted } from "./frames.ts";
import type { SpeechVerb } from "./lexicon.ts";

type Idiom = (sentence: Sentence, token: Token) => Wanted | null;

/** The idiom that begins with this verb as a row of its own; null where the other words are not there. */
export function idiomAt(sentence: Sentence, token: Token): { verb: SpeechVerb; wanted: Wanted } | null {
  const wanted = IDIOMS.get(token.lemma)?.(sentence, token) ?? null;
  return wanted === null
    ? null
    : { verb: { lemma: token.lemma, frame: "idiom", act: wanted.act ?? "asserts" }, wanted };
}

/** "let slip that", "made it known on Friday that": the clause behind "that", where the words between are these. */
const letsKnow =
  (words: RegExp): Idiom =>
  (sentence, token) => {
    const { tokens } = sentence;
    const from = token.index + 1;
    for (let i = from; i < tokens.length && i < from + 9; i += 1) {
      if (tokens[i]!.norm !== "that" || tokens[i]!.deprel !== "mark") continue;
      const between = tokens.slice(from, i).map((one) => one.norm);
      return words.test(between.join(" ")) ? { content: tokens[i]!.head, judges: false } : null;
    }
    return null;
  };

/** "conveyed his condolences": an object that is itself a saying. */
const bringsWords: Idiom = (sentence, token) => {
  const object = objectOf(sentence, token);
  const act = object === null ? undefined : SPEECH_NOUNS.get(object.lemma);
  return act === undefined ? null : { content: object!.index, judges: true, act };
};

/** "turned down an offer", "brushed the allegation aside": a particle, and an object that somebody has said. */
const withParticle =
  (particle: RegExp, act: Act): Idiom =>
  (sentence, token) => {
    const object = objectOf(sentence, token) ?? dependent(sentence, token.index, "obl");
    const there =
      particle.test(sentence.tokens[token.index + 1]?.norm ?? "") ||
      children(sentence, token.index).some((child) => particle.test(child.norm) && child.index > token.index);
    return there && object !== null && (PROPOSALS.has(object.lemma) || SAYINGS.has(object.lemma))
      ? { content: object.index, judges: true, act }
      : null;
  };

const objectOf = (sentence: Sentence, token: Token): Token | null =>
  dependent(sentence, token.index, "obj") ??
  (isPassive(sentence, token.index) ? dependent(sentence, token.index, "nsubj") : null);

/** "put the dead at 24", "as the mayor puts it". */
const puts: Idiom = (sentence, token) => {
  const object = dependent(sentence, token.index, "obj");
  if (object?.norm === "it") return asInserted(sentence, token);
  const number = children(sentence, token.index).find(
    (child) =>
      child.index > token.index &&
      (child.upos === "NUM" || children(sentence, child.index).some((one) => bareRel(one) === "nummod")) &&
      children(sentence, child.index).some((one) => one.norm === "at" && bareRel(one) === "case"),
  );
  return object === null || number === undefined ? null : { content: object.index, judges: true };
};

/** "as the mayor puts it", "as Riga sees it": what it hangs on is said. */
export function asInserted(sentence: Sentence, token: Token): Wanted | null {
  const as = children(sentence, token.index).find((child) => child.norm === "as" && child.index < token.index);
  const head = headOf(sentence, token.index);
  return as === undefined || head === null || bareRel(token) !== "advcl"
    ? null
    : { content: head.index, judges: false };
}

/** "had no comment", "offered no comment". */
const noComment: Idiom = (sentence, token) => {
  const object = dependent(sentence, token.index, "obj");
  return object?.lemma === "comment" && children(sentence, object.index).some((child) => child.norm === "no")
    ? { content: object.index, judges: true, act: "declines_comment" }
    : null;
};

/** "came out in favour of the bid", "spoke out against it". */
const speaksOut: Idiom = (sentence, token) => {
  const [first, second, third] = sentence.tokens.slice(token.index + 1, token.index + 4).map((one) => one.norm);
  if (first !== "out") return null;
  if (second === "against") return { content: null, judges: true, act: "opposes" };
  return (second === "in" && /^(?:favou?r|support|defen[cs]e)$/.test(third ?? "")) ||
    (token.lemma === "speak" && second === "for")
    ? { content: null, judges: true, act: "supports" }
    : null;
};

/** "pointed the finger at Baku", "rounded on Baku", "tore into Baku". */
const attacks =
  (words: RegExp): Idiom =>
  (sentence, token) =>
    words.test(
      sentence.tokens
        .slice(token.index + 1, token.index + 5)
        .map((one) => one.norm)
        .join(" "),
    )
      ? { content: null, judges: true, act: "opposes" }
      : null;

/** "wants Baku to withdraw", "want an inquiry": what one wants of others one has said. */
const wantsOf: Idiom = (sentence, token) => {
  const { deprel } = token;
  if (!/^VB[DZP]$/.test(token.xpos) || deprel === "acl:relcl") return null;
  const subject = dependent(sentence, token.index, "nsubj");
  if (subject === null || (subject.upos === "PRON" && !/^(?:he|she|it|they)$/.test(subject.norm))) return null;
  const object = dependent(sentence, token.index, "obj");
  const open = dependent(sentence, token.index, "xcomp", "ccomp");
  if (object === null || object.index < token.index) return null;
  return { content: (open ?? object).index, judges: true, act: "urges" };
};

const either =
  (...idioms: readonly Idiom[]): Idiom =>
  (sentence, token) => {
    for (const idiom of idioms) {
      const wanted = idiom(sentence, token);
      if (wanted !== null) return wanted;
    }
    return null;
  };

/** Nouns of what is said, and what is done by saying it. */
export const SPEECH_NOUNS: ReadonlyMap<string, Act> = new Map<string, Act>(
  [
    ["supports", "backing tribute thanks appreciation gratitude praise congratulation congratulations solidarity"],
    ["asserts", "condolence condolences sympathy apology apologies greeting greetings confirmation"],
    ["opposes", "condemnation rebuke criticism objection objections concern concerns protest displeasure reservations"],
    ["denies", "denial"],
    ["pledges", "assurance assurances guarantee guarantees threat"],
    ["predicts", "warning warnings"],
    ["urges", "ultimatum appeal plea"],
  ].flatMap(([act, nouns]) => nouns!.split(" ").map((noun) => [noun, act as Act] as const)),
);

/** What somebody proposes or asks, so that turning it down is an answer. */
export const PROPOSALS: ReadonlySet<string> = new Set(
  "offer invitation proposal request call demand plan idea bid appeal plea mediation ultimatum initiative truce ceasefire suggestion overture deal compromise intervention condition term terms talk talks dialogue quota deadline".split(
    " ",
  ),
);

/** What somebody has said, so that dismissing it is a denial. */
export const SAYINGS: ReadonlySet<string> = new Set(
  "claim allegation accusation charge report suggestion criticism notion idea assertion rumour rumor concern complaint statement remark finding speculation characterization characterisation account insinuation assessment comparison verdict version story tale talk warning conclusion assumption narrative rhetoric label".split(
    " ",
  ),
);

const IDIOMS: ReadonlyMap<string, Idiom> = new Map<string, Idiom>([
  ["let", letsKnow(/^(?:it be known|be known|slip|on|out|\w+ (?:know|understand))\b/)],
  ["make", letsKnow(/^(?:it )?(?:\w+ )?(?:known|clear|plain|public)\b/)],
  ["put", either(letsKnow(/^it to\b/), puts)],
  ["serve", letsKnow(/^notice\b/)],
  ["give", either(letsKnow(/^(?:notice|assurances?|word)\b|\bto understand$/), bringsWords, noComment)],
  ["turn", withParticle(/^down$/, "refuses")],
  ["wave", withParticle(/^(?:aside|away|off)$/, "denies")],
  ["brush", withParticle(/^(?:aside|away|off)$/, "denies")],
  ["shrug", withParticle(/^off$/, "denies")],
  ["lend", bringsWords],
  ["pay", bringsWords],
  ["extend", bringsWords],
  ["convey", bringsWords],
  ["issue", bringsWords],
  ["raise", bringsWords],
  ["send", bringsWords],
  ["deliver", bringsWords],
  ["have", noComment],
  ["come", speaksOut],
  ["round", attacks(/^on\b/)],
  ["tear", attacks(/^into\b/)],
  ["see", asInserted],
  ["want", wantsOf],
]);
