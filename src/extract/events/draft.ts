import type { Span, Status, When } from "../../model/index.ts";
import type { Party } from "../party.ts";
import type { Frame } from "./lexicon.ts";

/** An event as one predicate tells it, before the tellings of one page are made one. */
export interface EventDraft {
  readonly frame: Pick<Frame, "name" | "pos" | "type" | "mode" | "cameo" | "ploverMode">;
  readonly sentence: number;
  /** Token index of the predicate. */
  readonly predicate: number;
  readonly actors: readonly Party[];
  readonly recipients: readonly Party[];
  /** Was a recipient read from a place or an owner rather than named in its slot? */
  readonly recipientInferred: boolean;
  readonly place: {
    readonly name: string;
    readonly span: Span;
    readonly country: string | null;
    /** A whole country, where the page tells no closer. */
    readonly land: boolean;
  } | null;
  readonly when: When | null;
  readonly status: Status;
  readonly accordingTo: readonly string[];
  readonly reported: "fact" | "claimed" | "contested";
  readonly contestedBy: readonly string[];
  readonly evidence: Span;
  /** What speaks against it, in words, without ruling it out: "needs both", "within one state". */
  readonly doubts: readonly string[];
  /** The slots that gave actors and recipients, with "~" where the order of the words helped; "null" for none. */
  readonly slots: readonly [string, string];
  /** How probably the word tells of an act of this type, by the network (acts.ts); null where it was not asked. */
  readonly act: number | null;
  /** How probably it is an event, by the weights (gate.ts); of a happening told several times the highest. Null before it is weighed. */
  readonly chance: number | null;
  /** Told as another than the one spoken of: "their next meeting". */
  readonly another: boolean;
  /** Told as done besides what was told before: "also agreed to". */
  readonly also: boolean;
  /** Of a signing: told as done, by the tense of its verb. */
  readonly past: boolean;
  /** Token index of the verb whose outcome it tells: "fired rockets, killing ten"; null for what is no outcome. */
  readonly outcomeOf: number | null;
  /** How many tellings it was made of. */
  readonly tellings: number;
}

/**
 * The draft with some of its fields told anew. Written out, as the engine gives each `{ ...draft, … }` of so many fields a shape of
 * its own; with one shape for all, whatever asks a draft knows where its fields are.
 */
export const redrafted = (draft: EventDraft, change: Partial<EventDraft>): EventDraft =>
  Object.assign(
    {
      frame: draft.frame,
      sentence: draft.sentence,
      predicate: draft.predicate,
      actors: draft.actors,
      recipients: draft.recipients,
      recipientInferred: draft.recipientInferred,
      place: draft.place,
      when: draft.when,
      status: draft.status,
      accordingTo: draft.accordingTo,
      reported: draft.reported,
      contestedBy: draft.contestedBy,
      evidence: draft.evidence,
      doubts: draft.doubts,
      slots: draft.slots,
      act: draft.act,
      chance: draft.chance,
      tellings: draft.tellings,
      outcomeOf: draft.outcomeOf,
      also: draft.also,
      past: draft.past,
      another: draft.another,
    },
    change,
  );

/** Told by a word that the lexicon does not list (unlisted.ts). */
export const isUnlisted = ({ frame }: EventDraft): boolean => frame.name.endsWith("~");

/** What is said (spoken.ts), or follows from where somebody is (presence.ts), is told by no word of its own. */
export const isSpoken = ({ frame }: EventDraft): boolean =>
  frame.name.startsWith("spoken") || frame.name === "presence";
