/**
 * Statements: `“The border stays open,” Okafor told reporters on Friday.` is a direct statement by Okafor.
 *
 * Quotations and cues of saying are found apart and then brought together: a quotation belongs to the cue of its sentence in
 * whose content it stands, else to whoever was speaking. One speaker's sayings in one sentence are one statement, and a
 * quotation that goes on in the next sentence belongs to the same. A quoted word that no one is said to have said is a scare
 * quote, and no statement. The same saying told twice on a page counts once.
 */
import { printedDate } from "../../kit/printed-date.ts";
import { children, dependent, isRel } from "../../language/index.ts";
import type { Analysis, Edtf, Sentence, StatementReading, Token } from "../../model/index.ts";
import { isOfThatTime, isToldAsNews } from "../../time/index.ts";
import { aboutOf } from "./about.ts";
import { actOf } from "./act.ts";
import { type DayOfSaying, dayOfSaying, daysOfSayings, type Undated } from "./day.ts";
import { draftsOf } from "./drafts.ts";
import type { StatementLexicon } from "./lexicon.ts";
import { once } from "./once.ts";
import { handOnVia } from "./relays.ts";
import { type Draft, OUTLETS } from "./saying.ts";
import { spokenFor } from "./spoken-for.ts";
import { sureOfSaying } from "./sure.ts";
import { contentSpanOf, evidenceOf, quoteText } from "./words.ts";

/** All statements of the article, in its order, ids "s1", "s2" … */
export function readStatements(analysis: Analysis, lexicon: StatementLexicon): StatementReading[] {
  const drafts = once(draftsOf(analysis, lexicon));
  handOnVia(drafts);
  // "Joint statement of 21 March": what stands in it is said on its day.
  const paper =
    /\bjoint (?:statement|declaration|communiqu[eé])\b/i.exec(analysis.article.title ?? "")?.[0].toLowerCase() ?? null;
  if (paper !== null) ofPaper(drafts, paper);
  const paperDay = paper === null ? null : (printedDate(analysis.article.title ?? "") ?? analysis.published.published);
  const told = drafts.map((draft) => {
    const own = dayOfSaying(analysis, draft.saying.sentence, draft.saying.cues, draft.content);
    return draft.saying.via === paper ? { ...own, date: own.date ?? paperDay } : own;
  });
  const days = daysOfSayings(
    analysis,
    drafts.map((draft, i) => undated(draft, told[i]!.date)),
  );
  return drafts.map((draft, index) => finished(analysis, draft, index, { ...told[index]!, date: days[index]! }));
}

/** On a page that gives a joint statement, what the states say they say in it. */
function ofPaper(drafts: readonly Draft[], paper: string): void {
  for (const draft of drafts) {
    const { saying } = draft;
    const states = saying.speaker.kind === "state" || saying.speaker.names.length > 1;
    const told = saying.sentence.tokens[saying.cues[0]!.token]!;
    if (states && saying.via === null && draft.form === "indirect" && /^VB[PZ]$/.test(told.xpos))
      draft.saying = { ...saying, via: paper };
  }
}

function undated({ saying }: Draft, date: Edtf | null): Undated {
  const cue = saying.cues[0]!;
  const verb = saying.sentence.tokens[cue.token]!;
  const { speaker } = saying;
  const perfect = (index: number): boolean =>
    children(saying.sentence, index).some((child) => HAVE.has(child.norm) && isRel(child, "aux"));
  // "has rejected attempts to link it, insisting that": the participle stands as long as the perfect above it.
  let helped = perfect(cue.token);
  for (let at = verb.head, step = 0; verb.xpos === "VBG" && at >= 0 && step < 6; step += 1) {
    helped ||= perfect(at);
    at = saying.sentence.tokens[at]!.head;
  }
  return {
    sentence: saying.sentence.index,
    speaker: speaker.name,
    speakers: speaker.names,
    country: speaker.country,
    official:
      !isOutOfOffice(saying.sentence, cue.token) &&
      (speaker.kind === "body" ||
        speaker.kind === "state" ||
        (speaker.kind === "person" && (speaker.country !== null || speaker.names.length > 1))),
    institution: speaker.kind === "body" || speaker.kind === "state",
    past: cue.kind !== "noun" && !helped && (cue.kind === "according" || /^VB[DNG]$/.test(verb.xpos)),
    backThen: isOfThatTime(saying.sentence, cue.token),
    narrated: cue.kind === "according" || isToldAsNews(saying.sentence, cue.token),
    report:
      speaker.kind === "body" && (cue.kind === "according" || cue.lemma === "report") && OUTLETS.test(speaker.name),
    date,
  };
}

