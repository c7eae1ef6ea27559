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

// Fitted on 433 events of keys that the weights have not learned from; behind each how many with it are right.
const BIAS = 1.36;
const WEIGHTS: Readonly<Record<string, number>> = {
  "both sides": -0.15, // 184 of 238
  "chance:0.5": -0.88, // 22 of 43
  "chance:0.6": -0.79, // 32 of 63
  "chance:0.7": -0.56, // 35 of 61
  "chance:0.8": -0.04, // 65 of 91
  "chance:0.9": 0.73, // 67 of 79
  "chance:0.95": 1.71, // 91 of 96
  dated: -0.59, // 225 of 311
  doubt: 0.01, // 69 of 121
  "no doubt": 0.17, // 243 of 312
  "told:1": -0.36, // 257 of 372
  "told:2": 0.55, // 40 of 44
  "told:3": -0.02, // 15 of 17
  "word:n": -0.16, // 62 of 99
  "word:v": 0.34, // 250 of 334
};
