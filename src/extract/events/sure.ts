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

// Fitted on 624 events of keys that the weights have not learned from; behind each how many with it are right.
const BIAS = 0.43;
const WEIGHTS: Readonly<Record<string, number>> = {
  "both sides": 0.65, // 287 of 366
  "chance:0": -1.1, // 11 of 32
  "chance:0.5": -0.67, // 28 of 58
  "chance:0.6": -0.83, // 36 of 78
  "chance:0.7": -0.3, // 46 of 76
  "chance:0.8": 0.47, // 101 of 133
  "chance:0.9": 0.71, // 82 of 101
  "chance:0.95": 1.82, // 137 of 146
  dated: -0.03, // 341 of 463
  doubt: 0.19, // 88 of 146
  "no doubt": -0.09, // 353 of 478
  page: -0.29, // 101 of 140
  sentence: 0.39, // 340 of 484
  "told:1": -0.67, // 354 of 529
  "told:2": 0.61, // 68 of 74
  "told:3": 0.16, // 19 of 21
  "word:n": -0.27, // 61 of 103
  "word:v": 0.37, // 380 of 521
};
