/** Sayings within sayings, and by what way they came: "…, his spokesman said", "Li said …, Xinhua reported". */
import { bareRel } from "../../language/index.ts";
import type { Sentence } from "../../model/index.ts";
import { type Draft, OUTLETS, type Saying } from "./saying.ts";
import { isAbove, startOfClause } from "./scope.ts";

/** "…,” he added": what is said right after by the same speaker came the same way. */
export function handOnVia(drafts: Draft[]): void {
  for (let i = 1; i < drafts.length; i += 1) {
    const draft = drafts[i]!;
    const before = drafts[i - 1]!;
    // "Okafor said it was false. She told Radio 4 that …": said to the same.
    if (
      before.saying.via === null &&
      draft.saying.via !== null &&
      draft.saying.cues[0]!.lemma === "tell" &&
      follows(before, draft)
    )
      before.saying = { ...before.saying, via: draft.saying.via };
    if (draft.saying.via !== null || before.saying.via === null) continue;
    // Reported words go the same way only where they follow at once.
    if (draft.form === "indirect" && !follows(before, draft)) continue;
    const one = draft.saying.speaker;
    const other = before.saying.speaker;
    // A ministry's spokeswoman, named in the next sentence, is the ministry's voice still.
    const voice =
      other.kind === "body" && one.kind === "person" && one.country !== null && one.country === other.country;
    if (one.name !== other.name && !voice) continue;
    if (Math.min(...draft.sentences) - Math.max(...before.sentences) > 2) continue;
    draft.saying = { ...draft.saying, via: before.saying.via };
  }
}

export const follows = (before: Draft, draft: Draft): boolean =>
  Math.min(...draft.sentences) - Math.max(...before.sentences) === 1 &&
  before.saying.sentence.paragraph === draft.saying.sentence.paragraph &&
  before.saying.speaker.name === draft.saying.speaker.name;

/** "Japan condemned the raid, its spokesman said": the ministry's words about its own state are one saying, the spokesman's. */
export function withoutInner(sentence: Sentence, sayings: readonly Saying[]): Saying[] {
  if (sayings.length < 2) return [...sayings];
  return sayings.filter((inner) => {
    if (inner.speaker.country === null) return true;
    return !sayings.some(
      (outer) =>
        outer !== inner &&
        outer.speaker.country === inner.speaker.country &&
        // An outlet of the state only passes on what is said: relayedBy.
        !OUTLETS.test(outer.speaker.name) &&
        outer.cues.some((cue) =>
          // "…, a point Geng reiterated" is said beside it.
          cue.after !== null && bareRel(sentence.tokens[cue.token]!) !== "acl"
            ? inner.cues.every(
                (one) =>
                  // "China hopes that talks begin, its spokesman said": what the state hopes is his to say.
                  (one.judges || (inner.speaker.kind !== "person" && one.kind === "verb" && one.after === null)) &&
                  one.token < cue.after! &&
                  one.token >= startOfClause(sentence, sayings, cue),
              )
            : // "Wang said China supported “the timely convening”": his words too.
              cue.kind === "verb" &&
              !cue.judges &&
              inner.speaker.kind === "state" &&
              inner.cues.every(
                (one) => one.kind === "verb" && one.token > cue.token && isAbove(sentence, cue.token, one.token),
              ),
        ),
    );
  });
}

/**
 * "Li said that the talks went well, Xinhua reported", "…, his spokesman said": who only passes on what another says is its channel and
 * no speaker of his own. "Both sides agreed that it was over, Li said" is Li's alone.
 */
export function relayedBy(sentence: Sentence, sayings: readonly Saying[]): Saying[] {
  if (sayings.length < 2) return [...sayings];
  const out = [...sayings];
  for (const outer of sayings) {
    const cue = outer.cues[0]!;
    if (outer.cues.length > 1 || cue.kind !== "verb" || cue.speaker === null) continue;
    const head = sentence.tokens[cue.speaker]!;
    const inner = out.find(
      (one) =>
        one !== outer &&
        one.speaker.name !== outer.speaker.name &&
        one.cues.every((own) =>
          // "…, two sources said, Reuters reported."
          cue.after !== null
            ? own.token < cue.after && (own.after === null || OUTLETS.test(outer.speaker.name))
            : isAbove(sentence, cue.token, own.token),
        ),
    );
    if (inner === undefined) continue;
    const passes =
      cue.lemma === "report" ||
      (outer.speaker.kind !== "person" && OUTLETS.test(outer.speaker.name)) ||
      (cue.after !== null && RELAYS.test(head.norm));
    if (passes) {
      out.splice(out.indexOf(outer), 1);
      out[out.indexOf(inner)] = {
        ...inner,
        via: inner.via ?? outer.speaker.name,
        viaSpan: inner.via === null ? [head.start, head.end] : inner.viaSpan,
        asides: [...inner.asides, cue],
      };
    } else if (cue.after !== null && inner.cues.every((own) => own.lemma === "agree"))
      out.splice(out.indexOf(inner), 1);
  }
  return out;
}

const RELAYS =
  /^(?:official|officials|spokesman|spokeswoman|spokesperson|aide|aides|source|sources|diplomat|diplomats|office)$/;
