/** The state for which a speaker speaks: the minister for hers, the leader of the opposition for none. */
import { oncePer } from "../../kit/once-per.ts";
import type { Analysis } from "../../model/index.ts";
import { OUTLETS, type Saying } from "./saying.ts";

/** The state for which the speaker speaks: none for news agencies, parties, the opposition and those who have left office. */
export function spokenFor(analysis: Analysis, { sentence, cues, speaker }: Saying): string | null {
  if (speaker.country === null || speaker.names.length > 1) return speaker.country;
  if (speaker.kind === "body") return OUTLETS.test(speaker.name) || PARTIES.test(speaker.name) ? null : speaker.country;
  if (speaker.kind !== "person") return speaker.country;
  const own = cues[0]!.speaker;
  if (own === null || sentence.tokens[own] === undefined) return speaker.country;
  const known = described(analysis);
  let isDescribed = known.get(speaker.name);
  if (isDescribed === undefined) {
    isDescribed = isPrivate(analysis, speaker.name);
    known.set(speaker.name, isDescribed);
  }
  return isDescribed ? null : speaker.country;
}

/** Of each person asked about: does the page tell of them as of one who speaks for nobody else? */
const described = oncePer((_: Analysis) => new Map<string, boolean>());

function isPrivate(analysis: Analysis, name: string): boolean {
  const { body } = analysis.article;
  return analysis.mentions.some((mention) => {
    if (mention.form !== "name" || mention.actors.length !== 1 || mention.actors[0]!.name !== name) return false;
    const words = body.slice(mention.start, mention.end);
    const before = body.slice(Math.max(0, mention.start - 24), mention.start);
    const apposition = /^, (?:an?|the)? ?[^,.;]{0,60}/.exec(body.slice(mention.end, mention.end + 64))?.[0] ?? "";
    return (
      PRIVATE.test(words) || /\b(?:former|ex-|opposition)\s?[a-z ]{0,16}$/i.test(before) || PRIVATE.test(apposition)
    );
  });
}

const PARTIES = /\b(?:party|labour|tories|conservatives|republicans|democrats|greens|likud|kuomintang)\b/i;

/** Words of those who speak for themselves, a party or a house. */
const PRIVATE =
  /\b(?:former|ex-|opposition|lawmaker|mp|senator|congressman|congresswoman|(?<!(?:permanent|special|trade|high|deputy|chief|personal|\bu\.?n\.?|diplomatic) )representative|professor|analyst|fellow|researcher|expert|activist|dissident|party leader|party chief|labour leader|leader of the [a-z ]*(?:opposition|party)|retired|historian|columnist|blogger|vlogger)\b/i;
