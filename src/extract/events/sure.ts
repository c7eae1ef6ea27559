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

// Fitted on 534 events of keys that the weights have not learned from; behind each how many with it are right.
const BIAS = 0.76;
const WEIGHTS: Readonly<Record<string, number>> = {
  "both sides": 0.14, // 231 of 303
  "chance:0": -0.87, // 6 of 14
  "chance:0.5": -0.33, // 24 of 42
  "chance:0.6": -0.08, // 48 of 76
  "chance:0.7": -0.39, // 47 of 78
  "chance:0.8": 0.06, // 80 of 115
  "chance:0.9": 0.12, // 64 of 87
  "chance:0.95": 1.62, // 114 of 122
  dated: -0.18, // 292 of 402
  doubt: -0.04, // 79 of 128
  "no doubt": 0.16, // 304 of 406
  "told:1": -0.3, // 315 of 457
  "told:2": 0.8, // 55 of 61
  "told:3": -0.37, // 13 of 16
  "word:n": -0.13, // 60 of 93
  "word:v": 0.25, // 323 of 441
};