const HAVE = new Set(["have", "has", "'ve"]);

/** "Former minister Ana Ruiz said", "the opposition leader called it": they answer for nobody's policy. */
function isOutOfOffice(sentence: Sentence, verb: number): boolean {
  const subject = dependent(sentence, verb, "nsubj");
  if (subject === null) return false;
  const tells = ({ norm, index }: Token, depth: number): boolean =>
    norm === "former" ||
    norm === "opposition" ||
    norm === "ex" ||
    (depth > 0 && children(sentence, index).some((child) => tells(child, depth - 1)));
  return tells(subject, 2);
}

function finished(analysis: Analysis, draft: Draft, index: number, when: DayOfSaying): StatementReading {
  const { body } = analysis.article;
  const { saying } = draft;
  const cue = saying.cues[0]!;
  const quote = quoteText(analysis, draft);
  const evidence = evidenceOf(analysis, draft);
  const contentSpan = contentSpanOf(draft);
  const content = contentSpan === null ? null : body.slice(contentSpan[0], contentSpan[1]);
  const words = draft.form === "mixed" ? `${content ?? ""} ${quote ?? ""}` : (quote ?? content ?? "");
  // Any other verb tells by itself what is done.
  const plain = cue.act === "asserts";
  const act = plain ? actOf(cue.act, cue.lemma, words, ...speaksOfSelf(analysis, draft, words)) : cue.act;
  const verb = saying.sentence.tokens[cue.token]!;
  const by = cue.kind === "verb" ? `say:${cue.lemma}` : cue.kind === "according" ? "according-to" : `noun:${cue.lemma}`;
  return {
    id: `s${index + 1}`,
    speaker: saying.speaker.name,
    speakers: saying.speaker.names.length > 1 ? saying.speaker.names : [],
    speaks_for: spokenFor(analysis, saying),
    act,
    form: draft.form,
    quote,
    content: draft.form === "direct" ? null : content,
    about: aboutOf(analysis, saying.sentence, saying.cues, draft.pieces),
    to: saying.to,
    via: saying.via,
    place: when.place,
    date: when.date,
    occasion: null,
    words: quote === null ? null : analysis.article.wording === "reworded" ? "doubtful" : "verbatim",
    evidence: body.slice(evidence[0], evidence[1]),
    start: evidence[0],
    end: evidence[1],
    by,
    sure: sureOfSaying({ by, form: draft.form, speaker: saying.speaker.name }),
    because: {
      act: [verb.start, verb.end],
      ...(saying.viaSpan === null ? {} : { via: saying.viaSpan }),
      ...(when.span === null ? {} : { date: when.span }),
    },
  };
}

/** "We will …", "China would …" said by China or its people: the promise or denial is the speaker's own; a denial may be of others of the state too. */
function speaksOfSelf(analysis: Analysis, draft: Draft, words: string): [self: boolean, ours: boolean] {
  if (/^(?:["“]?)(?:we|i|our|my)\b/i.test(words) || /\b(?:we|I)\b/.test(words)) return [true, true];
  const { sentence, cues, speaker } = draft.saying;
  const told = cues.find((cue) => cue.content !== null)?.content ?? null;
  // "Okafor did not sign, her office said": where nothing hangs on the cue, what the sentence says.
  const root = sentence.tokens.findIndex((token) => token.head < 0);
  const content = told ?? (root >= 0 && root < (cues[0]!.after ?? 0) ? root : null);
  if (content === null) return [false, false];
  const subject = dependent(sentence, content, "nsubj");
  if (subject === null) return [false, false];
  if (subject.upos === "PRON") {
    const self = told !== null && /^(?:we|i|it|he|she|they)$/.test(subject.norm);
    return [self, self];
  }
  const mention = (analysis.mentionsBySentence[sentence.index] ?? []).find((one) => one.headToken === subject.index);
  const own = mention?.actors.some(
    (actor) => actor.name === speaker.name || (actor.type === "state" && actor.country === speaker.country),
  );
  const near = mention?.actors.some((actor) => actor.country !== null && actor.country === speaker.country);
  return [told !== null && own === true, own === true || near === true];
}
