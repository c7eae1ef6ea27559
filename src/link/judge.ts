/**
 * How likely two records are one, with what a tie of their pages adds: two outlets of one story that tell of talks mean the same talks,
 * even where one is a day off; two copies of one text do where one page's day was worked out wrongly.
 */
import { compareDayApart, compareInOneText } from "./events.ts";
import { score } from "./match.ts";
import type { EventSketch, Slim } from "./sketch.ts";
import type { Relation } from "./tied.ts";
import type { PageTie } from "./ties.ts";

/** How much likelier two records are one when their pages hang together so. */
const PAGE_TIE: Readonly<Record<Relation, number>> = {
  same_text: 0.18,
  rewrite: 0.14,
  same_story: 0.08,
  same_event: 0.05,
};

const NAMES: Readonly<Record<Relation, string>> = {
  same_text: "one text",
  rewrite: "one text reworded",
  same_story: "one story",
  same_event: "one event",
};
/** What the likeness of two pages adds where two of their events name no party. Set on the training topics of ECB+. */
const NAMELESS = 0.6;
const namesNobody = ({ actor, recipient }: EventSketch): boolean => actor.length + recipient.length === 0;
const UNLIKE = { score: 0, why: "by others that are like both" };

/** The score of two records of one kind, and what spoke for it; `tie` is that of their pages. */
export function judge(a: Slim, b: Slim, tie: PageTie | undefined): { readonly score: number; readonly why: string } {
  const plain = score(a, b) ?? UNLIKE;
  if (tie === undefined) return plain;
  const { relation } = tie;
  // Of events that name nobody, how alike their pages are must say more.
  const nameless = a.kind === "event" && b.kind === "event" && namesNobody(a) && namesNobody(b);
  const more = nameless ? Math.max(PAGE_TIE[relation], NAMELESS * tie.score - 0.1) : PAGE_TIE[relation];
  const tied = ({ score: value, why }: { readonly score: number; readonly why: string }) => ({
    score: value + more,
    why: `${why}; pages of ${NAMES[relation]}`,
  });
  if (plain.score > 0) return tied(plain);
  if (a.kind !== "event" || b.kind !== "event") return plain;
  const copied = relation === "same_text" || relation === "rewrite";
  const anew = copied ? compareInOneText(a, b) : compareDayApart(a, b);
  return anew !== null && anew.score > 0 ? tied(anew) : plain;
}
