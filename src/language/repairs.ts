import { bare, below, crown, type Draft, hang, isBelow, isFiniteTag, isNominal, reach } from "./draft.ts";
import { isSpeechLemma } from "./speech.ts";

/**
 * Mends what the parser often gets wrong in news: in "Putin on Wednesday hailed the deal" the day belongs to the verb.
 *
 * Each repair is a rule about trees, with a name; they run in this order. None makes or breaks words, and each leaves a
 * tree with one root.
 */
export const repairs: readonly Repair[] = [
  { name: "day-of-clause", mend: dayOfClause },
  { name: "speech-frame", mend: speechFrame },
  { name: "one-subject", mend: oneSubject },
  { name: "subject-behind-aside", mend: subjectBehindAside },
];

export interface Repair {
  readonly name: string;
  mend(draft: Draft): void;
}

const days = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun. " +
    "today yesterday tomorrow tonight"
  ).split(" "),
);
const months = new Set(
  (
    "january february march april may june july august september october november december " +
    "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec."
  ).split(" "),
);
const periods = new Set(
  "day week weekend month year quarter decade century night evening morning afternoon spring summer autumn fall winter time hour minute".split(
    " ",
  ),
);
const relative = new Set(["last", "next", "this", "previous", "following", "every", "earlier", "later", "past"]);

const isDayName = (draft: Draft, i: number): boolean =>
  days.has(draft.norms[i]!) || (months.has(draft.norms[i]!) && draft.upos[i] === "PROPN");

/** "last week", "this year": a period with a word that places it. */
function isRelativePeriod(draft: Draft, i: number): boolean {
  if (!periods.has(draft.lemmas[i]!) || i === 0) return false;
  return relative.has(draft.norms[i - 1]!);
}

const needsMove = new Set([
  "nsubj",
  "obj",
  "iobj",
  "nmod",
  "appos",
  "flat",
  "compound",
  "dep",
  "conj",
  "parataxis",
  "list",
  "acl",
]);

/** Days, dates and "last week" inside a noun phrase of a clause say when the verb happens. */
function dayOfClause(draft: Draft): void {
  const { heads, rels } = draft;
  for (let i = 0; i < heads.length; i += 1) {
    const head = heads[i]!;
    if (head < 0) continue;
    const named = isDayName(draft, i);
    if (!named && !isRelativePeriod(draft, i)) {
      if (rels[i] === "obl:unmarked" && periods.has(draft.lemmas[i]!)) rels[i] = "obl:tmod";
      continue;
    }
    const rel = bare(rels[i]!);
    const marked = below(draft, i, "case").length > 0;
    if (rel === "obl") {
      if (!marked) rels[i] = "obl:tmod";
      continue;
    }
    if (!needsMove.has(rel)) continue;
    // "Friday prayers", "last week's talks", "the May 9 parade": a part of what comes after.
    if (head > i && (rel === "compound" || rel === "nmod" || rel === "amod")) continue;
    if (rel === "conj" && isDayName(draft, head)) continue;
    if (
      (rel === "flat" || rel === "compound" || rel === "nmod" || rel === "appos") &&
      (isDayName(draft, head) || isRelativePeriod(draft, head))
    )
      continue;
    if (below(draft, i, "case").some((mark) => draft.norms[mark] !== "on" && draft.norms[mark] !== "in")) continue;
    if (rel === "nsubj" && head > i && below(draft, head, "nsubj").length < 2) continue;
    if (rel === "obj" && head < i - 1 && !isRelativePeriod(draft, i) && !days.has(draft.norms[i]!)) continue;
    const verb = draft.upos[head] === "VERB" ? head : verbAbove(draft, head);
    if (verb < 0 || verb === i) continue;
    // A named noun keeps "in May 1989" after it; only what stands between a subject and its verb is surely the verb's.
    if (marked && rel === "nmod" && !(i < verb && isSubjectOf(draft, head, verb))) continue;
    hang(draft, i, verb, marked ? "obl" : "obl:tmod");
  }
}

function isSubjectOf(draft: Draft, i: number, verb: number): boolean {
  let at = i;
  for (let step = 0; at >= 0 && step < draft.heads.length; step += 1) {
    if (draft.heads[at] === verb) return bare(draft.rels[at]!) === "nsubj";
    at = draft.heads[at]!;
  }
  return false;
}

