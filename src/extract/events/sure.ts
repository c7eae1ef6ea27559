import type { Analysis } from "../../model/index.ts";
import type { EventDraft } from "./draft.ts";
import { isPage } from "./gate.ts";

/**
 * How probably a careful reader would agree with an event, 0..1 with two decimals: the chance that the weights give its best telling
 * (gate.ts), set right by how often events of that chance, told that often, are in the keys that the weights have not seen.
 * The numbers are fitted by tools/fit-sure.ts (its head tells how); run it again and put its lines here when rules or weights change.
 */
export function sureOf(draft: EventDraft, analysis: Analysis): number {
  const sum = sureFeatures(draft, analysis).reduce((total, feature) => total + (WEIGHTS[feature] ?? 0), BIAS);
  return Math.round(100 * Math.min(0.99, Math.max(0.05, 1 / (1 + Math.exp(-sum))))) / 100;
}

/** What of an event the table knows: its chance in steps, how often and how it is told, whether on a page or in a sentence by itself. */
export function sureFeatures(draft: EventDraft, analysis: Analysis): string[] {
  const chance = draft.chance ?? 0.5;
  const step = STEPS.findLast((from) => chance >= from) ?? 0;
  return [
    `chance:${step}`,
    `told:${Math.min(3, draft.tellings)}`,
    `word:${draft.frame.pos}`,
    isPage(analysis) ? "page" : "sentence",
    draft.doubts.length === 0 ? "no doubt" : "doubt",
    ...(draft.when === null ? [] : ["dated"]),
    ...(draft.actors.length > 0 && draft.recipients.length > 0 ? ["both sides"] : []),
  ];
}

const STEPS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

// Fitted on 603 events of keys that the weights have not learned from; behind each how many with it are right.
const BIAS = 0.63;
const WEIGHTS: Readonly<Record<string, number>> = {
  "both sides": 0.57, // 282 of 358
  "chance:0": -0.95, // 12 of 30
  "chance:0.5": -0.79, // 25 of 55
  "chance:0.6": -0.71, // 24 of 49
  "chance:0.7": -0.26, // 54 of 88
  "chance:0.8": 0.33, // 104 of 139
  "chance:0.9": 0.77, // 84 of 103
  "chance:0.95": 1.74, // 130 of 139
  dated: -0.18, // 334 of 454
  doubt: 0.24, // 88 of 138
  "no doubt": -0.1, // 345 of 465
  page: -0.23, // 100 of 132
  sentence: 0.36, // 333 of 471
  "told:1": -0.62, // 346 of 508
  "told:2": 0.58, // 69 of 75
  "told:3": 0.18, // 18 of 20
  "word:n": -0.1, // 57 of 89
  "word:v": 0.23, // 376 of 514
};
