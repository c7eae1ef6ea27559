/**
 * Through what a saying reached the page: "told Reuters", "according to Interfax", "at a daily briefing", "in a statement",
 * "wrote on Telegram". Null when it is not said.
 */
import {
  bareRel,
  children,
  dependent,
  dependents,
  headOf,
  isRel,
  nounPhrase,
  spanOf,
  subtree,
} from "../../language/index.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import type { Cue } from "./cues.ts";
import { mentionOf } from "./speaker.ts";

export const MEDIA = new Set([
  "statement",
  "communique",
  "communiqué",
  "briefing",
  "conference",
  "presser",
  "interview",
  "letter",
  "speech",
  "address",
  "readout",
  "release",
  "post",
  "tweet",
  "message",
  "email",
  "e-mail",
  "op-ed",
  "article",
  "column",
  "testimony",
  "video",
  "podcast",
  "press",
  "newsletter",
  "memo",
  "declaration",
  "report",
  "broadcast",
  "television",
  "tv",
  "radio",
  "blog",
  "thread",
  "remarks",
  "telegram",
  "twitter",
  "facebook",
  "x",
  "weibo",
  "instagram",
  "truth",
  "linkedin",
  "youtube",
  "wechat",
  "bluesky",
]);
const SOCIAL = new Map([
  ["twitter", "Twitter"],
  ["x", "X"],
  ["telegram", "Telegram"],
  ["facebook", "Facebook"],
  ["weibo", "Weibo"],
  ["instagram", "Instagram"],
  ["youtube", "YouTube"],
  ["wechat", "WeChat"],
  ["bluesky", "Bluesky"],
]);

export interface Hearing {
  readonly via: string | null;
  readonly to: string | null;
  readonly viaSpan: readonly [number, number] | null;
}

