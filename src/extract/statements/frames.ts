/** What each verb of saying wants beside it: "say" a clause or a quotation, "tell" a hearer and a clause, "condemn" any object. */
import { bareRel, children, dependent, dependents, headOf, isPassive, isRel, subtree } from "../../language/index.ts";
import type { Act, Sentence, TimeExpression, Token } from "../../model/index.ts";
import { asInserted, PROPOSALS, SAYINGS, SPEECH_NOUNS } from "./idioms.ts";
import { asPhrase, labels } from "./labels.ts";
import type { SpeechVerb } from "./lexicon.ts";

const COMMENT = new Set([
  "comment",
  "elaborate",
  "answer",
  "discuss",
  "confirm",
  "speculate",
  "respond",
  "say",
  "disclose",
  "reveal",
  "name",
  "identify",
  "give",
  "provide",
  "specify",
  "reply",
]);

/** What hangs on a verb of saying as its content: a clause below it, or the clause that it is inserted into. */
export function contentOf(sentence: Sentence, token: Token): Token | null {
  for (const child of children(sentence, token.index)) {
    if (bareRel(child) === "ccomp") return child;
  }
  // "confirmed on Sunday, after a week of denials, that": the tree takes it for an adjunct.
  for (const child of children(sentence, token.index)) {
    if (bareRel(child) === "advcl" && child.index > token.index && thatAlone(sentence, child)) return child;
  }
  if (bareRel(token) === "parataxis") {
    const head = headOf(sentence, token.index);
    if (head !== null) return head;
  }
  for (const child of children(sentence, token.index)) {
    if (
      bareRel(child) === "parataxis" &&
      (child.upos === "VERB" || child.upos === "AUX" || dependent(sentence, child.index, "nsubj", "cop") !== null)
    )
      return child;
  }
  return null;
}

