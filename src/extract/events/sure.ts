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

// Fitted on 598 events of keys that the weights have not learned from; behind each how many with it are right.
const BIAS = 0.69;
const WEIGHTS: Readonly<Record<string, number>> = {
  "both sides": 0.52, // 272 of 349
  "chance:0": -0.91, // 15 of 32
  "chance:0.5": -0.61, // 24 of 46
  "chance:0.6": -0.67, // 38 of 73
  "chance:0.7": -0.34, // 45 of 75
  "chance:0.8": 0.18, // 102 of 142
  "chance:0.9": 0.87, // 87 of 102
  "chance:0.95": 1.64, // 119 of 128
  dated: -0.05, // 328 of 443
  doubt: 0.27, // 91 of 139
  "no doubt": -0.13, // 339 of 459
  page: -0.26, // 98 of 133
  sentence: 0.41, // 332 of 465
  "told:1": -0.66, // 353 of 514
  "told:2": 0.52, // 58 of 63
  "told:3": 0.29, // 19 of 21
  "word:n": -0.05, // 60 of 92
  "word:v": 0.19, // 370 of 506
};
