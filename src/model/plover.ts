/** The 16 event types of PLOVER 2.0, from cooperation to conflict. */
export const PLOVER_TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;
export type PloverType = (typeof PLOVER_TYPES)[number];

/** Readout's own modes; the strict ones of PLOVER stand in `EventReading.plover`. */
export type Mode = "visit" | "meeting" | "call" | "summit" | "letter" | "forum" | "sign" | "pledge" | "propose";

export type Status = "proposed" | "announced" | "underway" | "held" | "cancelled" | "denied";
