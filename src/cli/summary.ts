/**
 * What a workspace holds, in four lines:
 *   12 pages     8 independent, 3 same text, 1 reworded
 */
import type { Store } from "../store/store.ts";

export async function summaryOf(store: Store): Promise<readonly string[]> {
  const counts = await store.counts();
  const kinds = new Map<string, number>();
  const people = new Set<string>();
  let several = 0;
  const series = new Set<string>();
  for await (const line of store.record()) {
    if (line.kind === "event") {
      const kind = line.mode ?? line.type;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    } else if (line.kind === "statement") {
      if (line.speaker !== null) people.add(line.speaker);
      if (line.variants.length > 1) several += 1;
    } else if (line.kind === "figure") series.add(`${line.what}\n${line.unit}`);
  }
  const sorted = [...kinds].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = sorted.slice(0, 4).map(([kind, count]) => plural(count, ...(WORDS[kind] ?? [kind, kind])));
  const rest = sorted.slice(4).reduce((sum, [, count]) => sum + count, 0);
  if (rest > 0) shown.push(`${rest} other`);
  const pages = [
    `${counts.independent} independent`,
    counts.same_text > 0 ? `${counts.same_text} same text` : "",
    counts.rewrite > 0 ? `${counts.rewrite} reworded` : "",
    counts.skipped > 0 ? `${counts.skipped} skipped` : "",
    counts.failed > 0 ? `${counts.failed} failed` : "",
  ];
  const line = (count: number, one: string, many: string, what: readonly string[]) =>
    `  ${plural(count, one, many).padEnd(14)} ${what.filter((words) => words !== "").join(", ")}`.trimEnd();
  return [
    line(counts.pages, "page", "pages", pages),
    line(counts.events, "event", "events", shown),
    line(counts.statements, "quote", "quotes", [
      plural(people.size, "speaker", "speakers"),
      several > 0 ? `${several} in more than one wording` : "",
    ]),
    line(counts.figures, "figure", "figures", [`${series.size} series`]),
  ];
}

export const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  visit: ["visit", "visits"],
  meeting: ["meeting", "meetings"],
  call: ["call", "calls"],
  summit: ["summit", "summits"],
  letter: ["letter", "letters"],
  forum: ["forum", "forums"],
  sign: ["signing", "signings"],
  pledge: ["pledge", "pledges"],
  propose: ["proposal", "proposals"],
  CONSULT: ["consultation", "consultations"],
  AGREE: ["agreement", "agreements"],
  SUPPORT: ["show of support", "shows of support"],
  COOPERATE: ["cooperation", "cooperations"],
  AID: ["aid", "aids"],
  CONCEDE: ["concession", "concessions"],
  RETREAT: ["retreat", "retreats"],
  REQUEST: ["request", "requests"],
  ACCUSE: ["accusation", "accusations"],
  REJECT: ["rejection", "rejections"],
  THREATEN: ["threat", "threats"],
  PROTEST: ["protest", "protests"],
  SANCTION: ["sanction", "sanctions"],
  MOBILIZE: ["mobilisation", "mobilisations"],
  COERCE: ["coercion", "coercions"],
  ASSAULT: ["assault", "assaults"],
};
