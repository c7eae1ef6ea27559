/**
 * What figures told one after another share: behind "Trade rose 5% in 2023, customs data showed." the sentence "Exports to Chile grew
 * by 8% to $2 billion" is of 2023 too, and of the customs.
 */
import { daysOf, granularityOf } from "../../kit/edtf.ts";
import { grammaticalSubject } from "../../language/index.ts";
import type { Analysis, Edtf, FigureReading, Sentence, Token } from "../../model/index.ts";
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
  let lead = null as Told | null;
  for (const one of told) {
    const { figure } = one;
    if (!isSeries(figure)) continue;
    if (lead !== null && one.sentence - lead.sentence <= REACH && one.past) follow(one, lead.figure, lead.data);
    // "In 2022 trade came to $190 billion." among the figures of 2023 is background: the run goes on with 2023.
    if (lead !== null && one.sentence - lead.sentence <= REACH && isBackground(analysis, one, lead))
      lead = { ...lead, sentence: one.sentence };
    else if (one.figure.period !== null && stretch(one.figure.period))
      lead = { ...one, data: one.data || sameSource(one, lead) };
    else if (lead !== null && one.sentence - lead.sentence > REACH) lead = null;
  }
  inForce(analysis, told);
  const scenes = scenesOf(analysis);
  for (const one of told) {
    const { figure } = one;
    if (figure.period !== null || figure.status !== "fact") continue;
    const enacted = figure.is === "count" && one.verb >= 0 && enacts(analysis.sentences[one.sentence]!, one.verb);
    const market = MARKETS.test(figure.what);
    if (
      !enacted &&
      !market &&
      !(one.past && (isOfDeed(figure, analysis.sentences[one.sentence]!.tokens[one.verb]) || isOfFlight(analysis, one)))
    )
      continue;
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
    const reach = enacted || isOfFlight(analysis, one) ? ENACTED_REACH : SCENE_REACH;
    if (scene !== null && one.sentence - scene.sentence <= reach) one.figure = { ...figure, period: scene.date };
  }
}

/** So many sentences on, the day on which a duty starts may still be told. */
const EFFECT_REACH = 10;
const LEVY = /\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|surtax|quotas?|fees?|ban)\b/i;
const STARTS =
  /\b(?:(?:come|take|go|enter)s?|came|took|went|coming|taking|entering) into (?:effect|force)|\b(?:take|takes|taking) effect|\b(?:be|are) (?:implemented|introduced|imposed|phased in)|\b(?:kick|kicks) in|\bwill (?:start|begin|apply)\b/gi;

/** "will impose a 25% duty on steel … The duties come into effect on 15 October": the duty is of the day on which it starts. */
function inForce(analysis: Analysis, told: readonly Told[]): void {
  for (const one of told) {
    const { figure } = one;
    if (!LEVY.test(figure.what) || (figure.status !== "expected" && figure.is === "change")) continue;
    // "an order imposing a tax, which will take effect on 12 March" is of March, and of its own sentence.
    const day = startOf(analysis, one, figure.period === null ? EFFECT_REACH : 1);
    if (day !== null) one.figure = { ...figure, period: day };
  }
}

/** The day on which a duty of these words starts, told in the next sentences; of several clauses that which shares most words with it. */
function startOf(analysis: Analysis, { figure, sentence: from }: Told, reach: number): Edtf | null {
  const words = new Set(figure.what.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  let best: Edtf | null = null;
  let most = -1;
  for (const sentence of analysis.sentences.slice(from, from + reach)) {
    const text = analysis.article.body.slice(sentence.start, sentence.end);
    if (!LEVY.test(text)) continue;
    let clause = 0;
    for (const match of text.matchAll(STARTS)) {
      const end = match.index + match[0].length;
      const day = (analysis.timesBySentence[sentence.index] ?? []).find(
        (time) =>
          time.type === "date" &&
          time.value !== null &&
          time.start >= sentence.start + end &&
          time.start < sentence.start + end + 30,
      );
      const shared = (
        text
          .slice(clause, match.index)
          .toLowerCase()
          .match(/\p{L}{3,}/gu) ?? []
      ).filter((word) => words.has(word));
      clause = end;
      if (day === undefined || day.value === null || shared.length <= most) continue;
      most = shared.length;
      best = day.value;
    }
  }
  return best;
}

/** Of an earlier time than the run, in a paragraph of its own. */
function isBackground(analysis: Analysis, one: Told, lead: Told): boolean {
  const [own, led] = [daysOf(one.figure.period), daysOf(lead.figure.period)];
  const apart = analysis.sentences[one.sentence]!.paragraph !== analysis.sentences[lead.sentence]!.paragraph;
  return own !== null && led !== null && apart && own.last < led.first;
}

/** People and things counted, and money that is no series: what one deed moves. */
const isOfDeed = (figure: Told["figure"], verb: Token | undefined): boolean =>
  figure.is === "count" ||
  (figure.is === "level" &&
    /^[A-Z]{3}$/.test(figure.unit) &&
    !isSeries(figure) &&
    verb !== undefined &&
    !/^(?:be|have|rank|stand|remain|amount|total|come|export|import|trade|earn)$/.test(verb.lemma));

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
  /^(?:fly|overfl[yo]w?|travel|reach|climb|rise|land|fall|splash)$/.test(
    analysis.sentences[sentence]!.tokens[verb]!.lemma,
  );

/** What moves every day, so that a move without a day is the day's. */
const MARKETS =
  /^(?:the )?(?:pound|dollar|euro|yen|yuan|rouble|ruble|rupee|lira|shares|stocks|bitcoin|gold|brent(?: crude)?|crude|oil prices?|[A-Z]\w+ (?:index|shares|stocks))\b/i;

/** Tolls are counted up over days, whatever the day of the news. */
const TOLL =
  /\b(?:toll|killed|dead|died|wounded|injured|missing|displaced|casualties|victims|refugees|infected|infections|cases)\b/i;

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