/** "hinted on local radio that she had signed": the tree makes a relative clause of it, on the noun of the phrase between. */
function clauseBehindPhrase({ tokens }: Sentence, token: Token, { frame }: SpeechVerb): Token | null {
  if (!CLAUSED.has(frame) || tokens[token.index + 1]?.upos !== "ADP") return null;
  for (let i = token.index + 3; i < tokens.length && i < token.index + MOST_PHRASE; i += 1) {
    const { norm, upos, xpos, text, head } = tokens[i]!;
    if (norm === "that" && upos !== "DET")
      return head > i && /^(?:VERB|AUX|NOUN|ADJ)$/.test(tokens[head]!.upos) ? tokens[head]! : null;
    if (upos === "AUX" || upos === "SCONJ" || (upos === "VERB" && xpos !== "VBN") || /^[,;:"“”(]$/.test(text))
      return null;
  }
  return null;
}

/** Frames whose verbs have a clause for what is said. */
const CLAUSED: ReadonlySet<string> = new Set(["say", "clause", "quote", "tell", "announce", "deny"]);

/** Words of the phrase between. */
const MOST_PHRASE = 16;

/** Is the clause opened by "that", and not by "so that" or "given that"? */
const thatAlone = (sentence: Sentence, clause: Token): boolean => {
  const mark = children(sentence, clause.index).find((child) => child.deprel === "mark" && child.norm === "that");
  if (mark === undefined || mark.index > clause.index) return false;
  const before = sentence.tokens[mark.index - 1];
  return (
    before !== undefined &&
    (before.upos === "PUNCT" || before.upos === "NOUN" || before.upos === "PROPN" || before.upos === "VERB")
  );
};

export interface Wanted {
  readonly content: number | null;
  readonly judges: boolean;
  readonly act?: Act;
}

/** Does what the verb's frame wants stand beside it? null: it is no saying here. */
export function wants(
  sentence: Sentence,
  token: Token,
  verb: SpeechVerb,
  quoted: (token: Token) => boolean,
  after: number | null,
  times: readonly TimeExpression[],
): Wanted | null {
  const content = contentOf(sentence, token) ?? clauseBehindPhrase(sentence, token, verb);
  const clause = content === null ? null : { content: content.index, judges: false };
  const below = children(sentence, token.index);
  const object =
    dependent(sentence, token.index, "obj") ??
    (isPassive(sentence, token.index) ? dependent(sentence, token.index, "nsubj") : null);
  const open = dependent(sentence, token.index, "xcomp") ?? purpose(sentence, token);
  const next = sentence.tokens[token.index + 1];
  // "…, the union forecasts.": nothing of what is said hangs on the verb, all of it stands before the comma.
  const setOff = after !== null && object === null && open === null && !SUBORDINATE.has(sentence.tokens[0]!.norm);
  const holdsQuote = (): boolean => subtree(sentence, token.index).some((i) => quoted(sentence.tokens[i]!));
  const longQuote = (): boolean =>
    subtree(sentence, token.index).filter((i) => quoted(sentence.tokens[i]!)).length >= 4;
  const byQuote = (): Wanted | null =>
    holdsQuote() ? { content: object?.index ?? open?.index ?? null, judges: false } : null;
  /** What the verb brings in with one of these prepositions, right behind it or behind a day: "appealed on Sunday for water". */
  const of = (...prepositions: readonly string[]): Token | null => {
    const day = times.find((one) => one.first > token.index && one.first <= token.index + 2);
    const bearer = [next, day === undefined ? undefined : sentence.tokens[day.last + 1]].find(
      (one) => one !== undefined && prepositions.includes(one.norm),
    );
    return bearer === undefined ? null : (headOf(sentence, bearer.index) ?? bearer);
  };
  const that = next?.norm === "that" || next?.text === ":" || thatBehindDay(sentence, token, times);
  switch (verb.frame) {
    case "idiom":
      return null;
    case "say":
      // "said yes", "said goodbye", "what the mayor said in private": it is not told what was said.
      if (isWordless(sentence, token) && !holdsQuote()) return null;
      if (isWhat(sentence, token) && !holdsQuote()) return null;
      if (clause !== null) return clause;
      if (that || holdsQuote() || after !== null || parenthetical(sentence, token))
        return { content: object?.index ?? null, judges: false };
      if (verb.lemma !== "say" && object !== null && relativeObject(sentence, token))
        return { content: object.index, judges: false };
      if (
        /^(?:reiterate|stress|emphasi[sz]e|underline|underscore|highlight|repeat|explain|assert|allege|report|predict|forecast|tweet)$/.test(
          verb.lemma,
        ) &&
        object !== null
      )
        return { content: object.index, judges: true };
      if (verb.lemma === "claim" && object !== null && /^(?:responsibility|victory|credit)$/.test(object.lemma))
        return { content: object.index, judges: true };
      if (relativeClaim(sentence, token)) return { content: token.head, judges: false };
      // "declared martial law" makes it so.
      if (verb.lemma === "report" && next?.norm === "to") return null;
      if (verb.lemma === "declare" && object !== null && DECREED.has(object.lemma)) return null;
      return PLAIN.has(verb.lemma) && next !== undefined && next.upos !== "PUNCT"
        ? { content: null, judges: false }
        : null;
    case "clause":
    case "belief":
    case "agree":
      if (content !== null && (isRel(content, "ccomp") || isRel(content, "acl"))) {
        const finite = dependent(sentence, content.index, "nsubj") !== null;
        return finite ? { content: content.index, judges: false } : byQuote();
      }
      if (verb.lemma === "suggest" && object !== null) return { content: object.index, judges: true };
      if (verb.lemma === "rule" && next?.norm === "out" && (object !== null || content !== null))
        return { content: (object ?? content)!.index, judges: true, act: "refuses" };
      if (verb.lemma === "regret" && object !== null) return { content: object.index, judges: true };
      if (setOff) return { content: content?.index ?? null, judges: false };
      if (verb.frame === "belief") return asInserted(sentence, token);
      if (content !== null && (after !== null || parenthetical(sentence, token))) return clause;
      return longQuote() ? byQuote() : null;
    case "quote":
      // "spoke of “a new chapter”", "spoke on Tuesday of progress"
      if (verb.lemma === "speak") return of("of") === null ? null : { content: null, judges: true };
      // "…, wrote Okafor.", "…, the mullah sighed."
      if (setOff && !GOES_ON.has(verb.lemma)) return { content: content?.index ?? null, judges: false };
      // `“Leave now,” loudspeakers blared`
      if (after !== null && /["”’']/.test(sentence.tokens[after]!.text))
        return { content: content?.index ?? null, judges: false };
      // "suggested that they continue talks out of “good will”"
      if (
        GOES_ON.has(verb.lemma) &&
        object !== null &&
        !subtree(sentence, object.index).some((i) => quoted(sentence.tokens[i]!))
      )
        return null;
      return (
        byQuote() ??
        (content !== null && (quoted(content) || opensWithThat(sentence, content))
          ? clause
          : that
            ? { content: null, judges: false }
            : null)
      );
    case "tell":
      // "told units to stand by" is an order to one's own.
      if (open !== null && clause === null && object !== null && SUBORDINATES.test(object.norm)) return null;
      return (
        clause ??
        (open === null ? byQuote() : { content: open.index, judges: false }) ??
        (after !== null || parenthetical(sentence, token) ? { content: null, judges: false } : null)
      );
    case "announce":
      if (clause !== null) return clause;
      if (that || after !== null || parenthetical(sentence, token)) return { content: null, judges: false };
      return object === null ? byQuote() : { content: object.index, judges: true };
    case "warn":
      if (clause !== null) return clause;
      if (object !== null || open !== null || below.some((child) => bareRel(child) === "obl"))
        return {
          content: (open ?? object)?.index ?? null,
          judges: true,
          ...(open === null ? {} : { act: "urges" as const }),
        };
      return that || holdsQuote() ? { content: null, judges: false } : null;
    case "judge":
    case "express":
    case "reaffirm":
      if (clause !== null && verb.frame !== "judge") return clause;
      // "compared notes", "slammed the door"
      if (object !== null && /^(?:compare notes|slam door)$/.test(`${verb.lemma} ${object.norm}`)) return null;
      return object !== null || clause !== null || holdsQuote() || takesNoun(next) || inTerms(sentence, token)
        ? { content: object?.index ?? content?.index ?? null, judges: true }
        : null;
    case "ask":
      if (verb.lemma === "ask") {
        // "asked the council for a review", "asked that it be put off"
        if (token.xpos === "VBN" && /^(?:acl|advcl)$/.test(bareRel(token))) return null;
        const that = content !== null && markOf(sentence, content) === "that" ? content : null;
        const wish = open ?? that ?? askedFor(sentence, token, times);
        return wish !== null || holdsQuote()
          ? {
              content: wish?.index ?? content?.index ?? null,
              judges: true,
              ...(wish === null ? { act: "asserts" as const } : {}),
            }
          : null;
      }
      if (setOff) return { content: content?.index ?? null, judges: false };
      return object !== null || open !== null || clause !== null || holdsQuote()
        ? { content: (open ?? content ?? object)?.index ?? null, judges: true }
        : null;
    case "encourage":
    case "endorse":
      return byQuote();
    case "call": {
      const particle = below.find(
        (child) =>
          (child.deprel === "compound:prt" || bareRel(child) === "advmod" || bareRel(child) === "case") &&
          (child.norm === "on" || child.norm === "for" || child.norm === "upon"),
      );
      const oblique = dependents(sentence, token.index, "obl").find((child) =>
        children(sentence, child.index).some(
          (below2) => bareRel(below2) === "case" && /^(?:on|upon|for)$/.test(below2.norm),
        ),
      );
      // "The envoy called on the president": he came to see him.
      if (next !== undefined && /^(?:on|upon)$/.test(next.norm) && !asks(sentence, token.index) && !holdsQuote())
        return null;
      if (next !== undefined && /^(?:on|upon|for)$/.test(next.norm))
        return { content: (open ?? oblique ?? content)?.index ?? null, judges: true };
      if (particle !== undefined && oblique !== undefined) return { content: (open ?? oblique).index, judges: true };
      return labels(sentence, token, quoted)
        ? { content: open?.index ?? object?.index ?? content?.index ?? null, judges: false, act: "asserts" }
        : null;
    }
    case "appeal":
      if (of("to", "for", "with") !== null || open !== null) return { content: open?.index ?? null, judges: true };
      return setOff ? { content: content?.index ?? null, judges: false } : byQuote();
    case "order":
      // "ordered troops in" is a deed; "Pull back, the army ordered the crowd." is said.
      return after !== null && !SUBORDINATE.has(sentence.tokens[0]!.norm)
        ? { content: content?.index ?? null, judges: false }
        : byQuote();
    case "apologise":
      return clause ?? { content: null, judges: true };
    case "label":
      return labels(sentence, token, quoted) ? { content: open?.index ?? object?.index ?? null, judges: false } : null;
    case "promise": {
      if (object !== null && verb.lemma === "offer" && SPEECH_NOUNS.has(object.lemma))
        return { content: object.index, judges: true, act: SPEECH_NOUNS.get(object.lemma)! };
      if (object !== null) return byQuote();
      if (content !== null && (isRel(content, "ccomp") || after !== null || parenthetical(sentence, token)))
        return clause;
      // "vowed to answer", "threatened to shut the strait": the deed is what is promised.
      if (open !== null && PROMISES.has(verb.lemma)) return { content: open.index, judges: false };
      return byQuote();
    }
    case "welcome":
      if (object !== null && (object.upos === "NOUN" || holdsQuote()) && !isPersonNoun(object))
        return { content: object.index, judges: true };
      return clause;
    case "oppose":
      return object === null ||
        !/^(?:root|conj|parataxis|ccomp)/.test(token.deprel) ||
        dependent(sentence, token.index, "nsubj")?.upos === "PRON"
        ? null
        : { content: object.index, judges: true };
    case "dismiss":
      if (
        object !== null &&
        (SAYINGS.has(object.lemma) ||
          PROPOSALS.has(object.lemma) ||
          /^(?:figure|toll|number)$/.test(object.lemma) ||
          asPhrase(sentence, token) ||
          holdsQuote())
      )
        return { content: object.index, judges: true, ...refusal(object) };
      // "dismissed as groundless the complaints"
      return next?.norm === "as" ? { content: object?.index ?? null, judges: true } : null;
    case "deny": {
      if (clause !== null) return clause;
      // "rejected as baseless a report"
      if (object === null && asPhrase(sentence, token)) return { content: null, judges: true };
      if (object === null) return open === null ? byQuote() : { content: open.index, judges: true };
      if (verb.lemma === "reject")
        return SAYINGS.has(object.lemma) || PROPOSALS.has(object.lemma) || holdsQuote()
          ? { content: object.index, judges: true, ...refusal(object) }
          : null;
      return DENIED_GOODS.has(object.lemma) || dependent(sentence, token.index, "iobj") !== null
        ? null
        : { content: object.index, judges: true };
    }
    case "decline": {
      const act = open ?? dependent(sentence, token.index, "ccomp");
      if (act === null)
        return object !== null && PROPOSALS.has(object.lemma)
          ? { content: object.index, judges: true, act: "refuses" }
          : null;
      if (COMMENT.has(act.lemma)) return { content: act.index, judges: true, act: "declines_comment" };
      return verb.lemma === "refuse" ? { content: act.index, judges: true, act: "refuses" } : null;
    }
    case "point":
      return next?.norm === "out" ? (clause ?? { content: object?.index ?? null, judges: true }) : null;
    case "lash":
      return next?.norm === "out" && (verb.lemma !== "hit" || sentence.tokens[token.index + 2]?.norm === "at")
        ? { content: null, judges: true }
        : null;
    case "doc":
      if (after !== null && /["”’']/.test(sentence.tokens[after]!.text))
        return { content: content?.index ?? null, judges: false };
      return byQuote() ?? (that ? { content: null, judges: false } : null);
  }
}

const opensWithThat = (sentence: Sentence, clause: Token): boolean =>
  children(sentence, clause.index).some((child) => child.norm === "that" && child.index < clause.index);

/** Words behind "say" that tell no more than that something was said. */
const WORDLESS = new Set("yes no nothing little goodbye hello".split(" "));

const isWordless = ({ tokens }: Sentence, token: Token): boolean =>
  WORDLESS.has(tokens[token.index + 1]?.norm ?? "") &&
  /^(?:PUNCT|ADP|CCONJ|ADV|)$/.test(tokens[token.index + 2]?.upos ?? "");

/** Those whom one commands. */
const SUBORDINATES = /^(?:units?|troops|soldiers|forces|commanders|officers|crews?|pilots|staff|workers|ships)$/;

const DECREED = new Set(
  "law emergency state war independence truce ceasefire mourning holiday day curfew persona grata candidacy lockdown martial".split(
    " ",
  ),
);

/** "what the mayor said in private": what was said is not told; in "what the mayor says is a lie" it is. */
const isWhat = ({ tokens }: Sentence, token: Token): boolean => {
  const next = tokens[token.index + 1];
  if (next?.upos === "AUX" || next?.upos === "VERB" || next?.text === ":") return false;
  for (let i = token.index - 1; i >= 0 && i > token.index - 7; i -= 1) {
    if (tokens[i]!.norm === "what") return tokens[i]!.head === token.index || token.head === i;
    if (tokens[i]!.upos === "VERB" || tokens[i]!.upos === "PUNCT") return false;
  }
  return false;
};

/** "condemns in the strongest terms the measures": the tree loses an object that stands so far behind. */
const inTerms = (sentence: Sentence, token: Token): boolean =>
  sentence.tokens[token.index + 1]?.norm === "in" &&
  children(sentence, token.index).some((child) => child.norm === "terms" || child.norm === "term");

/** What one turns down one refuses; what one only says is untrue one denies. */
const refusal = (object: Token): { readonly act?: Act } =>
  PROPOSALS.has(object.lemma) && !SAYINGS.has(object.lemma) ? { act: "refuses" } : {};

/** "asked people by telephone to come out": an infinitive that the tree hangs on the verb as a purpose. */
const purpose = (sentence: Sentence, token: Token): Token | null =>
  WISHES.has(token.lemma)
    ? (children(sentence, token.index).find(
        (child) =>
          bareRel(child) === "advcl" &&
          child.index > token.index &&
          child.xpos === "VB" &&
          markOf(sentence, child) === "to" &&
          sentence.tokens[child.index - 1]?.norm === "to",
      ) ?? null)
    : null;

/** "asked the council on Friday for a review": what is asked for; null where "for" tells how long or there is none. */
const askedFor = (sentence: Sentence, token: Token, times: readonly TimeExpression[]): Token | null =>
  children(sentence, token.index).find(
    (child) =>
      /^(?:obl|obj)$/.test(bareRel(child)) &&
      child.index > token.index &&
      caseOf(sentence, child) === "for" &&
      !/^(?:day|week|month|year|hour|minute|decade|time|comment)s?$/.test(child.norm) &&
      !times.some((time) => time.first <= child.index && child.index <= time.last),
  ) ?? null;

const caseOf = (sentence: Sentence, token: Token): string | null =>
  children(sentence, token.index).find((child) => child.deprel === "case" && child.index < token.index)?.norm ?? null;

/** Verbs behind which "to" brings in what is wished or threatened, and no purpose. */
const WISHES = new Set(
  "ask urge beg order instruct implore exhort appeal plead warn threaten vow swear undertake".split(" "),
);

/** Words that begin a clause of time or condition, before the comma of which nothing is said. */
const SUBORDINATE = new Set(
  "when while as after before if once although though since because unless until whereas".split(" "),
);

/** Verbs that go without a quotation only where they tell of no saying: "…, the fighting continued." */
const GOES_ON = new Set(
  "continue begin respond reflect echo correct cite speak post interrupt laugh shrug answer".split(" "),
);

const markOf = (sentence: Sentence, clause: Token): string | null =>
  children(sentence, clause.index).find((child) => child.deprel === "mark" && child.index < clause.index)?.norm ?? null;

/** "reported last month that", "said on Friday that". */
function thatBehindDay(sentence: Sentence, token: Token, times: readonly TimeExpression[]): boolean {
  const time = times.find((one) => one.first > token.index && one.first <= token.index + 2);
  return time !== undefined && sentence.tokens[time.last + 1]?.norm === "that";
}

/** "called on Kyiv to talk", "called upon all for restraint": something is asked for in what follows the verb. */
function asks(sentence: Sentence, verb: number): boolean {
  const { tokens } = sentence;
  const next = children(sentence, verb).find(
    ({ deprel, upos, index }) => deprel === "conj" && upos === "VERB" && index > verb,
  );
  return tokens
    .slice(verb + 3, next?.index)
    .some(
      ({ index, norm }) =>
        /^(?:for|that)$/.test(norm) || (norm === "to" && /^VBP?$/.test(tokens[index + 1]?.xpos ?? "")),
    );
}

const takesNoun = (next: Token | undefined): boolean =>
  next !== undefined &&
  (next.upos === "PROPN" || next.upos === "NOUN" || next.upos === "DET" || next.upos === "PRON" || next.upos === "ADJ");

/** Promises that are words before they are deeds; "promised to cooperate" is told as an event. */
const PROMISES = new Set(["vow", "threaten", "swear", "undertake"]);

const PLAIN = new Set(["say", "add", "note", "state", "insist", "argue", "declare", "allege"]);

const DENIED_GOODS = new Set([
  "access",
  "entry",
  "visa",
  "permission",
  "request",
  "bail",
  "asylum",
  "right",
  "service",
  "entrance",
  "passage",
  "permit",
  "application",
  "appeal",
  "motion",
]);

const isPersonNoun = (token: Token): boolean =>
  token.upos === "PROPN" ||
  token.upos === "PRON" ||
  /(?:er|or|ist|ian|men|man|guest|guests|president|delegation|leader|leaders|minister|king|refugee|refugees|visitor|visitors|tourists)s?$/.test(
    token.norm,
  );

/** ", the ministry said." / ", said Li": set off by a comma at the end of the clause, with its content before it. */
function parenthetical(sentence: Sentence, token: Token): boolean {
  let at = token.index - 1;
  for (let step = 0; at >= 0 && step < 25; step += 1, at -= 1) {
    const word = sentence.tokens[at]!;
    if (word.text === "," || /["”]/.test(word.text)) return at > 1;
    if (word.upos === "VERB" || word.upos === "AUX" || word.upos === "SCONJ" || word.upos === "CCONJ") return false;
  }
  return false;
}

/** "exports that Kyiv alleges help the war": the content is the noun that the relative clause describes. */
const relativeClaim = (sentence: Sentence, token: Token): boolean =>
  token.deprel === "acl:relcl" &&
  dependent(sentence, token.index, "nsubj") !== null &&
  sentence.tokens[token.index]!.head >= 0;

const relativeObject = (_sentence: Sentence, token: Token): boolean => token.deprel === "acl:relcl";
