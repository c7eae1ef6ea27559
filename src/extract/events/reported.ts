import { children, subjectOf } from "../../language/tree.ts";
import type { Analysis, PloverType, Sentence, StatementReading, Token } from "../../model/index.ts";
import { partiesAt } from "../parties.ts";
import { sideOf } from "../party.ts";
import { type EventDraft, redrafted } from "./draft.ts";
import { speakerParty } from "./speaker-party.ts";

/** Deeds that somebody may deny; an act of words is a fact once it is said, and what is fired or drilled all can see. */
const deeds = new Set<PloverType>(["ASSAULT", "AID", "COOPERATE", "COERCE", "RETREAT"]);

const hedges = new Set(["allegedly", "reportedly", "purportedly", "alleged", "suspected", "supposedly"]);

/** The verb above the predicate that is one of these; null if none. `links`: the relations that may lie between. */
function verbAbove(
  sentence: Sentence,
  predicate: number,
  verbs: ReadonlySet<string>,
  links: RegExp | null,
): Token | null {
  let token = sentence.tokens[predicate]!;
  // "accused forces from the north of Chad of shelling it": the clause may hang on any of what names them.
  const isNamed =
    token.xpos === "VBG" &&
    children(sentence, predicate).some(({ deprel, norm }) => deprel === "mark" && norm === "of");
  for (let step = 0; token.head >= 0 && step < 6; step += 1) {
    // "accused Tehran of supplying": the clause may hang on the accused.
    const isAccused = step > 0 && (isNamed ? /^(?:obj|nsubj:pass|obl|nmod)/ : /^(?:obj|nsubj:pass)/).test(token.deprel);
    if (links !== null && !links.test(token.deprel) && !isAccused) return null;
    token = sentence.tokens[token.head]!;
    if (verbs.has(token.lemma)) return token;
  }
  return null;
}

const denying = new Set(["deny", "refute"]);
const accusing = new Set(
  "accuse allege suspect blame charge claim denounce condemn report allegation accusation suspicion".split(" "),
);
/** "accused Iran of supplying missiles": what an accusation may lie above; nouns ("condemned the attack") are facts to all. */
const inAccusation = /^(?:advcl|ccomp|xcomp|acl|conj)/;

/**
 * Who says so. A deed told only in the words of another party is `claimed`; where the page also has its denial, `contested`.
 * "Japan says China's navy fired on a boat", "accused Iran of arming rebels" → claimed; a side's word on its own doings is no
 * allegation, and a plan is none. `told`: all tellings of the page, for the denials among them.
 */