/** The nearest verb or predicate above `i`, -1 if there is none. */
function verbAbove(draft: Draft, i: number): number {
  let at = draft.heads[i]!;
  for (let step = 0; at >= 0 && step < draft.heads.length; step += 1) {
    if (draft.upos[at] === "VERB" || below(draft, at, "cop", "aux").length > 0) return at;
    at = draft.heads[at]!;
  }
  return -1;
}

const loose = new Set(["parataxis", "conj", "advcl", "dep", "acl", "appos", "discourse", "obl", "nmod", "list"]);

/** "Li will visit Oslo, the ministry said": the verb of saying heads its content, which hangs from it as ccomp. */
function speechFrame(draft: Draft): void {
  const { heads, rels } = draft;
  for (let i = 0; i < heads.length; i += 1) {
    if (!isSpeechVerb(draft, i)) continue;
    clauseAsSubject(draft, i);
    speakerBehindVerb(draft, i);
    const head = heads[i]!;
    if (head < 0 || !loose.has(bare(rels[i]!)) || head > i) continue;
    if (below(draft, i, "mark", "ccomp", "cc").length > 0) continue;
    if (below(draft, i, "nsubj").length === 0) continue;
    if (!isClause(draft, head)) continue;
    const [first, last] = reach(draft, i);
    // Only at the end of its content, after a comma or closing quotation mark.
    if (first === 0 || (!/^[,”"'’—–-]+$/.test(draft.forms[first]!) && !/^[,”"'’—–-]+$/.test(draft.forms[first - 1]!)))
      continue;
    const above = heads[head]!;
    const sisters = below(draft, head).filter((child) => child > last && draft.upos[child] !== "PUNCT");
    if (sisters.length > 0) continue;
    if (above >= 0 && below(draft, head, "mark").length > 0) continue;
    crown(draft, i, "ccomp");
    for (const child of below(draft, head)) {
      if (child > last && draft.upos[child] === "PUNCT") hang(draft, child, i, "punct");
    }
  }
}

export const isSpeechVerb = (draft: Draft, i: number): boolean =>
  draft.upos[i] === "VERB" && isFiniteTag(draft.xpos[i]!) && isSpeechLemma(draft.lemmas[i]!);

const isClause = (draft: Draft, i: number): boolean =>
  (draft.upos[i] === "VERB" && isFiniteTag(draft.xpos[i]!)) || below(draft, i, "nsubj", "cop", "aux").length > 0;

/** A finite clause that the parser took for a second subject is what was said. */
function clauseAsSubject(draft: Draft, verb: number): void {
  const subjects = below(draft, verb, "nsubj", "csubj", "obj", "dislocated");
  if (subjects.length < 2 && !subjects.some((i) => draft.rels[i] === "csubj")) return;
  for (const i of subjects) {
    if (draft.upos[i] === "VERB" && below(draft, i, "nsubj").length > 0 && below(draft, i, "mark").length === 0) {
      draft.rels[i] = "ccomp";
    }
  }
}

/** `“…,” said Li`: with the content before the verb and no subject there, the noun after the verb speaks. */
export function speakerBehindVerb(draft: Draft, verb: number): void {
  if (below(draft, verb, "nsubj").length > 0) return;
  const contentBefore = below(draft, verb, "ccomp", "parataxis").some((i) => i < verb);
  const quoteBefore = verb > 1 && /^[”"'’»]$|^''$/.test(draft.forms[verb - 1]!);
  if (!contentBefore && !quoteBefore) return;
  for (const i of below(draft, verb, "obj", "xcomp", "obl", "ccomp", "dep", "parataxis", "appos")) {
    if (i < verb || !isNominal(draft, i) || below(draft, i, "case").length > 0 || draft.rels[i] === "obl:tmod")
      continue;
    draft.rels[i] = "nsubj";
    return;
  }
}

/** Two subjects side by side are one: title and name, or a noun and what explains it. */
function oneSubject(draft: Draft): void {
  const { heads, rels, upos, forms } = draft;
  for (let verb = 0; verb < heads.length; verb += 1) {
    const subjects = below(draft, verb, "nsubj").filter(
      (i) => isNominal(draft, i) && i < verb && !/^W/.test(draft.xpos[i]!),
    );
    for (let k = subjects.length - 1; k > 0; k -= 1) {
      const right = subjects[k]!;
      const left = subjects[k - 1]!;
      const [, leftEnd] = reach(draft, left);
      const [rightStart] = reach(draft, right);
      if (rightStart === leftEnd + 1) {
        if (upos[left] === "PRON" || upos[right] === "PRON") continue;
        if (upos[right] === "PROPN" || upos[left] !== "PROPN") {
          hang(draft, left, right, upos[right] === "PROPN" && upos[left] !== "PROPN" ? "nmod:desc" : "compound");
        } else {
          hang(draft, right, left, "flat");
        }
      } else if (rightStart === leftEnd + 2 && forms[leftEnd + 1] === ",") {
        const rel = rels[left]!;
        if (upos[right] === "PRON") continue;
        if (hang(draft, right, left, "appos")) rels[left] = rel;
      }
    }
  }
}

/** "Berg – the first minister to visit since 1999 – was speaking in Oslo": the subject stands before the aside. */
function subjectBehindAside(draft: Draft): void {
  const { heads, rels, upos, forms } = draft;
  for (let verb = 2; verb < heads.length; verb += 1) {
    if (upos[verb] !== "VERB") continue;
    const rel = bare(rels[verb]!);
    if (rel === "xcomp" || rel === "advcl" || rel === "conj" || rel === "amod") continue;
    const own = below(draft, verb);
    const first = own.find((i) => bare(rels[i]!) === "aux") ?? verb;
    if (!isFiniteTag(draft.xpos[first]!)) continue;
    if (own.some((i) => /^(?:nsubj|csubj|expl|mark|cc)/.test(rels[i]!))) continue;
    let close = first - 1;
    while (close > 0 && (upos[close] === "ADV" || rels[close] === "obl:tmod")) close -= 1;
    const mark = forms[close]!;
    if (mark !== "," && mark !== "–" && mark !== "—" && mark !== "-" && mark !== "--" && mark !== ")") continue;
    const opener = mark === ")" ? "(" : mark;
    let open = close - 1;
    while (open > 0 && forms[open] !== opener) open -= 1;
    if (open < 1 || upos[open - 1] === "PUNCT") continue;
    // Up from the word before the aside to the head of its phrase.
    let noun = open - 1;
    for (let step = 0; step < heads.length; step += 1) {
      const above = heads[noun]!;
      if (above < 0 || above >= open || !isNominal(draft, above)) break;
      noun = above;
    }
    if (!isNominal(draft, noun) || below(draft, noun, "case").length > 0) continue;
    const nounRel = bare(rels[noun]!);
    if (isBelow(draft, verb, noun)) {
      if (heads[verb] !== noun || rels[verb] === "acl:relcl") continue;
      crown(draft, verb, "nsubj");
    } else if (nounRel !== "nsubj" && nounRel !== "obj" && nounRel !== "obl") {
      hang(draft, noun, verb, "nsubj");
    }
  }
}

/**
 * Headlines leave out "is" and "will": in "Finnish PM to visit Astana" the verb after "to" is the root and PM its subject.
 * Only where no finite verb stands before "to".
 */
export function headlineFuture(draft: Draft): void {
  const { xpos, norms, heads } = draft;
  for (let i = 1; i + 1 < heads.length; i += 1) {
    if (isFiniteTag(xpos[i]!)) return;
    if (norms[i] !== "to" || !/^VB/.test(xpos[i + 1]!)) continue;
    let subject = i - 1;
    for (let step = 0; step < heads.length; step += 1) {
      const above = heads[subject]!;
      if (above < 0 || above >= i || draft.upos[above] === "VERB") break;
      subject = above;
    }
    const verb = i + 1;
    // The noun next to "to" heads its phrase, unless an "of" or "in" phrase stands there.
    if (below(draft, subject, "case").length === 0 && !isNominal(draft, subject)) subject = i - 1;
    if (!isNominal(draft, subject)) return;
    lift(draft, verb);
    for (let at = 0; at < i; at += 1) {
      if (at !== subject && (heads[at]! === verb || heads[at]! > i) && draft.upos[at] !== "PUNCT")
        hang(draft, at, subject, at < subject ? "compound" : "nmod");
    }
    hang(draft, subject, verb, "nsubj");
    hang(draft, i, verb, "mark");
    return;
  }
}

/** Makes `i` the root; the old root and all on the way hang below it. */
function lift(draft: Draft, i: number): void {
  for (let step = 0; draft.heads[i]! >= 0 && step <= draft.heads.length; step += 1) {
    const head = draft.heads[i]!;
    crown(draft, i, isNominal(draft, head) ? "nsubj" : "dep");
  }
}
