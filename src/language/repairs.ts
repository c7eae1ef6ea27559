import { bare, below, crown, type Draft, hang, isBelow, isFiniteTag, isNominal, reach } from "./draft.ts";
import { isSpeechLemma } from "./speech.ts";

/**
 * Mends what the parser often gets wrong in news: in "Putin on Wednesday hailed the deal" the day belongs to the verb.
 *
 * Each repair is a rule about trees, with a name; they run in this order. None makes or breaks words, and each leaves a
 * tree with one root.
 */
export const repairs: readonly Repair[] = [
  { name: "split-name", mend: splitName },
  { name: "name-with-junior", mend: nameWithJunior },
  { name: "verb-as-attribute", mend: verbAsAttribute },
  { name: "active-subject", mend: activeSubject },
  { name: "case-is-no-clause", mend: caseIsNoClause },
  { name: "adjective-head", mend: adjectiveHead },
  { name: "relative-clause", mend: relativeClause },
  { name: "day-of-clause", mend: dayOfClause },
  { name: "day-of-what-went-before", mend: dayOfWhatWentBefore },
  { name: "due-to-do", mend: dueToDo },
  { name: "told-to-do", mend: toldToDo },
  { name: "finite-beside", mend: finiteBeside },
  { name: "decision-to-do", mend: decisionToDo },
  { name: "has-done", mend: hasDone },
  { name: "mark-before-subject", mend: markBeforeSubject },
  { name: "hours-after", mend: hoursAfter },
  { name: "saying-of-main", mend: sayingOfMain },
  { name: "object-in-apposition", mend: objectInApposition },
  { name: "adjunct-of-noun", mend: adjunctOfNoun },
  { name: "place-of-meeting", mend: placeOfMeeting },
  { name: "by-of-object", mend: byOfObject },
  { name: "measure-on", mend: measureOn },
  { name: "clause-behind-after", mend: clauseBehindAfter },
  { name: "speech-frame", mend: speechFrame },
  { name: "said-between", mend: saidBetween },
  { name: "said-of-clause", mend: saidOfClause },
  { name: "sent-said", mend: sentSaid },
  { name: "speaker-behind-quote", mend: speakerBehindQuote },
  { name: "goes-on-above", mend: goesOnAbove },
  { name: "verb-beside-noun", mend: verbBesideNoun },
  { name: "joined-names", mend: joinedNames },
  { name: "joined-subjects", mend: joinedSubjects },
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
    "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. jan feb apr jun jul aug sept sep oct nov dec"
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

/** "President Berg and Premier Diaz met": what "and" leads in stands beside what is before it, and does not explain it. */
function joinedNames(draft: Draft): void {
  const { heads, rels, norms } = draft;
  for (let i = 2; i < heads.length; i += 1) {
    const to = heads[i]!;
    if (rels[i] !== "appos" || to < 0 || to > i) continue;
    const [joint] = reach(draft, i);
    if (joint <= to || norms[joint] !== "and" || rels[joint] !== "cc") continue;
    rels[i] = "conj";
    hang(draft, joint, i, "cc");
  }
}

/** "The minister and Mr Berg met": two subjects of one verb with "and" between them are one. */
function joinedSubjects(draft: Draft): void {
  const { heads, norms } = draft;
  for (let i = 0; i < heads.length; i += 1) {
    const [first, second] = below(draft, i, "nsubj").filter((child) => child < i);
    if (first === undefined || second === undefined) continue;
    const [from] = reach(draft, second);
    const joint = from - 1;
    if (joint <= first || (norms[joint] !== "and" && norms[joint] !== "or")) continue;
    if (heads[joint] !== i && heads[joint] !== first) continue;
    if (reach(draft, first)[1] < joint - 1 || !hang(draft, second, first, "conj")) continue;
    hang(draft, joint, second, "cc");
  }
}

const tellingVerbs = new Set(
  "urge ask tell order press pressure beg implore instruct command persuade convince force compel push encourage invite allow permit oblige warn advise".split(
    " ",
  ),
);

/** "Jordan urged all parties to stop": what somebody is told to do belongs to the telling, and does not describe him. */
function toldToDo(draft: Draft): void {
  const { heads, upos, lemmas, norms } = draft;
  for (let i = 0; i < heads.length; i += 1) {
    if (upos[i] !== "VERB" || !tellingVerbs.has(lemmas[i]!)) continue;
    for (const object of below(draft, i, "obj"))
      for (const child of below(draft, object, "acl"))
        if (below(draft, child, "mark").some((mark) => norms[mark] === "to")) hang(draft, child, i, "xcomp");
    // "asked the authorities to honour it": who is told to do it is the object of the telling.
    for (const child of below(draft, i, "ccomp")) {
      const [subject] = below(draft, child, "nsubj");
      if (subject === undefined || subject < i || below(draft, i, "obj").length > 0) continue;
      if (!below(draft, child, "mark").some((mark) => norms[mark] === "to" && mark > subject)) continue;
      hang(draft, subject, i, "obj");
      hang(draft, child, i, "xcomp");
    }
  }
}

/** "A note sent to the agency said": the participle describes the paper, which says it. */
function sentSaid(draft: Draft): void {
  const { heads, rels, xpos } = draft;
  for (let verb = 1; verb < heads.length; verb += 1) {
    const says = heads[verb]!;
    if (rels[verb] !== "ccomp" || xpos[verb] !== "VBN" || says < verb || !isSpeechVerb(draft, says)) continue;
    if (below(draft, verb, "aux", "aux:pass").length > 0 || below(draft, says, "nsubj").length > 0) continue;
    const [paper] = below(draft, verb, "nsubj:pass", "nsubj");
    if (paper === undefined || paper > verb || !hang(draft, paper, says, "nsubj")) continue;
    hang(draft, verb, paper, "acl");
  }
}

/** "Peru ordered out the consul and Chile expelled two envoys": a past tense completes no other verb, so the name before it is its subject. */
function finiteBeside(draft: Draft): void {
  const { heads, rels, upos, xpos, norms } = draft;
  for (let i = 3; i < heads.length; i += 1) {
    const verb = heads[i]!;
    if (rels[i] !== "xcomp" || verb < 0 || verb > i || xpos[i] !== "VBD" || xpos[verb] !== "VBD") continue;
    if (below(draft, i, "nsubj", "mark", "aux").length > 0) continue;
    for (let name = i - 1; name > verb; name -= 1) {
      if (rels[name] !== "conj" || upos[name] !== "PROPN" || reach(draft, name)[1] !== i - 1) continue;
      const [joint] = below(draft, name, "cc");
      if (joint === undefined || norms[joint] !== "and" || !hang(draft, name, i, "nsubj")) break;
      hang(draft, joint, i, "cc");
      rels[i] = "conj";
      break;
    }
  }
}

const intentions = new Set(
  "decision plan intention bid move threat promise pledge vow readiness willingness refusal attempt".split(" "),
);

/** "told of the decision of Chad to expel him": what is decided belongs to the decision, not to who hears of it. */
function decisionToDo(draft: Draft): void {
  const { heads, rels, xpos, lemmas, norms } = draft;
  for (let verb = 3; verb < heads.length; verb += 1) {
    if (xpos[verb] !== "VB" || norms[verb - 1] !== "to" || !/^(?:advcl|xcomp)$/.test(bare(rels[verb]!))) continue;
    const above = heads[verb]!;
    const owner = heads.findIndex(
      (_, i) => i > above && i < verb && intentions.has(lemmas[i]!) && reach(draft, i)[1] === verb - 2,
    );
    if (above >= 0 && above < verb && owner >= 0 && !isBelow(draft, owner, verb)) hang(draft, verb, owner, "acl");
  }
}

/** "after the chancellor had visited Chad": before a subject stands what opens its clause, and no preposition of its own. */
function markBeforeSubject(draft: Draft): void {
  const { heads, rels, norms } = draft;
  for (let i = 0; i < heads.length; i += 1) {
    const subject = heads[i]!;
    if (rels[i] !== "case" || !clauseOpeners.has(norms[i]!) || subject < i || bare(rels[subject]!) !== "nsubj")
      continue;
    if (heads[subject]! > subject) hang(draft, i, heads[subject]!, "mark");
  }
}

/** "Hours after Berg accused Chad": she accused, not the hours. */
function hoursAfter(draft: Draft): void {
  const { heads, rels, norms, lemmas, xpos } = draft;
  for (let i = 1; i + 2 < heads.length; i += 1) {
    const period = i - 1;
    const verb = heads[period]!;
    if (!/^(?:after|before)$/.test(norms[i]!) || !periods.has(lemmas[period]!) || verb < i || xpos[verb] !== "VBD")
      continue;
    if (bare(rels[period]!) !== "nsubj") continue;
    const subject = below(draft, period, "nmod").find((child) => child > i && child < verb && heads[i] === child);
    if (subject === undefined || reach(draft, subject)[1] !== verb - 1) continue;
    if (!hang(draft, subject, verb, "nsubj")) continue;
    hang(draft, i, verb, "mark");
    hang(draft, period, verb, "obl:tmod");
  }
}

/** "called on all parties to stop, saying it would work for peace": behind a comma speaks who speaks in the clause, and not its last noun. */
function sayingOfMain(draft: Draft): void {
  const { heads, rels, norms, lemmas, xpos, upos } = draft;
  for (let i = 2; i < heads.length; i += 1) {
    if (xpos[i] !== "VBG" || rels[i] !== "acl" || !isSpeechLemma(lemmas[i]!)) continue;
    const before = upos[i - 1] === "PUNCT" && norms[i - 1] !== "," ? i - 2 : i - 1;
    if (norms[before] !== ",") continue;
    let main = heads[i]!;
    while (main >= 0 && (upos[main] !== "VERB" || below(draft, main, "nsubj").length === 0)) main = heads[main]!;
    if (main >= 0) hang(draft, i, main, "advcl");
  }
}

const clauseOpeners = new Set(["after", "before", "since", "until", "as", "because", "while"]);

/** "urged Chad and Niger, its closest friends, to help": between commas stands who they are, and no second object. */
function objectInApposition(draft: Draft): void {
  const { heads, norms } = draft;
  for (let i = 0; i < heads.length; i += 1) {
    const [given] = below(draft, i, "iobj");
    const [object] = below(draft, i, "obj");
    if (given === undefined || object === undefined || object < given) continue;
    const [first, to] = reach(draft, object);
    const from = norms[first] === "," ? first + 1 : first;
    if (norms[from - 1] !== "," || norms[to + 1] !== "," || reach(draft, given)[1] > from) continue;
    if (hang(draft, object, given, "appos")) hang(draft, given, i, "obj");
  }
}

/** "clashes between the two broke out": what hangs on a noun that is no predicate is its own modifier. */
function adjunctOfNoun(draft: Draft): void {
  const { heads, rels, upos } = draft;
  for (let i = 0; i < heads.length; i += 1) {
    const head = heads[i]!;
    if (rels[i] !== "obl" || head < 0 || upos[head] !== "NOUN" || !isNominal(draft, i)) continue;
    if (/^(?:nsubj|obj|obl|nmod|conj|appos)/.test(rels[head]!) && below(draft, head, "cop").length === 0)
      rels[i] = "nmod";
  }
}

/** "Switzerland has frozen Libyan assets": behind "has" a participle before a name is what was done, and does not describe the name. */
function hasDone(draft: Draft): void {
  const { heads, rels, forms, xpos, lemmas, upos } = draft;
  for (let i = 0; i + 2 < heads.length; i += 1) {
    if (lemmas[i] !== "have" || xpos[i + 1] !== "VBN" || upos[i + 1] !== "VERB") continue;
    const done = i + 1;
    const object = heads[done]!;
    if (rels[done] !== "amod" || object <= done || heads[object] !== i || bare(rels[object]!) !== "obj") continue;
    if (xpos[done + 1] !== "DT" && !/^\p{Lu}/u.test(forms[done + 1]!)) continue;
    if (!hang(draft, done, i, "xcomp")) continue;
    crown(draft, done, "aux");
    for (const child of below(draft, i)) hang(draft, child, done, rels[child]!);
  }
}

/** "At one point, Okafor said, the bridge was shut": what stands before a saying between commas belongs to what is said. */
function saidBetween(draft: Draft): void {
  const { heads, rels, norms, lemmas } = draft;
  for (let i = 2; i + 2 < heads.length; i += 1) {
    if (!isSpeechLemma(lemmas[i]!) || norms[i + 1] !== ",") continue;
    const [subject] = below(draft, i, "nsubj");
    const content = below(draft, i, "ccomp", "parataxis").find((child) => child > i);
    if (subject === undefined || content === undefined || subject > i) continue;
    const [first] = reach(draft, subject);
    if (norms[first - 1] !== ",") continue;
    for (const child of below(draft, i, "obl", "advmod", "advcl"))
      if (child < first - 1) hang(draft, child, content, rels[child]!);
    // The commas set the saying off.
    for (const comma of [first - 1, i + 1]) if (heads[comma] !== i) hang(draft, comma, i, "punct");
  }
}

/** “This is an answer,” Berg, who led the talks, told reporters: the name between quotation and verb speaks, and is nothing in the quotation. */
function speakerBehindQuote(draft: Draft): void {
  const { heads, upos, xpos, lemmas, forms } = draft;
  for (let i = 2; i < heads.length; i += 1) {
    if (upos[i] !== "VERB" || !isSpeechLemma(lemmas[i]!) || below(draft, i, "nsubj").length > 0) continue;
    let mark = i - 1;
    while (mark >= 0 && xpos[mark] !== "''" && forms[mark] !== '"' && forms[mark] !== "”") mark -= 1;
    if (mark < 1) continue;
    const name = heads.findIndex(
      (head, at) =>
        at > mark &&
        at < i &&
        head >= 0 &&
        head < mark &&
        isNominal(draft, at) &&
        below(draft, at, "case").length === 0,
    );
    if (name < 0) continue;
    let alone = true;
    for (let at = mark + 1; at < i; at += 1)
      if (upos[at] !== "PUNCT" && upos[at] !== "ADV" && !isBelow(draft, at, name)) alone = false;
    if (alone) hang(draft, name, i, "nsubj");
  }
}

const looseNouns = ["vocative", "dislocated", "discourse", "dep", "parataxis", "ccomp"] as const;

/** "Okafor and his counterpart, Berg, discussed ties, the ministry said": who was read as called upon is the subject of what is said. */
function saidOfClause(draft: Draft): void {
  const { heads, upos, xpos, lemmas, rels } = draft;
  for (let i = 2; i < heads.length; i += 1) {
    if (upos[i] !== "VERB" || !isSpeechLemma(lemmas[i]!)) continue;
    if (below(draft, i, "nsubj").length === 0) continue;
    const noun = below(draft, i, ...looseNouns).find(
      (child) => child < i && isNominal(draft, child) && below(draft, child, "case", "cop", "nsubj").length === 0,
    );
    if (noun === undefined) continue;
    const verb = below(draft, noun, "acl").find(
      (at) =>
        at > noun &&
        rels[at] === "acl" &&
        (xpos[at] === "VBN" || xpos[at] === "VBD") &&
        below(draft, at, "aux", "mark", "nsubj").length === 0 &&
        !below(draft, at).some((child) => rels[child] === "obl:agent"),
    );
    if (verb === undefined) continue;
    crown(draft, verb, "nsubj");
    rels[verb] = "ccomp";
  }
}

/**
 * "She said that ties had been cut, and promised help": behind a comma a verb of the past with an object and no subject goes on
 * with the verb of the past above the clause, where that in the clause is of another form ("had been cut", "were involved").
 */
function goesOnAbove(draft: Draft): void {
  const { heads, rels, norms, upos, xpos } = draft;
  for (let i = 3; i < heads.length; i += 1) {
    if (bare(rels[i]!) !== "conj" || upos[i] !== "VERB" || !/^VB[DN]$/.test(xpos[i]!)) continue;
    if (norms[i - 1] !== "and" && norms[i - 1] !== "but") continue;
    if (norms[i - 2] !== "," && norms[i - 3] !== ",") continue;
    const inner = heads[i]!;
    if (below(draft, i, "nsubj", "csubj", "aux", "mark").length > 0 || below(draft, i, "obj").length === 0) continue;
    if (below(draft, inner, "aux", "cop").length === 0 || below(draft, inner, "mark").length === 0) continue;
    const rel = rels[inner]!;
    if (rel !== "ccomp" && rel !== "acl" && rel !== "advcl") continue;
    let outer = heads[inner]!;
    for (let step = 0; outer >= 0 && upos[outer] !== "VERB" && step < 3; step += 1) outer = heads[outer]!;
    if (outer < 0 || xpos[outer] !== "VBD" || outer > inner) continue;
    hang(draft, i, outer, "conj");
  }
}

/** "called it an error and warned Chad", "accused Peru of spying and urged": a past tense goes on with a past tense above it, and not with a noun or an infinitive. */
function verbBesideNoun(draft: Draft): void {
  const { heads, rels, norms, upos, xpos } = draft;
  for (let i = 3; i < heads.length; i += 1) {
    const noun = heads[i]!;
    if (rels[i] !== "conj" || xpos[i] !== "VBD" || noun < 0 || noun > i) continue;
    if (upos[noun] !== "NOUN" && !/^VBG?$/.test(xpos[noun]!)) continue;
    if (norms[i - 1] !== "and" && norms[i - 1] !== "but") continue;
    if (below(draft, i, "nsubj", "mark", "aux").length > 0) continue;
    if (below(draft, noun, "cop", "nsubj", "aux").length > 0) continue;
    let verb = heads[noun]!;
    for (let step = 0; verb >= 0 && !/^VB[DN]$/.test(xpos[verb]!) && step < 3; step += 1) verb = heads[verb]!;
    if (verb < 0 || upos[verb] !== "VERB" || !/^VB[DN]$/.test(xpos[verb]!)) continue;
    if (below(draft, verb, "nsubj").length > 0 && hang(draft, i, verb, "conj")) hang(draft, i - 1, i, "cc");
  }
}

/** "toughened sanctions following a test on September 3": the day next to what went before is that thing's, not the verb's. */
function dayOfWhatWentBefore(draft: Draft): void {
  const { heads, norms, upos } = draft;
  for (let i = 3; i < heads.length; i += 1) {
    const verb = heads[i]!;
    if (norms[i - 1] !== "on" && norms[i - 2] !== "on") continue;
    if (verb < 0 || !(isDayName(draft, i) || below(draft, i, "nmod").some((month) => months.has(norms[month]!))))
      continue;
    const noun = (norms[i - 1] === "on" ? i - 1 : i - 2) - 1;
    if (noun <= verb || heads[noun] !== verb || upos[noun] !== "NOUN") continue;
    if (below(draft, noun, "case").some((mark) => norms[mark] === "following" || norms[mark] === "since"))
      hang(draft, i, noun, "nmod");
  }
}

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
    // "condemned Tuesday Syria's raid": a bare day between a verb and the name of somebody is the verb's.
    const past = named && !marked && i > 0 && /^VB[DN]$/.test(draft.xpos[i - 1]!) && draft.upos[i - 1] === "VERB";
    if (past && head > i && rel === "compound" && draft.upos[i + 1] === "PROPN" && hang(draft, i, i - 1, "obl:tmod")) {
      dayOfObject(draft, i - 1, head);
      continue;
    }
    // "Friday prayers", "last week's talks", "the May 9 parade": a part of what comes after.
    if (head > i && (rel === "compound" || rel === "nmod" || rel === "amod")) continue;
    if (rel === "conj" && isDayName(draft, head)) continue;
    if (
      (rel === "flat" || rel === "compound" || rel === "nmod" || rel === "appos") &&
      (isDayName(draft, head) || isRelativePeriod(draft, head))
    )
      continue;
    if (below(draft, i, "case").some((mark) => draft.norms[mark] !== "on" && draft.norms[mark] !== "in")) continue;
    if (rel === "nsubj" && head > i && !named && isNominal(draft, i - 2) && heads[i - 2] === i) {
      // "China last month hosted": the noun before the period is the subject.
      const subject = i - 2;
      heads[subject] = head;
      rels[subject] = rels[i]!;
      rels[i] = "obl:tmod";
      continue;
    }
    if (rel === "nsubj" && head > i && below(draft, head, "nsubj").length < 2) continue;
    if (rel === "obj" && head < i - 1 && !isRelativePeriod(draft, i) && !days.has(draft.norms[i]!)) continue;
    const verb = draft.upos[head] === "VERB" ? head : verbAbove(draft, head);
    if (verb < 0 || verb === i) continue;
    // A named noun keeps "in May 1989" after it; only what stands between a subject and its verb is surely the verb's.
    if (marked && rel === "nmod" && !(i < verb && isSubjectOf(draft, head, verb))) continue;
    hang(draft, i, verb, marked ? "obl" : "obl:tmod");
  }
}