/** Reads what hangs on the verb of saying. */
export function hearingOf(analysis: Analysis, sentence: Sentence, cue: Cue, skip: readonly number[]): Hearing {
  let via: Token | null = null;
  let words: string | null = null;
  let to: string | null = null;
  const verbs = [cue.token];
  const head = headOf(sentence, cue.token);
  // "Speaking at a briefing, she said": the participle's place is the saying's.
  for (const child of children(sentence, cue.token)) {
    if ((isRel(child, "advcl") || isRel(child, "acl")) && /^(?:speak|write|talk|address|post)$/.test(child.lemma))
      verbs.push(child.index);
  }
  if (head !== null && bareRel(sentence.tokens[cue.token]!) === "advcl" && head.upos === "VERB") verbs.push(head.index);
  if (cue.lemma === "tweet") words = "Twitter";
  // "used her speech to call for": the object of "use" is where it was said.
  if (head?.lemma === "use") {
    const used = dependent(sentence, head.index, "obj");
    if (used !== null && MEDIA.has(used.lemma)) via = used;
  }
  for (const verb of verbs) {
    for (const child of children(sentence, verb)) {
      if (skip.includes(child.index)) continue;
      if (isRel(child, "obl") || isRel(child, "nmod") || isRel(child, "advmod")) {
        const marker = dependent(sentence, child.index, "case");
        const preposition = marker?.norm ?? "";
        const social = SOCIAL.get(child.norm);
        const platform = PLATFORMS.has(child.lemma)
          ? subtree(sentence, child.index)
              .map((i) =>
                sentence.tokens[i]!.upos === "PROPN" || i > child.index
                  ? SOCIAL.get(sentence.tokens[i]!.norm)
                  : undefined,
              )
              .find((one) => one !== undefined)
          : undefined;
        if (platform !== undefined) words ??= platform;
        else if (social !== undefined && /^(?:on|via|through|in)$/.test(preposition)) words ??= social;
        else if (
          (MEDIA.has(child.lemma) || MEDIA.has(child.norm)) &&
          /^(?:in|at|on|during|through|via|from|by)$/.test(preposition) &&
          isNear(sentence, marker, child) &&
          (preposition === "in" || !/^(?:report|article|column|media|press)s?$/.test(child.norm))
        )
          via ??= child;
        // "hinted on France Inter", "said on CNN"
        if (preposition === "on" && child.upos === "PROPN" && knownOutlet(analysis, sentence, child))
          words ??= nameAt(analysis, sentence, child);
        if (
          preposition === "to" &&
          cue.token === verb &&
          to === null &&
          /^(?:say|write|explain|complain|apologi[sz]e|add|confirm|announce|reply|respond)$/.test(cue.lemma)
        )
          to = nameAt(analysis, sentence, child);
      }
      const hears =
        child.norm !== "that" &&
        (isRel(child, "obj") || isRel(child, "iobj")) &&
        child.index > cue.token &&
        isHearer(analysis, sentence, cue.token, child);
      // "told a news conference": the occasion, where hearers would stand.
      if (hears && cue.lemma === "tell" && /^(?:conference|briefing|presser|interviewer)$/.test(child.lemma)) {
        via ??= child;
        continue;
      }
      if (hears && cue.token === verb && /^(?:tell|inform|assure|remind|urge|warn|ask)$/.test(cue.lemma)) {
        const heard = nameAt(analysis, sentence, child);
        // "told Sky News presenter Ana Ruiz"
        const presenter = subtree(sentence, child.index).find((i) => PRESENTER.test(sentence.tokens[i]!.norm));
        const journal =
          presenter === undefined
            ? undefined
            : dependents(sentence, presenter, "compound").find((one) => knownOutlet(analysis, sentence, one));
        if (cue.lemma === "tell" && journal !== undefined) words ??= nameAt(analysis, sentence, journal);
        else if (cue.lemma === "tell" && isOutlet(analysis, sentence, child)) words ??= heard;
        else to ??= heard;
      }
    }
  }
  // "told Reuters, “…”" where the tree made no object of it.
  const next = sentence.tokens[cue.token + 1];
  if (
    words === null &&
    to === null &&
    cue.lemma === "tell" &&
    next !== undefined &&
    next.upos === "PROPN" &&
    isOutlet(analysis, sentence, next)
  )
    words = nameAt(analysis, sentence, next);
  if (words === null && via === null && cue.lemma === "tell") {
    const told = toldTo(analysis, sentence, cue.token);
    if (told?.medium === true) {
      via = told.token;
      to = null;
    } else if (told !== null) {
      words = told.name;
      to = null;
    }
  }
  if (words === null && via === null) words = onPlatform(sentence, cue.token);
  if (words === null && via === null) words = writtenFor(analysis, sentence, verbs);
  if (words === null && via === null) {
    const opening = openingPhrase(sentence, cue.token);
    if (opening !== null) {
      if (opening.upos === "PROPN" && sentence.tokens[0]!.norm === "writing")
        words = nameAt(analysis, sentence, opening);
      else via = opening;
    }
  }
  if (words === null && via !== null) {
    const phrase = mediumPhrase(analysis, sentence, via);
    words = phrase.words;
    return { via: words, to, viaSpan: phrase.span };
  }
  return { via: words, to, viaSpan: null };
}

const PLATFORMS = new Set(["platform", "site", "network", "service", "app", "channel", "account"]);

/** Does the preposition stand a few words before its noun, and no comma between? */
const isNear = ({ tokens }: Sentence, marker: Token | null, { index }: Token): boolean =>
  marker !== null &&
  index - marker.index <= 6 &&
  !tokens.slice(marker.index, index).some((token) => token.text === ",");

/** "told a joint news conference", "told the broadcaster A Haber": by the order of the words behind the verb. */
function toldTo(
  analysis: Analysis,
  sentence: Sentence,
  verb: number,
): { readonly token: Token; readonly medium: boolean; readonly name: string } | null {
  for (let i = verb + 1; i < sentence.tokens.length && i < verb + 7; i += 1) {
    const token = sentence.tokens[i]!;
    if (
      /^(?:conference|briefing|presser|radio|television|tv)$/.test(token.norm) &&
      sentence.tokens[i + 1]?.upos !== "NOUN" &&
      !/^\p{Lu}/u.test(sentence.tokens[i + 1]?.text ?? "")
    )
      return { token, medium: true, name: token.text };
    if (
      /^(?:broadcaster|newspaper|agency|channel|network|magazine|daily|station|outlet|website|paper)$/.test(token.norm)
    ) {
      let last = i;
      while (sentence.tokens[last + 1] !== undefined && /^\p{Lu}/u.test(sentence.tokens[last + 1]!.text)) last += 1;
      if (last === i) return { token, medium: true, name: token.text };
      const name = analysis.article.body.slice(sentence.tokens[i + 1]!.start, sentence.tokens[last]!.end);
      return { token, medium: false, name };
    }
    if (!/^(?:DET|ADJ|NOUN|PROPN)$/.test(token.upos)) return null;
  }
  return null;
}

