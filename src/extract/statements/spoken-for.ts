/** The state for which a speaker speaks: the minister for hers, the leader of the opposition for none. */
import type { Analysis } from "../../model/index.ts";
import { OUTLETS, type Saying } from "./saying.ts";

/** The state for which the speaker speaks: none for news agencies, parties, the opposition and those who have left office. */
export function spokenFor(analysis: Analysis, { sentence, cues, speaker }: Saying): string | null {
  if (speaker.country === null || speaker.names.length > 1) return speaker.country;
  if (speaker.kind === "body") return OUTLETS.test(speaker.name) || PARTIES.test(speaker.name) ? null : speaker.country;
  if (speaker.kind !== "person") return speaker.country;
  const { body } = analysis.article;
  const told = analysis.mentions.filter(
    (mention) => mention.form === "name" && mention.actors.length === 1 && mention.actors[0]!.name === speaker.name,
  );
  const own = cues[0]!.speaker;
  const described = told.some((mention) => {
    const words = body.slice(mention.start, mention.end);
    const before = body.slice(Math.max(0, mention.start - 24), mention.start);
    const apposition = /^, (?:an?|the)? ?[^,.;]{0,60}/.exec(body.slice(mention.end, mention.end + 64))?.[0] ?? "";
    return (
      PRIVATE.test(words) || /\b(?:former|ex-|opposition)\s?[a-z ]{0,16}$/i.test(before) || PRIVATE.test(apposition)
    );
  });
  return described && own !== null && sentence.tokens[own] !== undefined ? null : speaker.country;
}

const PARTIES = /\b(?:party|labour|tories|conservatives|republicans|democrats|greens|likud|kuomintang)\b/i;

/** Words of those who speak for themselves, a party or a house. */
const PRIVATE =
  /\b(?:former|ex-|opposition|lawmaker|mp|senator|congressman|congresswoman|(?<!(?:permanent|special|trade|high|deputy|chief|personal|\bu\.?n\.?|diplomatic) )representative|professor|analyst|fellow|researcher|expert|activist|dissident|party leader|party chief|labour leader|leader of the [a-z ]*(?:opposition|party)|retired|historian|columnist|blogger|vlogger)\b/i;
