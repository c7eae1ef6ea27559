import type { PloverType, Sentence, StatementReading } from "../../model/index.ts";
import type { EventDraft } from "./draft.ts";

/** Deeds that somebody may deny; an act of words is a fact once it is said. */
const deeds = new Set<PloverType>(["ASSAULT", "AID", "COOPERATE", "COERCE", "MOBILIZE", "RETREAT"]);

const hedges = new Set(["allegedly", "reportedly", "purportedly", "alleged", "suspected", "supposedly"]);

/** The verb of denying that the deed stands under: "denied that it was sending arms"; null if none. */
function deniedBy(sentence: Sentence, predicate: number): number | null {
  let at = sentence.tokens[predicate]!.head;
  for (let step = 0; at >= 0 && step < 6; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.lemma === "deny" || token.lemma === "refute") return at;
    at = token.head;
  }
  return null;
}

/**
 * Who says so. A deed told only in the words of another party is `claimed`; where the page also has its denial, `contested`.
 * "Japan says China's navy fired on a boat" → claimed by Japan; a side's word on its own doings is no allegation.
 */
export function withReport(draft: EventDraft, sentence: Sentence, statements: readonly StatementReading[]): EventDraft {
  const predicate = sentence.tokens[draft.predicate]!;
  if (!deeds.has(draft.frame.type)) return draft;
  const doers = new Set(draft.actors.flatMap((party) => [party.name, party.state ?? party.name]));
  const tellers = statements.filter(
    (statement) =>
      statement.speaker !== null &&
      statement.start <= predicate.start &&
      predicate.end <= statement.end &&
      statement.act === "asserts" &&
      !doers.has(statement.speaker) &&
      (statement.speaks_for === null || !doers.has(statement.speaks_for)),
  );
  const denial = deniedBy(sentence, draft.predicate);
  if (denial !== null) {
    const name = draft.actors[0]?.name;
    return { ...draft, reported: "contested", contestedBy: name === undefined ? [] : [name] };
  }
  const hedged = sentence.tokens.some(
    (token) => hedges.has(token.norm) && Math.abs(token.index - draft.predicate) <= 8,
  );
  if (tellers.length === 0 && !hedged) return draft;
  const deniers = statements.filter(
    (statement) =>
      statement.act === "denies" &&
      statement.speaker !== null &&
      (doers.has(statement.speaker) || (statement.speaks_for !== null && doers.has(statement.speaks_for))),
  );
  return {
    ...draft,
    accordingTo: [...new Set(tellers.map((statement) => statement.speaker!))],
    reported: deniers.length > 0 ? "contested" : "claimed",
    contestedBy: [...new Set(deniers.map((statement) => statement.speaker!))],
  };
}

/** Deeds that nobody likes to be told of: to say that a rival does them is to accuse. */
const hostile = new Set<PloverType>(["ASSAULT", "AID", "COOPERATE", "COERCE"]);

/** "Japan says that Russia has shipped missiles to Iran" is also Japan's accusation of Russia; empty for what nobody claims. */
export function accusationsIn(draft: EventDraft, statements: readonly StatementReading[]): EventDraft[] {
  if (draft.reported === "fact" || !hostile.has(draft.frame.type) || draft.actors.length === 0) return [];
  return draft.accordingTo.flatMap((speaker): EventDraft[] => {
    const statement = statements.find(
      (one) => one.speaker === speaker && one.start <= draft.evidence.end && draft.evidence.start <= one.end,
    );
    if (statement === undefined || statement.speaks_for === null) return [];
    return [
      {
        ...draft,
        frame: { name: "spoken-claim", pos: "v", type: "ACCUSE", mode: null, cameo: "112", ploverMode: "allege" },
        actors: [
          {
            name: speaker,
            type: speaker === statement.speaks_for ? "state" : "person",
            state: statement.speaks_for,
            official: true,
            at: draft.predicate,
          },
        ],
        recipients: draft.actors,
        recipientInferred: false,
        place: null,
        when: null,
        status: "held",
        accordingTo: [],
        reported: "fact",
        contestedBy: [],
        doubts: [],
        slots: ["speaker", "doer"],
        chance: null,
        tellings: 1,
      },
    ];
  });
}
