/** The day and place of speaking: "said in Oslo on Friday". Null where the page does not say. */
import { bareRel, children, headOf, isRel, isUnder } from "../../language/index.ts";
import type { Analysis, Edtf, Sentence } from "../../model/index.ts";
import type { Cue } from "./cues.ts";

export interface DayOfSaying {
  readonly date: Edtf | null;
  readonly place: string | null;
  readonly span: readonly [number, number] | null;
}

/** Reads the expressions of time and the places that hang on the verb of saying or on the participle beside it. */
export function dayOfSaying(
  analysis: Analysis,
  sentence: Sentence,
  cues: readonly Cue[],
  _speaker: string,
): DayOfSaying {
  let date: Edtf | null = null;
  let span: readonly [number, number] | null = null;
  let place: string | null = null;
  for (const cue of cues) {
    const verbs = [cue.token];
    for (const child of children(sentence, cue.token))
      if (isRel(child, "advcl") && /^(?:speak|address|meet|write)$/.test(child.lemma)) verbs.push(child.index);
    for (const time of analysis.timesBySentence[sentence.index] ?? []) {
      if (date !== null || time.type !== "date" || time.value === null) continue;
      let at = headOfRun(sentence, time.first, time.last);
      // "on Friday": the noun hangs on the verb; "Friday's briefing" on a noun that hangs on it.
      for (let step = 0; step < 3; step += 1) {
        const head = headOf(sentence, at);
        if (head === null) break;
        if (verbs.includes(head.index)) {
          if (cue.content !== null && isUnder(sentence, at, cue.content) && cue.content !== head.head) break;
          date = time.value;
          span = [time.start, time.end];
          break;
        }
        if (!/^(?:nmod|compound|amod)$/.test(bareRel(sentence.tokens[at]!))) break;
        at = head.index;
      }
    }
    for (const mention of analysis.mentionsBySentence[sentence.index] ?? []) {
      if (place !== null) break;
      const token = sentence.tokens[mention.headToken]!;
      if (!verbs.includes(token.head) || !isRel(token, "obl")) continue;
      const preposition = children(sentence, token.index).find((below) => bareRel(below) === "case")?.norm;
      const actor = mention.actors[0];
      if (preposition !== "in" || actor === undefined || (actor.type !== "place" && actor.type !== "state")) continue;
      place = analysis.article.body.slice(mention.start, mention.end);
    }
  }
  return { date, place, span };
}

function headOfRun(sentence: Sentence, first: number, last: number): number {
  for (let i = last; i >= first; i -= 1) {
    const head = sentence.tokens[i]!.head;
    if (head < first || head > last) return i;
  }
  return last;
}
