import type { EventReading, PloverType, Status } from "../../model/index.ts";
import type { Frame } from "./lexicon.ts";

/**
 * Strict PLOVER and CAMEO for what our record says more richly: a visit that is only announced is AGREE in PLOVER and 036 in
 * CAMEO, a signing SUPPORT and 057. Source: PLOVER manual 2.0, CAMEO codebook; decision 0004 tells where we depart.
 * What is denied has no code in either (`plover` null, `cameo` null).
 */
export function codesOf(
  frame: Pick<Frame, "type" | "mode" | "cameo" | "ploverMode">,
  status: Status,
  contexts: readonly string[],
): Pick<EventReading, "plover" | "cameo"> {
  if (status === "denied") return { plover: null, cameo: null };
  const toCome = status === "announced" || status === "proposed";
  const code = (type: PloverType, mode: string | null, cameo: string, ...more: string[]) => ({
    plover: { type, mode, contexts: [...new Set([...more, ...contexts])].sort() },
    cameo,
  });
  if (frame.type === "CONSULT") {
    if (status === "cancelled") return code("REJECT", "meet", "125", "diplomatic");
    if (toCome) return code("AGREE", null, "036", "diplomatic");
    return code("CONSULT", strictConsultMode[frame.mode ?? ""] ?? null, frame.cameo);
  }
  if (frame.type === "AGREE") {
    return frame.mode === "sign" && status === "held"
      ? code("SUPPORT", null, "057", "diplomatic")
      : code("AGREE", null, frame.cameo === "057" ? "030" : frame.cameo, "diplomatic");
  }
  const promised = toCome ? promisedCameo[frame.type] : undefined;
  if (promised === "035") return code("CONCEDE", null, promised);
  if (promised !== undefined) return code("AGREE", null, promised);
  const threatened = status === "proposed" ? threats[frame.type] : undefined;
  return threatened === undefined ? code(frame.type, frame.ploverMode, frame.cameo) : code("THREATEN", ...threatened);
}

const strictConsultMode: Readonly<Record<string, string>> = {
  visit: "visit",
  call: "phone",
  letter: "phone",
  summit: "multilateral",
  forum: "multilateral",
};

/** Intents to cooperate and to give way, by what is promised. */
const promisedCameo: Partial<Record<PloverType, string>> = {
  SUPPORT: "032",
  AID: "033",
  COOPERATE: "031",
  CONCEDE: "035",
  RETREAT: "035",
};

/** Harm that is only considered is a threat, by what is threatened. */
const threats: Partial<Record<PloverType, readonly [mode: string, cameo: string]>> = {
  PROTEST: ["relations", "133"],
  SANCTION: ["relations", "131"],
  COERCE: ["restrict", "132"],
  ASSAULT: ["violence", "138"],
};

/** PLOVER's contexts that single words of the sentence tell. */
const contextWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    military: "military troops army navy missile missiles weapons arms defence defense soldiers drills warship forces",
    diplomatic: "diplomatic diplomats embassy ambassador bilateral ministry talks summit",
    economic: "trade tariff tariffs economic exports imports investment currency economy loan",
    cbrn: "nuclear chemical biological warhead uranium",
    territory: "border sovereignty territory territorial annexation",
    natural_resource: "oil gas coal mining fisheries lithium grain",
    human_rights: "rights",
    migration: "migrants migration refugees",
    election: "election elections ballot vote",
    legal: "court treaty tribunal lawsuit",
    cyber: "cyber hackers hacking",
    terrorism: "terrorism terrorist terrorists",
    intelligence: "spy spies spying espionage intelligence",
    technology: "technology chips semiconductor semiconductors",
    environment: "climate emissions environment",
    peacekeeping: "peacekeepers peacekeeping",
    health: "vaccine vaccines pandemic",
  }).flatMap(([context, words]) => words.split(" ").map((word) => [word, context] as const)),
);

/** The contexts that the words of a sentence speak of, in alphabetical order. */
export function contextsOf(norms: Iterable<string>): string[] {
  const found = new Set<string>();
  for (const norm of norms) {
    const context = contextWords.get(norm);
    if (context !== undefined) found.add(context);
  }
  return [...found].sort();
}