/** "on the platform X", "on Telegram", behind the verb and outside quotation marks. */
function onPlatform(sentence: Sentence, verb: number): string | null {
  for (let i = verb + 1; i < sentence.tokens.length; i += 1) {
    const token = sentence.tokens[i]!;
    if (token.norm !== "on" && token.norm !== "via") continue;
    for (let k = i + 1; k < sentence.tokens.length && k < i + 6; k += 1) {
      const word = sentence.tokens[k]!;
      const social = SOCIAL.get(word.norm.endsWith(".") ? word.norm.slice(0, -1) : word.norm);
      if (social !== undefined && /^\p{Lu}/u.test(word.text) && !isQuoted(sentence, word)) return social;
      if (!BEFORE_PLATFORM.has(word.norm)) break;
    }
  }
  return null;
}

const isQuoted = ({ quotes }: Sentence, { start }: Token): boolean =>
  quotes.some((quote) => quote.start < start && start < quote.end);

const BEFORE_PLATFORM = new Set(
  "the his her its their social media messaging platform site network app channel account service a post".split(" "),
);

/** "In a joint statement, …", "At a news conference on Friday, …", "Writing for the Star, …": what opens the sentence. */
function openingPhrase(sentence: Sentence, cue: number): Token | null {
  const first = sentence.tokens[0];
  if (first === undefined || !/^(?:in|at|during|on|writing)$/.test(first.norm)) return null;
  for (let i = 1; i < sentence.tokens.length && i < cue && i < 14; i += 1) {
    const token = sentence.tokens[i]!;
    if (token.text === ",") return null;
    if (first.norm === "writing") {
      if (token.upos === "PROPN" && sentence.tokens.slice(1, i).some((one) => one.norm === "for" || one.norm === "in"))
        return token;
      continue;
    }
    const next = sentence.tokens[i + 1];
    // "In a wide-ranging interview", "In a televised speech"
    const describes = /^VB[GN]$/.test(token.xpos) && (sentence.tokens[i - 1]!.text === "-" || next?.upos === "NOUN");
    if ((token.upos === "VERB" && !describes) || token.upos === "AUX") return null;
    const inside =
      next !== undefined &&
      (next.upos === "NOUN" || next.upos === "PROPN") &&
      next.index < cue &&
      sentence.tokens[i + 2]?.upos !== "VERB";
    if (
      (MEDIA.has(token.lemma) || MEDIA.has(token.norm)) &&
      !inside &&
      !/^(?:report|media|press|remarks|x)s?$/.test(token.norm)
    )
      return token;
  }
  return null;
}

/** "writing an op-ed for The Daily Star": the paper. */
function writtenFor(analysis: Analysis, sentence: Sentence, verbs: readonly number[]): string | null {
  for (const verb of verbs) {
    if (sentence.tokens[verb]!.lemma !== "write") continue;
    for (const i of subtree(sentence, verb)) {
      const token = sentence.tokens[i]!;
      if (
        token.upos === "PROPN" &&
        bareRel(token) !== "compound" &&
        children(sentence, i).some((below) => /^(?:for|in)$/.test(below.norm) && bareRel(below) === "case") &&
        i > verb &&
        i < verb + 10
      )
        return nameAt(analysis, sentence, token);
    }
  }
  return null;
}

/** Those told stand right behind the verb, or are named there. */
function isHearer(analysis: Analysis, sentence: Sentence, verb: number, token: Token): boolean {
  for (let i = verb + 1; i < token.index; i += 1) {
    const { upos, norm } = sentence.tokens[i]!;
    if (upos === "VERB" || upos === "AUX" || upos === "PUNCT" || norm === "to") return false;
  }
  return token.index - verb <= 3 || mentionOf(analysis, sentence, token.index)?.headToken === token.index;
}

const CHAMBERS =
  /^(?:commons|lords|parliament|congress|senate|house|assembly|bundestag|duma|knesset|sejm|diet|council|lawmakers|mps|court|cabinet|forum|summit)$/;

const PRESENTER = /^(?:presenter|anchor|host|correspondent|journalist|reporter|interviewer)$/;

