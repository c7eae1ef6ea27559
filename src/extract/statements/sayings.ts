/** The cues of a sentence as sayings: who speaks, through what, to whom; one a speaker. */
import { bareRel, children, dependent, subtree } from "../../language/index.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import type { Cue } from "./cues.ts";
import { relayedBy, withoutInner } from "./relays.ts";
import { OUTLETS, type Saying } from "./saying.ts";
import { DOCUMENTS, type Memory, remember, type Speaker, speakerAt } from "./speaker.ts";
import { canSpeak, isPersonWord, isThing } from "./speaking-nouns.ts";
import { hearingOf } from "./via.ts";

/** The cues of a sentence as sayings: one a speaker, a judging verb and the clause after it together. */
export function sayingsOf(analysis: Analysis, sentence: Sentence, cues: readonly Cue[], memory: Memory): Saying[] {
  const sayings: Saying[] = [];
  const verbs = cues.map((cue) => cue.token);
  let relayed: { name: string; span: readonly [number, number]; cue: Cue } | null = null;
  for (const cue of cues) {
    if (cue.lemma === "saying" || (cue.lemma === "say" && underQuoted(sentence, cue, cues))) continue;
    if (cue.kind === "according" && sentence.tokens[cue.token]!.norm === "according" && isData(sentence, cue)) continue;
    const told =
      cue.speaker === null
        ? fallbackSpeaker(cue, memory)
        : (speakerAt(analysis, sentence, cue.speaker, memory) ?? ofHimself(analysis, sentence, cue, memory));
    if (told === null || !speaks(sentence, cue, told)) continue;
    // "…, the Daily Star said, quoting the minister": his words, handed on by the paper.
    const quoted = told.kind === "body" || told.kind === "unnamed" ? quotedBy(sentence, cue) : null;
    const behind = quoted === null ? null : speakerAt(analysis, sentence, quoted.index, memory);
    const speaker = inWords(behind ?? told, memory);
    const hearing = hearingOf(analysis, sentence, cue, cue.content === null ? verbs : [cue.content, ...verbs]);
    const relay = cue.relay === null ? null : speakerAt(analysis, sentence, cue.relay, memory);
    let via = hearing.via ?? relay?.name ?? (behind === null ? null : told.name);
    if (via === null && speaker.document !== null && cue.kind !== "according") via = speaker.document;
    // "according to Interfax" after another's saying tells who relayed it.
    const earlier = sayings.at(-1);
    if (cue.kind === "according" && earlier !== undefined && earlier.speaker.name !== speaker.name) {
      const head = sentence.tokens[cue.speaker!]!;
      const name = DOCUMENTS.has(head.lemma) ? phraseOf(analysis, sentence, head) : speaker.name;
      relayed = { name, span: [head.start, head.end], cue };
      continue;
    }
    const same = indexOfSpeaker(sayings, speaker);
    if (same >= 0 && together(sentence, sayings[same]!.cues.at(-1)!, cue)) {
      const first = sayings[same]!;
      sayings[same] = {
        ...first,
        cues: [...first.cues, cue],
        via: first.via ?? via,
        viaSpan: first.viaSpan ?? hearing.viaSpan,
        to: first.to ?? hearing.to,
      };
      continue;
    }
    sayings.push({ sentence, cues: [cue], speaker, via, viaSpan: hearing.viaSpan, to: hearing.to, asides: [] });
    remember(memory, speaker);
  }
  // "According to Xinhua, Li told his guest that …": so does one that stands before all.
  const source = sayings[0];
  const [inner] = sayings.slice(1);
  if (relayed === null && inner !== undefined && source?.cues[0]?.kind === "according" && isOutlet(source.speaker)) {
    const [cue] = source.cues;
    const head = sentence.tokens[cue!.speaker!]!;
    relayed = { name: source.speaker.name, span: [head.start, head.end], cue: cue! };
    sayings.shift();
  }
  const outermost = relayedBy(sentence, withoutInner(sentence, sayings));
  if (relayed === null) return outermost;
  const { name, span, cue } = relayed;
  return outermost.map((saying) => ({
    ...saying,
    asides: [...saying.asides, cue],
    // Who passed it on tells more than that it was said in "remarks".
    via: saying.via === null || plain(saying.via) ? name : saying.via,
    viaSpan: saying.via === null || plain(saying.via) ? span : saying.viaSpan,
  }));
}

function indexOfSpeaker(sayings: readonly Saying[], { name }: Speaker): number {
  for (let i = 0; i < sayings.length; i += 1) if (sayings[i]!.speaker.name === name) return i;
  return -1;
}

const isOutlet = ({ name }: Speaker): boolean =>
  OUTLETS.test(name) || /\b(?:website|site|page|channel|portal|account)\b/i.test(name);