/** "condemned Tuesday Syria's raid on Friday": the verb has its day, so another behind the object is the object's. */
function dayOfObject(draft: Draft, verb: number, object: number): void {
  const end = reach(draft, object)[1];
  for (const other of below(draft, verb, "obl"))
    if (isDayName(draft, other) && reach(draft, other)[0] === end + 1) hang(draft, other, object, "nmod");
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

/** "Oslo condemned the launch by Pyongyang": an active verb has its doer already, so the object is what was done by someone. */
function byOfObject(draft: Draft): void {
  const { heads, rels, upos, norms } = draft;
  for (let i = 2; i < heads.length; i += 1) {
    const verb = heads[i]!;
    if (upos[i] !== "PROPN" || verb < 0 || verb > i || bare(rels[i]!) !== "obl" || isDayName(draft, i)) continue;
    if (!below(draft, i, "case").some((mark) => norms[mark] === "by")) continue;
    if (!below(draft, verb, "nsubj").some((subject) => rels[subject] === "nsubj")) continue;
    const object = below(draft, verb, "obj").at(-1);
    if (object !== undefined && object < i && reach(draft, object)[1] + 1 === reach(draft, i)[0])
      hang(draft, i, object, "nmod");
  }
}

/** "The deal is due to be signed": what is due is a predicate, as what is ready is, and not the preposition of "due to rain". */
function dueToDo(draft: Draft): void {
  const { heads, rels, norms, upos, xpos } = draft;
  for (let due = 1; due + 2 < heads.length; due += 1) {
    if (norms[due] !== "due" || norms[due + 1] !== "to" || xpos[due + 2] !== "VB") continue;
    let verb = due + 2;
    while (verb < heads.length - 1 && verb < due + 5 && upos[verb] !== "VERB") verb += 1;
    if (upos[verb] !== "VERB" || (heads[due] !== verb && heads[verb] !== due)) continue;
    if (heads[due] === verb) crown(draft, due, "xcomp");
    else rels[verb] = "xcomp";
    for (const i of below(draft, verb)) {
      if (i > due) continue;
      const rel = bare(rels[i]!);
      hang(draft, i, due, rel === "aux" && i === due - 1 ? "cop" : rel === "nsubj" ? "nsubj" : rels[i]!);
    }
    hang(draft, due + 1, verb, "mark");
  }
}

const meetingVerbs = new Set(["tell", "meet", "brief", "receive", "welcome", "greet", "host"]);

/** "She met reporters in Helsinki": the place is where she met them. */
function placeOfMeeting(draft: Draft): void {
  const { heads, rels, upos, norms } = draft;
  for (let place = 3; place < heads.length; place += 1) {
    if (upos[place] !== "PROPN" || rels[place] !== "nmod") continue;
    const hearer = heads[place]!;
    const verb = heads[hearer]!;
    if (hearer > place || verb < 0 || verb > hearer || !meetingVerbs.has(draft.lemmas[verb]!)) continue;
    if (!/^i?obj$/.test(rels[hearer]!)) continue;
    if (below(draft, place, "case").some((i) => norms[i] === "in" || norms[i] === "at"))
      hang(draft, place, verb, "obl");
  }
}

const measures = new Set("tariff duty tax levy sanction ban embargo restriction curb quota ceiling".split(" "));

/** "Peru imposed a tariff on steel": what a measure is put on belongs to the measure. */
function measureOn(draft: Draft): void {
  const { heads, rels, lemmas, norms } = draft;
  for (let i = 2; i < heads.length; i += 1) {
    const verb = heads[i]!;
    if (bare(rels[i]!) !== "obl" || verb < 0 || verb > i || isDayName(draft, i) || !isNominal(draft, i)) continue;
    const [mark] = below(draft, i, "case");
    const object = below(draft, verb, "obj").at(-1);
    if (mark === undefined || norms[mark] !== "on" || object === undefined || !measures.has(lemmas[object]!)) continue;
    if (object < i && reach(draft, object)[1] + 1 === reach(draft, i)[0]) hang(draft, i, object, "nmod");
  }
}

const clauseMarks = new Set(["after", "before", "since", "until", "because", "while"]);
const clauseRelations = new Set(["advcl", "acl", "xcomp", "ccomp", "conj", "parataxis", "dep"]);

/** "It came after the council voted": a finite verb without subject right behind the noun makes "after" open a clause. */
function clauseBehindAfter(draft: Draft): void {
  const { heads, rels, upos, xpos, norms } = draft;
  for (let verb = 2; verb < heads.length; verb += 1) {
    if (upos[verb] !== "VERB" || !clauseRelations.has(rels[verb]!)) continue;
    const finite = isFiniteTag(xpos[verb]!) || below(draft, verb, "aux").some((i) => isFiniteTag(xpos[i]!));
    if (!finite || below(draft, verb, "nsubj", "csubj", "mark", "cc").length > 0) continue;
    const before = reach(draft, verb)[0] - 1;
    if (before < 0 || upos[before] === "PUNCT") continue;
    const above = heads[verb]!;
    const nouns = [above, ...below(draft, above, "obl", "nmod")];
    // "to suspend one of its members after the government ignored it": the noun may hang far below.
    for (let at = heads[before]! === verb ? -1 : before; at >= 0 && at !== above; at = heads[at]!)
      if (reach(draft, at)[1] === before && !nouns.includes(at)) nouns.push(at);
    for (const noun of nouns) {
      const head = heads[noun]!;
      if (noun >= verb || head < 0 || !isNominal(draft, noun) || !isBelow(draft, before, noun)) continue;
      const [mark] = below(draft, noun, "case");
      if (mark === undefined || !clauseMarks.has(norms[mark]!)) continue;
      if (above === noun) hang(draft, verb, head, "advcl");
      rels[verb] = "advcl";
      hang(draft, noun, verb, "nsubj");
      hang(draft, mark, verb, "mark");
      break;
    }
  }
}

const loose = new Set(["parataxis", "conj", "advcl", "dep", "acl", "appos", "discourse", "obl", "nmod", "list"]);

/** "Li will visit Oslo, the ministry said": the verb of saying heads its content, which hangs from it as ccomp. */
function speechFrame(draft: Draft): void {
  const { heads, rels } = draft;
  for (let i = 0; i < heads.length; i += 1) {
    if (!isSpeechVerb(draft, i)) continue;
    clauseAsSubject(draft, i);
    speakerBehindVerb(draft, i);
    thatClause(draft, i);
    if (heads[i]! < 0 || !loose.has(bare(rels[i]!))) continue;
    if (below(draft, i, "mark", "ccomp", "cc").length > 0 || below(draft, i, "nsubj").length === 0) continue;
    const [first, last] = reach(draft, i);
    const top = topOf(draft, i);
    // Only at the end of its content, after a comma or closing quotation mark.
    if (first === 0 || top > first || !(joins.test(draft.forms[first]!) || joins.test(draft.forms[first - 1]!)))
      continue;
    if (below(draft, i, "nsubj").some((subject) => /^W/.test(draft.xpos[subject]!))) continue;
    if (!restIsPunctuation(draft, last) || !isClause(draft, top)) continue;
    heads[i] = -1;
    rels[i] = "root";
    heads[top] = i;
    rels[top] = "ccomp";
    for (let at = last + 1; at < heads.length; at += 1) hang(draft, at, i, "punct");
  }
}

const joins = /^[,”"'’—–-]+$/;

function topOf(draft: Draft, i: number): number {
  let at = i;
  for (let step = 0; draft.heads[at]! >= 0 && step <= draft.heads.length; step += 1) at = draft.heads[at]!;
  return at;
}

function restIsPunctuation(draft: Draft, last: number): boolean {
  for (let at = last + 1; at < draft.heads.length; at += 1) if (draft.upos[at] !== "PUNCT") return false;
  return true;
}

/** "The ministry said on Monday that Berg could go": the that-clause is the content, however it was attached. */
function thatClause(draft: Draft, verb: number): void {
  const { heads, rels, norms } = draft;
  if (below(draft, verb, "ccomp", "cc").length > 0) return;
  for (const i of below(draft, verb, "conj", "advcl", "parataxis", "acl", "dep")) {
    if (i < verb || below(draft, i, "cc").length > 0 || !isClause(draft, i)) continue;
    const [first] = reach(draft, i);
    if (norms[first] !== "that" && norms[first - 1] !== "that") {
      if (!thatWithApposition(draft, verb, i)) continue;
      rels[i] = "ccomp";
      return;
    }
    rels[i] = "ccomp";
    const that = norms[first] === "that" ? first : first - 1;
    if (heads[that] !== i && below(draft, that).length === 0) hang(draft, that, i, "mark");
    return;
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
    } else if (i > verb && isNominal(draft, i) && subjects.some((other) => other < verb)) {
      // "A statement said the visit aimed to": the verb behind the noun is no attribute of it.
      const [action] = below(draft, i, "acl").filter(
        (at) => draft.rels[at] === "acl" && (isFiniteTag(draft.xpos[at]!) || draft.xpos[at] === "VBN"),
      );
      if (action === undefined) continue;
      crown(draft, action, "nsubj");
      draft.rels[action] = "ccomp";
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

/** "said Finnish Foreign Minister Anna Berg": the adjective before a name does not head it. */
function adjectiveHead(draft: Draft): void {
  const { forms, upos, rels, heads } = draft;
  for (let i = 0; i < heads.length; i += 1) {
    if (!nominalPlaces.has(bare(rels[i]!))) continue;
    const adjective = upos[i] === "ADJ" && below(draft, i, "cop", "nsubj", "aux").length === 0;
    if (!adjective && upos[i] !== "PROPN") continue;
    // Of a proper noun only where the name under it has words of its own before it, as "Minister" has.
    const name = below(draft, i, ...(adjective ? ["flat", "appos", "compound", "nmod", "obl", "obj"] : ["flat"])).find(
      (at) =>
        at > i &&
        isNominal(draft, at) &&
        below(draft, at, "case").length === 0 &&
        (adjective || below(draft, at, "nmod", "compound").some((word) => word < at)),
    );
    if (name === undefined) continue;
    let clear = true;
    for (let at = i + 1; at < name; at += 1) if (upos[at] === "PUNCT" && forms[at] !== "-") clear = false;
    if (!clear) continue;
    crown(draft, name, "amod");
    if (rels[name] === "xcomp") rels[name] = "obj";
    for (const other of below(draft, i, "flat", "appos", "compound", "nmod", "obl", "acl")) {
      if (other > i) hang(draft, other, name, rels[other]!);
    }
  }
}

const nominalPlaces = new Set(["nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "xcomp"]);

/** "said on Monday that the envoy, Li Hui, could go": "that" and noun were read as describing the day; they belong to "could go". */
function thatWithApposition(draft: Draft, speech: number, verb: number): boolean {
  const { heads, rels, norms } = draft;
  if (below(draft, verb, "nsubj").length > 0) return false;
  for (let that = speech + 1; that < verb && that < speech + 6; that += 1) {
    if (norms[that] !== "that") continue;
    const noun = heads[that]!;
    if (noun < that || noun >= verb || !isNominal(draft, noun) || bare(rels[noun]!) !== "acl") return false;
    return hang(draft, noun, verb, "nsubj") && hang(draft, that, verb, "mark");
  }
  return false;
}

/** "The premier last week praised the plan" without any other verb: what was taken for a participle is the clause's verb. */
function verbAsAttribute(draft: Draft): void {
  const { heads, rels, upos, xpos, forms } = draft;
  const root = heads.indexOf(-1);
  if (root < 0 || !isNominal(draft, root) || below(draft, root, "cop", "aux", "nsubj", "csubj").length > 0) return;
  if (forms[heads.length - 1] === ":" || upos[heads.length - 1] !== "PUNCT") return;
  const verb = below(draft, root, "acl").find(
    (i) =>
      i > root &&
      rels[i] === "acl" &&
      upos[i] === "VERB" &&
      (xpos[i] === "VBN" || xpos[i] === "VBD") &&
      below(draft, i, "aux", "mark").length === 0 &&
      !below(draft, i).some((child) => rels[child] === "obl:agent"),
  );
  if (verb === undefined) {
    deepVerb(draft, root);
    return;
  }
  crown(draft, verb, "nsubj");
  for (const other of below(draft, root)) {
    if (other > verb && upos[other] === "PUNCT") hang(draft, other, verb, "punct");
  }
}

/** "Last week, in answer to a question, a spokesman called …": the period was taken for the head of all. */
function deepVerb(draft: Draft, root: number): void {
  const { heads, rels, xpos } = draft;
  if (!isRelativePeriod(draft, root) && !isDayName(draft, root)) return;
  for (let i = root + 1; i < heads.length; i += 1) {
    if (rels[i] !== "acl" || !/^VB[DZP]$/.test(xpos[i]!) || below(draft, i, "nsubj", "mark", "aux").length > 0)
      continue;
    const subject = heads[i]!;
    if (subject > i || !isNominal(draft, subject) || subject === root) continue;
    heads[i] = -1;
    rels[i] = "root";
    heads[subject] = i;
    rels[subject] = "nsubj";
    heads[root] = i;
    rels[root] = "obl:tmod";
    return;
  }
}

/** "had travelled" has no passive subject. */
function activeSubject(draft: Draft): void {
  for (let i = 0; i < draft.heads.length; i += 1) {
    if (draft.rels[i] !== "nsubj:pass") continue;
    const verb = draft.heads[i]!;
    const helpers = below(draft, verb, "aux");
    if (helpers.some((helper) => draft.rels[helper] === "aux:pass")) continue;
    if (draft.xpos[verb] === "VBD" || helpers.some((helper) => draft.lemmas[helper] === "have"))
      draft.rels[i] = "nsubj";
  }
}

/** A noun with a preposition is no content clause: it hangs from the verb before it. */
function caseIsNoClause(draft: Draft): void {
  for (let i = 2; i < draft.heads.length; i += 1) {
    if (draft.rels[i] !== "ccomp" || !isNominal(draft, i) || draft.upos[i] === "PRON") continue;
    if (below(draft, i, "case").length === 0 || below(draft, i, "nsubj", "cop", "aux", "mark").length > 0) continue;
    const [first] = reach(draft, i);
    let verb = first - 1;
    while (verb >= 0 && draft.upos[verb] !== "VERB") verb -= 1;
    if (verb >= 0) hang(draft, i, verb, "obl");
  }
}

/** "Li Hui is due": where one half of a name was taken for the clause's head and the other for its subject. */
function splitName(draft: Draft): void {
  const { heads, rels, upos } = draft;
  for (let i = 0; i + 1 < heads.length; i += 1) {
    if (upos[i] !== "PROPN" || upos[i + 1] !== "PROPN" || bare(rels[i + 1]!) !== "nsubj") continue;
    const verb = heads[i + 1]!;
    if (heads[verb] !== i || verb < i) continue;
    const rel = rels[i + 1]!;
    crown(draft, verb, rel);
    hang(draft, i + 1, i, "flat");
  }
}

/** "Ana Berg, Jr. is in Oslo": the name before the comma has the place in the clause that "Jr." was given. */
function nameWithJunior(draft: Draft): void {
  const { heads, rels, norms, upos } = draft;
  for (let i = 2; i < heads.length; i += 1) {
    if (!/^[js]r\.?$/.test(norms[i]!) || norms[i - 1] !== "," || upos[i - 2] !== "PROPN" || heads[i]! < i) continue;
    let name = i - 2;
    while (heads[name]! >= 0 && heads[name]! < i && isNominal(draft, heads[name]!)) name = heads[name]!;
    const rel = rels[i]!;
    if (!hang(draft, name, heads[i]!, rel) || !hang(draft, i, name, "flat")) continue;
    hang(draft, i - 1, i, "punct");
  }
}

/** "the forum, which was opened by Berg": a clause with "which" or "who" as its subject describes the noun before the comma. */
function relativeClause(draft: Draft): void {
  const { heads, rels, norms, upos, xpos } = draft;
  for (let i = 2; i < heads.length; i += 1) {
    if ((norms[i] !== "which" && norms[i] !== "who") || norms[i - 1] !== "," || bare(rels[i]!) !== "nsubj") continue;
    const verb = heads[i]!;
    if (verb < i || rels[verb] === "acl:relcl" || heads[verb]! < 0 || xpos[verb] === "VB") continue;
    const rel = bare(rels[verb]!);
    if (rel !== "parataxis" && rel !== "conj" && rel !== "advcl" && rel !== "acl" && rel !== "dep") continue;
    let noun = i - 2;
    while (noun >= 0 && noun > i - 6 && upos[noun] === "PUNCT") noun -= 1;
    for (let step = 0; step < 6 && noun >= 0; step += 1) {
      const above = heads[noun]!;
      if (
        above < 0 ||
        above >= i ||
        !isNominal(draft, above) ||
        !/^(?:compound|flat|nmod:desc|appos)/.test(rels[noun]!)
      )
        break;
      noun = above;
    }
    if (noun >= 0 && isNominal(draft, noun)) hang(draft, verb, noun, "acl:relcl");
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
    clauseAfter(draft, verb);
    return;
  }
}

/** "… as China renews criticism": the old root behind the verb is a clause of time or reason, its subject next to "as". */
function clauseAfter(draft: Draft, verb: number): void {
  const { norms, heads, rels, xpos } = draft;
  for (const later of below(draft, verb, "dep")) {
    if (later < verb || !isFiniteTag(xpos[later]!)) continue;
    rels[later] = "advcl";
    for (let at = verb + 1; at < later; at += 1) {
      if (!subordinators.has(norms[at]!)) continue;
      const noun = heads[at]!;
      if (noun > at && noun < later && isNominal(draft, noun)) hang(draft, noun, later, "nsubj");
      hang(draft, at, later, "mark");
      break;
    }
  }
}

const subordinators = new Set([
  "as",
  "after",
  "before",
  "while",
  "amid",
  "if",
  "when",
  "because",
  "since",
  "until",
  "though",
]);

/** Makes `i` the root; the old root and all on the way hang below it. */
function lift(draft: Draft, i: number): void {
  for (let step = 0; draft.heads[i]! >= 0 && step <= draft.heads.length; step += 1) {
    const head = draft.heads[i]!;
    crown(draft, i, isNominal(draft, head) ? "nsubj" : "dep");
  }
}
