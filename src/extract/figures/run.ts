/**
 * What figures told one after another share: behind "Trade rose 5% in 2023, customs data showed." the sentence "Exports to Chile grew
 * by 8% to $2 billion" is of 2023 too, and of the customs.
 */
import { granularityOf } from "../../kit/edtf.ts";
import { grammaticalSubject } from "../../language/index.ts";
import type { Analysis, Edtf, FigureReading, Sentence } from "../../model/index.ts";
import { timeOf } from "../../time/index.ts";
import { scenesOf } from "../scenes.ts";
import { shift } from "./period.ts";

export interface Told {
  figure: Omit<FigureReading, "id" | "sure">;
  readonly sentence: number;
  /** The source keeps data ("according to customs figures"), which others are likely to be from. */
  readonly data: boolean;
  /** Told as past: "rose", "were signed". */
  readonly past: boolean;
  /** The verb of its clause, -1 when there is none. */
  readonly verb: number;
}

/** So many sentences on, a figure still belongs to the run. */
const REACH = 2;
/** So many sentences on, a count still belongs to the happening told before. */
const SCENE_REACH = 3;

/** So many sentences on, "the package" is still the one adopted. */
const ENACTED_REACH = 12;

/** Flows that statistics tell in series; lower case, singular. */
const SERIES =
  /\b(?:trade|exports?|imports?|shipments?|sales?|output|production|growth|economy|gdp|inflation|prices?|revenues?|profits?|investments?|spending|deliver(?:y|ies)|suppl(?:y|ies)|turnover|remittances?|arrivals|consumption|deficit|surplus)\b/i;

/** Fills period, `against` and source of figures that give none from those just before; counts of what was done from the happening. */
export function shareAlong(analysis: Analysis, told: readonly Told[]): void {
  let lead: Told | null = null;
  for (const one of told) {
    const { figure } = one;
    if (!isSeries(figure)) continue;
    if (lead !== null && one.sentence - lead.sentence <= REACH && one.past) follow(one, lead.figure, lead.data);
    if (one.figure.period !== null && stretch(one.figure.period))
      lead = { ...one, data: one.data || sameSource(one, lead) };
    else if (lead !== null && one.sentence - lead.sentence > REACH) lead = null;
  }
  const scenes = scenesOf(analysis);
  for (const one of told) {
    const { figure } = one;
    if (figure.period !== null || figure.status !== "fact") continue;
    const enacted = figure.is === "count" && one.verb >= 0 && enacts(analysis.sentences[one.sentence]!, one.verb);
    const market = MARKETS.test(figure.what);
    if (!enacted && !market && !(one.past && (isOfDeed(figure) || isOfFlight(analysis, one)))) continue;
    // "sent four ships", "have freed two men" as the news of the day: counted on the day of the deed.
    const total = TOLL.test(figure.what);
    const when = one.verb < 0 || total ? null : timeOf(analysis, analysis.sentences[one.sentence]!, one.verb);
    if (when !== null && !when.date.includes("..")) {
      one.figure = { ...figure, period: when.date };
      continue;
    }
    const day = analysis.published.published;
    if (market) {
      if (day !== null && granularityOf(day) === "day") one.figure = { ...figure, period: day };
      continue;
    }
    const scene = scenes[one.sentence] ?? null;
    const reach = enacted ? ENACTED_REACH : SCENE_REACH;
    if (scene !== null && one.sentence - scene.sentence <= reach) one.figure = { ...figure, period: scene.date };
  }
}

/** People and things counted, and money that is no series: what one deed moves. */
const isOfDeed = (figure: Told["figure"]): boolean =>
  figure.is === "count" || (figure.is === "level" && /^[A-Z]{3}$/.test(figure.unit) && !isSeries(figure));

/** "The package puts 116 people on the list": what a paper of the day does, though told as present. */
function enacts(sentence: Sentence, verb: number): boolean {
  const token = sentence.tokens[verb]!;
  if (token.xpos !== "VBZ" || !ENACTING.has(token.lemma)) return false;
  const subject = grammaticalSubject(sentence, verb);
  return (
    subject !== null &&
    (subject.norm === "it" ||
      /^(?:package|round|decree|order|law|resolution|list|bill|pact|deal|text)$/.test(subject.lemma))
  );
}

const ENACTING = new Set("put add bar ban list blacklist name target hit cover include cut set".split(" "));

/** "flew 3,700 km", "overflew the island for two minutes": how far and how long what was launched went. */
const isOfFlight = (analysis: Analysis, { figure, sentence, verb }: Told): boolean =>
  figure.is === "level" &&
  /^(?:km|miles|metres|minutes)$/.test(figure.unit) &&
  verb >= 0 &&
  /^(?:fly|overfly|travel|reach|climb|rise|land|fall|splash)$/.test(analysis.sentences[sentence]!.tokens[verb]!.lemma);

/** What moves every day, so that a move without a day is the day's. */
const MARKETS =
  /^(?:the )?(?:pound|dollar|euro|yen|yuan|rouble|ruble|rupee|lira|shares|stocks|bitcoin|gold|brent(?: crude)?|crude|oil prices?|[A-Z]\w+ (?:index|shares|stocks))\b/i;

/** Tolls are counted up over days, whatever the day of the news. */
const TOLL =
  /\b(?:killed|dead|died|wounded|injured|missing|displaced|casualties|victims|refugees|infected|infections|cases)\b/i;

const isSeries = (figure: Told["figure"]): boolean =>
  figure.status === "fact" &&
  (figure.is === "level" || figure.is === "change") &&
  (figure.unit === "%" || /^[A-Z]{3}$/.test(figure.unit) || figure.unit === "tons" || figure.unit === "barrels") &&
  SERIES.test(figure.what);

const sameSource = (one: Told, lead: Told | null): boolean =>
  lead?.data === true && one.figure.source !== null && one.figure.source === lead.figure.source;

function follow(one: Told, lead: Told["figure"], data: boolean): void {
  const { figure } = one;
  if (figure.period !== null && figure.period !== lead.period) return;
  const period: Edtf | null = figure.period ?? lead.period;
  const against =
    figure.against ??
    (figure.is === "change" && period !== null && granularityOf(period) === "year" ? shift(period, -12) : null);
  const source = figure.source ?? (data ? lead.source : null);
  one.figure = { ...figure, period, against, source };
}

/** A year, a quarter, a month or a span of them; a day tells of one happening. */
const stretch = (period: Edtf): boolean => {
  const size = granularityOf(period);
  return (
    size === "year" ||
    size === "month" ||
    /^\d{4}-(?:3[3-6]|4[01])$/.test(period) ||
    /^\d{4}-\d{2}\/\d{4}-\d{2}$/.test(period)
  );
};