/** A name that the actors know as a body, with a word of news in it: no island, and no state's office. */
const knownOutlet = (analysis: Analysis, sentence: Sentence, token: Token): boolean =>
  (mentionOf(analysis, sentence, token.index)?.actors ?? []).some(
    (actor) => actor.type === "body" && OUTLET.test(actor.name),
  );

const OUTLET =
  /\b(?:news|times|post|tv|radio|agency|daily|herald|journal|bbc|cnn|reuters|afp|ap|tass|interfax|xinhua|today|fox|nbc|abc|cbs|sky|guardian|bloomberg|telegraph|yonhap|kyodo|jazeera|npr|politico|media|press|newspaper|rai|rtl|zdf|ard|rfi|voa|ndtv|trt|nhk|channel)\b/i;

/** "told Reuters", "told the BBC": a body that is no party's, or a name that the actors do not know as a person or state. */
function isOutlet(analysis: Analysis, sentence: Sentence, token: Token): boolean {
  if (token.upos !== "PROPN" || CHAMBERS.test(token.norm)) return false;
  const mention = mentionOf(analysis, sentence, token.index);
  if (mention === null || mention.actors.length === 0) return true;
  return (
    mention.actors.every((actor) => actor.type === "body" && actor.country === null) ||
    mention.actors.some((actor) => actor.type === "body" && OUTLET.test(actor.name))
  );
}

function nameAt(analysis: Analysis, sentence: Sentence, token: Token): string {
  const mention = mentionOf(analysis, sentence, token.index);
  const actor = mention?.actors[0];
  if (mention !== null && mention.actors.length === 1 && actor !== undefined && actor.type !== "state")
    return actor.name;
  const words = nounPhrase(sentence, token.index);
  const span = spanOf(sentence, words);
  return analysis.article.body
    .slice(span.start, span.end)
    .replace(/\s+/g, " ")
    .replace(/^(?:(?:by|in|on|with|to|for) )?(?:(?:the|a|an) )?/i, "");
}

/** "interview with Der Spiegel", "interview published on Friday by Der Spiegel": who printed it. */
function outletOf(sentence: Sentence, medium: Token): Token | null {
  const near = [...dependents(sentence, medium.index, "nmod"), ...dependents(sentence, medium.index, "compound")];
  for (const told of dependents(sentence, medium.index, "acl"))
    near.push(
      ...dependents(sentence, told.index, "obl").filter((one) =>
        children(sentence, one.index).some(({ norm }) => /^(?:by|in|on)$/.test(norm)),
      ),
    );
  return near.find((one) => one.upos === "PROPN" && !MONTH_OR_DAY.test(one.norm)) ?? null;
}

const MONTH_OR_DAY =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** "daily briefing", "interview with Der Spiegel" → the outlet where it is named, "Telegram post" → "Telegram". */
function mediumPhrase(
  analysis: Analysis,
  sentence: Sentence,
  head: Token,
): { words: string; span: readonly [number, number] } {
  const under = subtree(sentence, head.index, (child) =>
    /^(?:acl|advcl|parataxis|punct|conj|cc)$/.test(bareRel(child)),
  );
  for (const i of under) {
    const social = SOCIAL.get(sentence.tokens[i]!.norm);
    if (social !== undefined && (sentence.tokens[i]!.upos === "PROPN" || i !== head.index))
      return { words: social, span: [sentence.tokens[i]!.start, sentence.tokens[i]!.end] };
  }
  if (/^(?:interview|op-ed|article|column)$/.test(head.lemma)) {
    const outlet = outletOf(sentence, head);
    if (outlet !== null) return { words: nameAt(analysis, sentence, outlet), span: [outlet.start, outlet.end] };
  }
  const words = nounPhrase(sentence, head.index).filter((i) => {
    const token = sentence.tokens[i]!;
    return (
      i <= head.index &&
      token.deprel !== "det" &&
      bareRel(token) !== "case" &&
      token.deprel !== "nmod:poss" &&
      bareRel(token) !== "nummod" &&
      token.upos !== "PUNCT"
    );
  });
  const from = words.filter((i) => sentence.tokens[i]!.deprel !== "case");
  const span = spanOf(sentence, from.length === 0 ? [head.index] : from);
  return {
    words: analysis.article.body.slice(span.start, span.end).replace(/\s+/g, " "),
    span: [span.start, span.end],
  };
}
