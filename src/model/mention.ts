import type { Span } from "./span.ts";

export type ActorType = "person" | "state" | "body" | "group" | "place";

/** Who is meant, in the form in which the record prints it. */
export interface Actor {
  readonly type: ActorType;
  /** A person's full name, a body's name, a place's name, or of a state its ISO 3166-1 alpha-3 code. "the West" stands as a group. */
  readonly name: string;
  /** ISO 3166-1 alpha-3 of the state that a person or body acts for or a place lies in; a state's own code; null if none or unknown. */
  readonly country: string | null;
  /** Office or part as of the page's day: "Prime Minister". */
  readonly role: string | null;
  readonly wikidata: string | null;
  /** PLOVER sector: GOV, MIL, COP, REB …; null or absent where none is known. */
  readonly sector?: string | null;
  /** The code that the user's own registry of actors gives; null or absent if none. */
  readonly code?: string | null;
  /** Of a place: degrees, WGS 84; null or absent where not known. */
  readonly lat?: number | null;
  readonly lon?: number | null;
}

/** Words of one sentence that stand for one actor, or for several ("the two leaders"). Offsets are into `Article.body`. */
export interface Mention extends Span {
  readonly kind: "mention";
  readonly sentence: number;
  /** Token indices in the sentence, `last` inclusive. `headToken` carries the mention in the tree. */
  readonly first: number;
  readonly last: number;
  readonly headToken: number;
  readonly form: "name" | "nominal" | "pronoun";
  /** One, or the several that a plural stands for; empty when it is seen to be a party but not known which ("a spokesman", "officials"). */
  readonly actors: readonly Actor[];
  /** What the words call it where no actor is known: "a senior official"; else null. */
  readonly label: string | null;
  /** PLOVER sector of those meant, by the words: "Slovak soldiers" MIL. Null or absent where none is known. */
  readonly sector?: string | null;
  /** State of those who are no actor of their own: "Chinese companies" CHN. Null or absent where actors are given or it is not known. */
  readonly country?: string | null;
  /** Of a name that stays open, who may be meant, best first: nothing is forced; of one settled, those who came close behind whom it means. Absent where there was no doubt. */
  readonly candidates?: readonly Candidate[];
  /** "Beijing": does it act ("Beijing said": a state) or is it where ("in Beijing": a place)? Settled by syntax. */
  readonly why: string;
}

/** One who may be meant. `score`: points of likelihood, to be compared within one mention only. */
export interface Candidate {
  readonly name: string;
  readonly role: string | null;
  readonly country: string | null;
  readonly wikidata: string | null;
  readonly score: number;
}
