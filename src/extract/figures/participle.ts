/** Past participles, to tell what was done with things: "send" makes "missiles sent". */
import type { Token } from "../../model/index.ts";

const IRREGULAR: Readonly<Record<string, string>> = {
  send: "sent",
  sell: "sold",
  buy: "bought",
  make: "made",
  take: "taken",
  give: "given",
  hold: "held",
  lose: "lost",
  spend: "spent",
  pay: "paid",
  build: "built",
  bring: "brought",
  find: "found",
  shoot: "shot",
  hit: "hit",
  cut: "cut",
  put: "put",
  set: "set",
  see: "seen",
  keep: "kept",
  leave: "left",
  win: "won",
  draw: "drawn",
  drive: "driven",
  fly: "flown",
  steal: "stolen",
};

export const participle = (verb: Token): string => {
  const irregular = IRREGULAR[verb.lemma];
  if (irregular !== undefined && Object.hasOwn(IRREGULAR, verb.lemma)) return irregular;
  if (verb.xpos === "VBG" && verb.norm.endsWith("ing") && !/[^aeiou]ying$/.test(verb.norm))
    return verb.norm.replace(/ing$/, "ed");
  if (verb.xpos === "VBN" || verb.xpos === "VBD") return verb.norm;
  if (verb.lemma.endsWith("e")) return `${verb.lemma}d`;
  return /[^aeiou]y$/.test(verb.lemma) ? `${verb.lemma.slice(0, -1)}ied` : `${verb.lemma}ed`;
};
