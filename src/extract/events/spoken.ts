import { daysOf } from "../../kit/edtf.ts";
import { dependent, dependents, isNegated, subjectOf } from "../../language/tree.ts";
import type { Act, Analysis, PloverType, Sentence, StatementReading, Token } from "../../model/index.ts";
import { partiesAt } from "../parties.ts";
import { asMaster, type Party } from "../party.ts";
import { hasCase } from "../slots.ts";
import type { EventDraft } from "./draft.ts";
import { lastAccusers } from "./elsewhere.ts";
import { placeOfWords } from "./place.ts";
import { speakerParty } from "./speaker-party.ts";
import { gatheringIn } from "./venue.ts";

/**
 * Acts done by speaking, where no verb of the lexicon names them: “All sides must show restraint,” the envoy said is a
 * REQUEST; Minsk called the vote “illegal” an ACCUSE. Read from the statements that somebody with an office makes.
 */
export function spokenActs(
  analysis: Analysis,
  statements: readonly StatementReading[],
  drafts: readonly EventDraft[],
): EventDraft[] {
  return statements.flatMap((statement): EventDraft[] => {
    const type = spoken[statement.act];
    // What is only told in the negative ("does not target anybody") denies nothing that another said.
    if (statement.act === "denies" && !/deny|denies|refut|reject|dismiss|rebut/.test(statement.by)) return [];
    // "reports from Chad indicated that troops had launched an attack": nobody's opinion.
    if (type === "ACCUSE" && /indicate|show|suggest|report|according/.test(statement.by)) return [];
    if (type === undefined || statement.speaker === null || statement.speaks_for === null) return [];
    const sentence = analysis.sentences.find((s) => s.start <= statement.start && statement.start < s.end);
    if (sentence === undefined) return [];
    const covered = drafts.some((draft) => {
      const at = analysis.sentences[draft.sentence]!.tokens[draft.predicate]!.start;
      return (
        (coveredBy(type, draft.frame.type) || (type !== "REQUEST" && draft.frame.name.startsWith("warn"))) &&
        at >= statement.start &&
        at < statement.end
      );
    });
    if (covered || (type === "ACCUSE" && blamesNobody(sentence, statement))) return [];
    const speakers = statement.speakers.length > 0 ? statement.speakers : [statement.speaker];
    const actors = speakers.map((name) => speakerParty(analysis, statement, name));
    const touched = addressees(analysis, statement, actors);
    if (type === "REQUEST" && !asksOthers(analysis, statement, actors)) return [];
    if ((type !== "REQUEST" || statement.form === "indirect") && touched.length === 0) return [];
    if (type === "AGREE" && !/\b(will|would|shall|ready|willing)\b|’ll/.test(statement.evidence)) return [];
    // What is denied tells of a deed; it is denied to who was told to have said so.
    const recipients = type === "REJECT" ? lastAccusers(drafts, sentence, actors) : touched;
    const root = sentence.tokens.find((token) => token.head < 0);
    return [
      {
        frame: {
          name: `spoken-${statement.act}`,
          pos: "v",
          type,
          mode: type === "AGREE" ? "pledge" : null,
          cameo: cameo[type]!,
          ploverMode: null,
        },
        sentence: sentence.index,
        predicate: root?.index ?? 0,
        actors,
        recipients,
        recipientInferred: true,
        place: placeOfWords(analysis, sentence, root?.index ?? 0) ?? gatheringIn(sentence),
        when:
          statement.date === null || daysOf(statement.date) === null
            ? null
            : { date: statement.date, dateIs: "inferred", reason: "the day on which it was said", span: statement },
        status: "held",
        accordingTo: [],
        reported: "fact",
        contestedBy: [],
        evidence: { start: statement.start, end: statement.end },
        doubts: [],
        slots: ["speaker", "content"],
        act: null,
        chance: null,
        tellings: 1,
        outcomeOf: null,
        also: false,
        past: false,
        another: false,
      },
    ];
  });
}

/** "stressed that they were not accusing Cuba". */
const blamesNobody = (sentence: Sentence, { start, end }: StatementReading): boolean =>
  sentence.tokens.some(
    (token) =>
      token.start >= start &&
      token.end <= end &&
      BLAMES.has(token.lemma) &&
      token.upos === "VERB" &&
      isNegated(sentence, token.index),
  );

