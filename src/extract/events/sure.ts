import type { EventDraft } from "./draft.ts";

/**
 * How probably a careful reader would agree with an event, 0..1 with two decimals: the chance that the weights give its best telling
 * (gate.ts), set right by how often events of that chance, told that often, are in the keys that the weights have not seen.
 * The numbers are fitted by tools/fit-sure.ts (its head tells how); run it again and put its lines here when rules or weights change.
 */
export function sureOf(draft: EventDraft): number {
  const sum = sureFeatures(draft).reduce((total, feature) => total + (WEIGHTS[feature] ?? 0), BIAS);
  return Math.round(100 * Math.min(0.99, Math.max(0.05, 1 / (1 + Math.exp(-sum))))) / 100;
}

/** What of an event the table knows: its chance in steps, how often it is told, how it is told. */
export function sureFeatures(draft: EventDraft): string[] {
  const chance = draft.chance ?? 0.5;
  const step = STEPS.findLast((from) => chance >= from) ?? 0;
  return [
    `chance:${step}`,
    `told:${Math.min(3, draft.tellings)}`,
    `word:${draft.frame.pos}`,
    draft.doubts.length === 0 ? "no doubt" : "doubt",
    ...(draft.when === null ? [] : ["dated"]),
    ...(draft.actors.length > 0 && draft.recipients.length > 0 ? ["both sides"] : []),
  ];
}

const STEPS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

// Fitted on 440 events of keys that the weights have not learned from; behind each how many with it are right.
const BIAS = 1.14;
const WEIGHTS: Readonly<Record<string, number>> = {
  "both sides": -0.19, // 182 of 236
  "chance:0.5": -1.15, // 25 of 59
  "chance:0.6": -0.61, // 35 of 62
  "chance:0.7": -0.54, // 37 of 63
  "chance:0.8": 0.08, // 68 of 92
  "chance:0.9": 0.77, // 63 of 73
  "chance:0.95": 1.6, // 86 of 91
  dated: -0.35, // 231 of 319
  doubt: -0.06, // 76 of 135
  "no doubt": 0.2, // 238 of 305
  "told:1": -0.19, // 258 of 376
  "told:2": 0.43, // 41 of 47
  "told:3": -0.1, // 15 of 17
  "word:n": -0.13, // 65 of 105
  "word:v": 0.27, // 249 of 335
};