/** Whom the one who says it quotes in doing so. */
function quotedBy(sentence: Sentence, cue: Cue): Token | null {
  const quoting = children(sentence, cue.token).find(({ norm, index }) => norm === "quoting" && index > cue.token);
  return quoting === undefined ? null : dependent(sentence, quoting.index, "obj");
}

/** A state that the page calls by no name ("Emirati", "the Tatmadaw") by its name, and never by its code. */
function inWords(speaker: Speaker, { states }: Memory): Speaker {
  const names = speaker.names.map((name) => states.get(name) ?? name);
  if (names.every((name, i) => name === speaker.names[i])) return speaker;
  return { ...speaker, names, name: states.get(speaker.name) ?? names.join(" and ") };
}

const plain = (via: string): boolean => /^(?:remarks|speech|address|post|message|video)$/.test(via);

/** Nobody known by name must at least be somebody who could speak; words between marks right before the verb speak for any. */
export function speaks(sentence: Sentence, cue: Cue, speaker: Speaker): boolean {
  if (speaker.kind !== "unnamed" || speaker.document !== null || cue.speaker === null) return true;
  const head = sentence.tokens[cue.speaker]!;
  if (
    head.upos === "PROPN" ||
    head.upos === "X" ||
    canSpeak(head.lemma) ||
    canSpeak(head.norm) ||
    canSpeak(speaker.name.split(" ").at(-1) ?? "")
  )
    return true;
  if (cue.after !== null && /["”»’']/.test(sentence.tokens[cue.after]!.text)) return true;
  // Only somebody can say, explain or recall: "a grower recalled that", "…, the dairy explained".
  return HUMAN.has(cue.lemma) && (cue.content !== null || cue.after !== null) && !isThing(head.lemma);
}

const HUMAN = new Set(
  `say tell add explain recall announce deny insist argue claim complain admit concede reply answer respond retort joke quip remark
  comment promise vow pledge swear boast lament write tweet post beg plead mutter whisper muse confide confess divulge
  inform certify estimate reckon believe think fear hope doubt`.split(/\s+/),
);

/** "according to customs data": a source of numbers, nobody's saying. */
function isData(sentence: Sentence, cue: Cue): boolean {
  for (let i = cue.token + 2; i < sentence.tokens.length && i < cue.token + 9; i += 1) {
    const token = sentence.tokens[i]!;
    if (
      /^(?:data|figures|statistics|numbers|polls?|surveys?|estimates?|records|calculations|images|imagery|photos|footage)$/.test(
        token.norm,
      )
    )
      return true;
    if (token.upos === "PUNCT" && token.text !== "-") return false;
    if (token.upos === "ADP" || token.upos === "VERB") return false;
  }
  return false;
}

/** "was quoted as saying": one saying, told by "quoted". */
const underQuoted = (sentence: Sentence, cue: Cue, cues: readonly Cue[]): boolean =>
  cues.some((other) => other.lemma === "quote" && other.token === sentence.tokens[cue.token]!.head);

/** Two verbs of one speaker in one sentence are one statement, but where a quotation and its verb stand complete before. */
function together(sentence: Sentence, first: Cue, second: Cue): boolean {
  if (first.after === null || second.token < first.token || second.after !== null) return true;
  return !/["”»’']/.test(sentence.tokens[first.after]!.text);
}

/** "The new president expects no miracles, he told deputies": he whom his words are about, where nobody has spoken yet. */
function ofHimself(analysis: Analysis, sentence: Sentence, cue: Cue, memory: Memory): Speaker | null {
  if (cue.after === null || cue.speaker === null || !/^(?:he|she)$/.test(sentence.tokens[cue.speaker]!.norm))
    return null;
  const subject = sentence.tokens.find((one) => one.index < cue.after! && bareRel(one) === "nsubj");
  return subject === undefined || !isPersonWord(subject.lemma)
    ? null
    : speakerAt(analysis, sentence, subject.index, memory);
}

function fallbackSpeaker(cue: Cue, memory: Memory): Speaker | null {
  return cue.kind === "verb" && cue.content !== null ? memory.last : null;
}

function phraseOf(analysis: Analysis, sentence: Sentence, head: Token): string {
  const kept = subtree(sentence, head.index, (child) =>
    /^(?:acl|det|case|punct|appos|parataxis|conj|cc|advcl)$/.test(bareRel(child)),
  ).filter(
    (i) =>
      i <= head.index &&
      sentence.tokens[i]!.deprel !== "det" &&
      sentence.tokens[i]!.deprel !== "case" &&
      sentence.tokens[i]!.norm !== "according" &&
      sentence.tokens[i]!.norm !== "to",
  );
  const first = sentence.tokens[kept[0] ?? head.index]!;
  return analysis.article.body.slice(first.start, head.end).replace(/\s+/g, " ");
}
