import type { Analysis } from "../../model/index.ts";
import type { EventDraft } from "./draft.ts";
import { isPage } from "./gate.ts";

/**
 * How probably a careful reader would agree with an event, 0..1 with two decimals: the chance that the weights give its best telling
 * (gate.ts) and what the network thinks of its word, set right by how often events of that chance, told that often, are in the keys
 * that the weights have not seen. The numbers are fitted by tools/fit-sure.ts (its head tells how); run it again and put its lines here
 * when rules or weights change.
 */
export function sureOf(draft: EventDraft, analysis: Analysis): number {
  let sum = BIAS;
  for (const [feature, value] of sureFeatures(draft, analysis)) sum += (WEIGHTS[feature] ?? 0) * value;
  return Math.round(100 * Math.min(0.99, Math.max(0.05, 1 / (1 + Math.exp(-sum))))) / 100;
}

/**
 * What of an event the table knows: its chance as log odds (Platt 1999), the network's chance of the act, and as 1 how often and how
 * it is told, whether on a page or in a sentence by itself.
 */
export function sureFeatures(draft: EventDraft, analysis: Analysis): (readonly [feature: string, value: number])[] {
  const chance = Math.min(0.995, Math.max(0.005, draft.chance ?? 0.5));
  return [
    ["chance", Math.log(chance / (1 - chance))],
    draft.act === null ? ["unasked", 1] : ["act", draft.act],
    [`told:${Math.min(3, draft.tellings)}`, 1],
    [`word:${draft.frame.pos}`, 1],
    [isPage(analysis) ? "page" : "sentence", 1],
    [draft.when === null ? "undated" : "dated", 1],
    [draft.actors.length > 0 && draft.recipients.length > 0 ? "both sides" : "one side", 1],
  ];
}

// Fitted on 614 events of keys that the weights have not learned from; behind each how many with it are right.
const BIAS = -0.21;
const WEIGHTS: Readonly<Record<string, number>> = {
  act: 1.18, // 384 of 509
  "both sides": 0.25, // 287 of 362
  chance: 0.62, // 441 of 614
  dated: -0.04, // 341 of 457
  "one side": -0.3, // 154 of 252
  page: -0.31, // 101 of 138
  sentence: 0.26, // 340 of 476
  "told:1": -0.62, // 355 of 520
  "told:2": 0.55, // 67 of 73
  "told:3": 0.02, // 19 of 21
  unasked: 0.13, // 57 of 105
  undated: -0.01, // 100 of 157
  "word:n": -0.11, // 61 of 98
  "word:v": 0.06, // 380 of 516
};
