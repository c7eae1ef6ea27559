/** An event as one plain sentence in the present: "Elina Valtonen visits Kazakhstan", "China and Russia sign an agreement". */
import type { EventReading } from "../model/reading.ts";

/** `nameOf` turns "CHN" into "China" and leaves other names. Who is not known stands as "not said". */
export function sentenceInWords(event: EventReading, nameOf: (party: string) => string): string {
  const { actor, recipient, mode, type, place } = event;
  const [one, many, link] = verbs[mode ?? type] ?? verbs[type]!;
  const start = `${namesJoined(actor.map(nameOf)) || "not said"} ${actor.length > 1 ? many : one}`;
  if (recipient.length > 0) return `${start}${link === "" ? "" : ` ${link}`} ${namesJoined(recipient.map(nameOf))}`;
  return mode === "visit" && place !== null ? `${start} ${place}` : start;
}

/** "A", "A and B", "A, B and C"; "" for none. */
export const namesJoined = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** One does, several do, and how the other side is joined on: "A visits B", "A and B meet", "A speaks with B". */
export const verbs: Readonly<Record<string, readonly [string, string, string]>> = {
  visit: ["visits", "visit", ""],
  meeting: ["meets", "meet", ""],
  call: ["speaks by telephone", "speak by telephone", "with"],
  summit: ["confers", "confer", "with"],
  letter: ["writes", "write", "to"],
  forum: ["takes part in talks", "take part in talks", "with"],
  sign: ["signs an agreement", "sign an agreement", "with"],
  pledge: ["makes a pledge", "make a pledge", "to"],
  propose: ["makes a proposal", "make a proposal", "to"],
  CONSULT: ["consults", "consult", "with"],
  AGREE: ["agrees", "agree", "with"],
  SUPPORT: ["shows support", "show support", "for"],
  CONCEDE: ["concedes", "concede", "to"],
  COOPERATE: ["cooperates", "cooperate", "with"],
  AID: ["gives aid", "give aid", "to"],
  RETREAT: ["retreats", "retreat", "before"],
  REQUEST: ["makes a request", "make a request", "to"],
  ACCUSE: ["accuses", "accuse", ""],
  REJECT: ["rejects a demand or charge", "reject a demand or charge", "of"],
  THREATEN: ["threatens", "threaten", ""],
  PROTEST: ["protests", "protest", "against"],
  SANCTION: ["takes measures", "take measures", "against"],
  MOBILIZE: ["mobilises", "mobilise", "against"],
  COERCE: ["uses coercion", "use coercion", "against"],
  ASSAULT: ["attacks", "attack", ""],
};