const BLAMES = new Set(["accuse", "blame", "suspect", "condemn", "criticise", "criticize"]);

/** An act of words that the lexicon read leaves no room for another of the same breath: "rejected" is no accusation besides. */
const coveredBy = (spokenType: PloverType, read: PloverType): boolean =>
  read === spokenType || (spokenType !== "REQUEST" && (read === "ACCUSE" || read === "REJECT" || read === "SUPPORT"));

const aimed = ["to", "with", "for", "against"];

/**
 * “All sides should stop” asks; “We must trade more”, “It is important to trade”, “Dialogue should go on” and what one says that
 * one's own state must do ask nobody.
 */
function asksOthers(analysis: Analysis, statement: StatementReading, actors: readonly Party[]): boolean {
  for (const sentence of analysis.sentences) {
    if (sentence.end <= statement.start || sentence.start >= statement.end) continue;
    for (const token of sentence.tokens) {
      if (token.start < statement.start || token.end > statement.end) continue;
      if (!duty.has(token.lemma) || token.head < 0) continue;
      const verb = token.upos === "AUX" ? token.head : token.index;
      const subject = dependent(sentence, verb, "nsubj");
      if (subject === null || self.has(subject.norm)) continue;
      const asked = partiesAt(analysis, sentence, subject);
      if (asked.length === 0 && !ABSTRACT.test(subject.lemma)) return true;
      if (asked.some((party) => !actors.some((actor) => isOwn(actor, party)))) return true;
    }
  }
  return false;
}

/** Whom a spokesman of rebels speaks for is often told by his land alone. */
const isOwn = (speaker: Party, { name, state }: Party): boolean =>
  speaker.name === name || (speaker.state !== null && speaker.state === state);

const duty = new Set(["should", "must", "ought", "need"]);
/** What goes on or does not, and cannot be asked: dialogue, cooperation, efforts. */
const ABSTRACT =
  /(?:tion|ment|ity|ness|ism|ance|ence|dialogue|talk|effort|peace|trade|issue|problem|step|measure|approach|process|channel|tie)$/;
const self = new Set(["we", "i", "it", "this", "that", "there", "you", "one"]);

const spoken: Partial<Record<Act, PloverType>> = {
  urges: "REQUEST",
  opposes: "ACCUSE",
  denies: "REJECT",
};

const cameo: Partial<Record<PloverType, string>> = { REQUEST: "100", ACCUSE: "111", REJECT: "120", AGREE: "030" };

/** "disappointed in China for selling oil to Iran": at whom a feeling is felt, of all whom the words name. */
const feelings = new Set(
  "disappointed disappoint angry upset furious dismayed frustrated frustrate appalled outraged alarmed".split(" "),
);

/**
 * Whom the words are aimed at: the states and bodies that do something in what is said or that it is said of, other than the
 * speaker's own; not those that another is said to do it to ("Israel must stop bombing Gaza" asks nothing of Gaza).
 */
function addressees(analysis: Analysis, statement: StatementReading, actors: readonly Party[]): Party[] {
  const found = new Map<string, Party>();
  for (const sentence of analysis.sentences) {
    if (sentence.end <= statement.start || sentence.start >= statement.end) continue;
    for (const token of sentence.tokens) {
      if (token.upos !== "VERB" && dependent(sentence, token.index, "cop") === null) continue;
      if (token.start < statement.start || token.end > statement.end) continue;
      const hit = feelings.has(token.lemma) ? ["in", "at", "by", "about", "over", "with"] : aimed;
      const touched = dependents(sentence, token.index, "nsubj", "obj", "obl").filter(
        (head) => !head.deprel.startsWith("obl") || hit.some((preposition) => hasCase(sentence, head, preposition)),
      );
      const aimedAt = (head: Token): Party[] =>
        partiesAt(analysis, sentence, head, statement.act === "opposes" ? "doer" : true).filter(
          (party) => party.official && party.type !== "place" && !actors.some((actor) => isOwn(actor, party)),
        );
      const subject = subjectOf(sentence, token.index);
      const doers = subject === null ? [] : aimedAt(subject);
      for (const party of touched
        .flatMap((head) => (head !== subject && doers.length > 0 ? [] : aimedAt(head)))
        .map(asMaster))
        found.set(party.name, party);
      if (feelings.has(token.lemma) && found.size > 0) return [...found.values()];
    }
  }
  return [...found.values()];
}