export function withReport(
  draft: EventDraft,
  analysis: Analysis,
  statements: readonly StatementReading[],
  told: readonly EventDraft[],
): EventDraft {
  const sentence = analysis.sentences[draft.sentence]!;
  const predicate = sentence.tokens[draft.predicate]!;
  // "accused Rwanda of backing the rebels": support too is a deed, where it is laid to somebody's charge or denied.
  const charge =
    verbAbove(sentence, draft.predicate, denying, null) ?? verbAbove(sentence, draft.predicate, accusing, inAccusation);
  // … and "accused Kenya of threatening its fishermen": whatever one is accused of doing.
  const isCharged = charge !== null && (draft.frame.type === "SUPPORT" || isAccusedOf(charge, predicate));
  if (!deeds.has(draft.frame.type) && !isCharged) return draft;
  const doers = new Set(draft.actors.flatMap((party) => [party.name, party.state ?? party.name]));
  const isDoer = (name: string | null): boolean => name !== null && doers.has(name);
  // What the government denies, the rebels of its land have not.
  const sides = new Set(draft.actors.flatMap((party) => [party.name, sideOf(party)]));
  if (verbAbove(sentence, draft.predicate, denying, null) !== null) {
    const name = draft.actors[0]?.name;
    return { ...draft, reported: "contested", contestedBy: name === undefined ? [] : [name] };
  }
  if (draft.status === "announced" || draft.status === "proposed") return draft;
  const accuser = verbAbove(sentence, draft.predicate, accusing, inAccusation);
  const subject =
    accuser === null || predicate.upos !== "VERB"
      ? null
      : accuser.upos === "NOUN"
        ? accuser
        : subjectOf(sentence, accuser.index);
  const accusers = subject === null ? [] : partiesAt(analysis, sentence, subject, "doer").map((party) => party.name);
  // "announced that it will cut ties after police had stormed its embassy": one announces what one does oneself.
  const tellers = statements.flatMap(({ speaker, speaks_for, start, end, act, by }) =>
    speaker !== null &&
    by !== "say:announce" &&
    start <= predicate.start &&
    predicate.end <= end &&
    act === "asserts" &&
    !isDoer(speaker) &&
    !isDoer(speaks_for) &&
    !analysis.article.wire.includes(speaker)
      ? [speaker]
      : [],
  );
  const hedged = sentence.tokens.some(
    (token) => hedges.has(token.norm) && Math.abs(token.index - draft.predicate) <= 8,
  );
  const sayers = [...new Set([...accusers.filter((name) => !isDoer(name)), ...tellers])];
  if (sayers.length === 0 && !hedged && accuser === null) return draft;
  const deniers = [
    ...statements.flatMap(({ act, speaker, speaks_for }) =>
      act === "denies" && speaker !== null && (sides.has(speaker) || sides.has(speaks_for ?? speaker)) ? [speaker] : [],
    ),
    ...told.flatMap(({ frame, actors }) =>
      frame.type === "REJECT" && /^(?:deny|denial|dismiss|refute|call|describe|say)\b/.test(frame.name)
        ? actors.filter((party) => sides.has(sideOf(party))).map((party) => party.name)
        : [],
    ),
  ];
  return redrafted(draft, {
    accordingTo: sayers,
    reported: deniers.length > 0 ? "contested" : "claimed",
    contestedBy: [...new Set(deniers)],
  });
}

/** "accused Kenya of threatening it". */
const isAccusedOf = (charge: Token, { xpos, head }: Token): boolean =>
  xpos === "VBG" && /^(?:accuse|suspect|blame)$/.test(charge.lemma) && head >= 0;

/** Deeds that nobody likes to be told of: to say that a rival does them is to accuse. */
const hostile = new Set<PloverType>(["ASSAULT", "AID", "COOPERATE", "COERCE"]);

const confirming = /confirm|acknowledge|admit|concede/;

/** "Japan says that Russia has shipped missiles to Iran" is also Japan's accusation of Russia; empty for what nobody claims. */
export function accusationsIn(
  analysis: Analysis,
  draft: EventDraft,
  statements: readonly StatementReading[],
): EventDraft[] {
  if (draft.reported === "fact" || !hostile.has(draft.frame.type) || draft.actors.length === 0) return [];
  return draft.accordingTo.flatMap((speaker): EventDraft[] => {
    const statement = statements.find(
      (one) => one.speaker === speaker && one.start <= draft.evidence.end && draft.evidence.start <= one.end,
    );
    // Who confirms what others say accuses nobody.
    if (statement === undefined || statement.speaks_for === null || confirming.test(statement.by)) return [];
    return [
      redrafted(draft, {
        frame: { name: "spoken-claim", pos: "v", type: "ACCUSE", mode: null, cameo: "112", ploverMode: "allege" },
        actors: [{ ...speakerParty(analysis, statement, speaker), at: draft.predicate }],
        recipients: draft.actors,
        recipientInferred: false,
        place: null,
        when:
          statement.date === null
            ? null
            : { date: statement.date, dateIs: "inferred", reason: "the day on which it was said", span: statement },
        status: "held",
        accordingTo: [],
        reported: "fact",
        contestedBy: [],
        doubts: [],
        slots: ["speaker", "doer"],
        act: null,
        chance: null,
        tellings: 1,
      }),
    ];
  });
}
